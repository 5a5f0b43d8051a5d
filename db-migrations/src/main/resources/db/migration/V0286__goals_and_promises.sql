-- Goals tell how they ended, and promises that are closed are listed by when.
create or replace view conversation.v_goal as
select g.id, g.account_id as given_account_id, g.title, g.measure, g.baseline, g.target, g.due, g.state, g.closed_on, g.created_on,
       r.value, r.read_on, r.note, g.version, g.closed_reason
from conversation.goal g
     left join lateral (select value, read_on, note
                        from conversation.goal_reading
                        where goal_id = g.id
                        order by read_on desc, recorded_at desc, id desc
                        limit 1) r on true;

create or replace view conversation.v_tie_fact as
select g.given_account_id as account_id, 'GOAL'::text as fact_kind, g.id as fact_id, left(g.title, 200) as subject,
       coalesce(g.read_on, g.created_on) as occurred_on, g.created_on as valid_from,
       case when g.closed_on is not null then g.closed_on - 1 end as valid_until, null::numeric as quantity,
       case when g.target is not null and g.value is not null
                then greatest(0, least(1, (g.value - g.baseline) / (g.target - g.baseline))) end as strength,
       false as lock_in, '/conversations/goals?account=' || g.given_account_id as link
from conversation.v_goal g;

create index commitment_closed on conversation.commitment (state, closed_on desc, id desc) where state <> 'OPEN';

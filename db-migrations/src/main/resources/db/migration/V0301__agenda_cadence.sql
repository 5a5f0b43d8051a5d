-- How often we talk with an account: agreed with it, judged by the conversations there were.
create table agenda.cadence (
    id               uuid primary key,
    -- As it stood when it was agreed; merges are resolved when reading.
    account_id       uuid        not null references customer.account,
    every            int         not null check (every between 1 and 52),
    unit             text        not null check (unit in ('WEEK', 'MONTH')),
    -- The day it counts from.
    agreed_from      date        not null,
    -- The first day on which it no longer holds.
    ended_on         date,
    created_at       timestamptz not null,
    created_by_name  text        not null,
    check (ended_on >= agreed_from)
);
create unique index cadence_account on agenda.cadence (account_id) where ended_on is null;
create index cadence_of on agenda.cadence (account_id);

-- A conversation: what the catalogue's types say, or a meeting that was held.
create index touchpoint_talk on touchpoint.touchpoint (account_id, occurred_at)
    where withdrawn_at is null
      and type in ('BUSINESS_CONVERSATION', 'PROPOSAL_DISCUSSED', 'REFERENCE_VISIT', 'CO_CREATION');

create view touchpoint.v_zone as
select coalesce((select s.value from platform.setting s where s.key = 'firm.zone'), 'Europe/Amsterdam') as zone;

create view touchpoint.v_talk as
select t.account_id, (t.occurred_at at time zone z.zone)::date as day
from touchpoint.touchpoint t
     cross join touchpoint.v_zone z
where t.withdrawn_at is null
  and t.type in ('BUSINESS_CONVERSATION', 'PROPOSAL_DISCUSSED', 'REFERENCE_VISIT', 'CO_CREATION')
union all
select m.account_id, (m.starts_at at time zone z.zone)::date
from agenda.meeting m
     cross join touchpoint.v_zone z
where m.state = 'HELD' and m.account_id is not null;

-- Every cadence with its rounds: a round begins with the conversation before, or with the agreement, and is kept where
-- the next conversation comes in time. Judged over the last six.
create view touchpoint.v_cadence as
select c.id, c.account_id as given_account_id, s.account_id, c.every, c.unit, c.agreed_from, c.ended_on, talk.last_on,
       (greatest(talk.last_on, c.agreed_from) + step.long)::date as due_on, rounds.judged, rounds.kept, rounds.kept_on
from agenda.cadence c
     join customer.v_account_survivor s on s.given_id = c.account_id
     cross join lateral (select case c.unit when 'MONTH' then make_interval(months => c.every)
                                            else make_interval(weeks => c.every) end as long) step
     left join lateral (
         select max(d.day) as last_on
         from customer.v_account_survivor g
              join touchpoint.v_talk d on d.account_id = g.given_id
         where (g.given_id = s.account_id or g.merged_into = s.account_id)
           and (c.ended_on is null or d.day < c.ended_on)) talk on true
     left join lateral (
         select count(*) as judged, count(*) filter (where r.day <= (r.before + step.long)::date) as kept,
                max(r.day) filter (where r.day <= (r.before + step.long)::date) as kept_on
         from (select x.day, coalesce(lag(x.day) over (order by x.day), c.agreed_from) as before
               from (select distinct d.day
                     from customer.v_account_survivor g
                          join touchpoint.v_talk d on d.account_id = g.given_id
                     where (g.given_id = s.account_id or g.merged_into = s.account_id)
                       and d.day > c.agreed_from and (c.ended_on is null or d.day < c.ended_on)) x
               order by x.day desc
               limit 6) r) rounds on true;

-- What touchpoints themselves say about binding, as before.
create view touchpoint.v_touchpoint_tie as
select t.account_id,
       case t.type
           when 'INTEGRATION_CONNECTED' then 'INTEGRATION'
           when 'TRAINING_FOLLOWED' then 'TRAINING'
           when 'EVENT_VISITED' then 'EVENT'
           when 'WEBINAR_ATTENDED' then 'EVENT'
           when 'REFERENCE_GIVEN' then 'REFERENCE'
           when 'REFERRAL' then 'REFERRAL'
           when 'AMBASSADOR_ACT' then 'AMBASSADOR'
           else 'COMMUNITY' end as fact_kind,
       t.id as fact_id,
       coalesce(left(t.summary, 200), '') as subject,
       (t.occurred_at at time zone z.zone)::date as occurred_on,
       (t.occurred_at at time zone z.zone)::date as valid_from,
       case when t.type = 'INTEGRATION_CONNECTED' then (
           select greatest((e.occurred_at at time zone z.zone)::date - 1, (t.occurred_at at time zone z.zone)::date)
           from touchpoint.touchpoint e
           where e.account_id = t.account_id and e.type = 'INTEGRATION_DISCONNECTED' and e.withdrawn_at is null
             and e.type in ('INTEGRATION_CONNECTED', 'INTEGRATION_DISCONNECTED', 'TRAINING_FOLLOWED', 'EVENT_VISITED',
                            'WEBINAR_ATTENDED', 'REFERENCE_GIVEN', 'REFERRAL', 'COMMUNITY_POST', 'CO_CREATION',
                            'AMBASSADOR_ACT')
             and e.occurred_at > t.occurred_at
             and coalesce(e.attributes ->> 'integration', '') = coalesce(t.attributes ->> 'integration', '')
           order by e.occurred_at
           limit 1) end
           as valid_until,
       case when t.type = 'TRAINING_FOLLOWED' and t.duration_seconds > 0
                then round(t.duration_seconds / 3600.0, 2) end as quantity,
       null::numeric as strength,
       false as lock_in,
       '/touchpoint/touchpoint?id=' || t.id as link
from touchpoint.touchpoint t
     cross join touchpoint.v_zone z
where t.withdrawn_at is null
  and t.type in ('INTEGRATION_CONNECTED', 'INTEGRATION_DISCONNECTED', 'TRAINING_FOLLOWED', 'EVENT_VISITED',
                 'WEBINAR_ATTENDED', 'REFERENCE_GIVEN', 'REFERRAL', 'COMMUNITY_POST', 'CO_CREATION', 'AMBASSADOR_ACT')
  and t.type <> 'INTEGRATION_DISCONNECTED';

-- A rhythm is judged by what was held so far; that the next conversation stays out shows in its age.
create view touchpoint.v_cadence_tie as
select c.given_account_id as account_id, 'CADENCE' as fact_kind, c.id as fact_id,
       c.every || case c.unit when 'WEEK' then ' w' else ' m' end as subject,
       coalesce(c.kept_on, c.agreed_from) as occurred_on, c.agreed_from as valid_from, c.ended_on - 1 as valid_until,
       (c.every * case c.unit when 'WEEK' then 7 else 30 end)::numeric as quantity,
       round(c.kept::numeric / nullif(c.judged, 0), 3) as strength, false as lock_in,
       '/agenda/cadence?account=' || c.account_id as link
from touchpoint.v_cadence c
where c.ended_on is null or c.ended_on > c.agreed_from;

create or replace view touchpoint.v_tie_fact as
select * from touchpoint.v_touchpoint_tie
union all
select * from touchpoint.v_cadence_tie;

create or replace view touchpoint.v_tie_fact_kind as
select *
from (values ('INTEGRATION', 'Integration', 'Koppeling', null),
             ('TRAINING', 'Training followed', 'Training gevolgd', 'HOURS'),
             ('EVENT', 'Event visited', 'Evenement bezocht', null),
             ('REFERENCE', 'Reference given', 'Referentie gegeven', null),
             ('REFERRAL', 'New customer referred', 'Nieuwe klant aangebracht', null),
             ('AMBASSADOR', 'Act as ambassador', 'Ambassadeursactie', null),
             ('COMMUNITY', 'Part in the community', 'Deelname aan de community', null),
             ('CADENCE', 'Agreed rhythm of conversations', 'Afgesproken gespreksritme', 'DAYS'))
         as k(fact_kind, name_en, name_nl, unit);

-- Which touchpoints have a say in binding at all, withdrawn ones included: they tie, untie, tell satisfaction, or keep a
-- rhythm.
create or replace view touchpoint.v_tie_touchpoint as
select t.id, t.account_id
from touchpoint.touchpoint t
where t.survey_metric in ('CSAT', 'NPS')
   or t.type in ('INTEGRATION_CONNECTED', 'INTEGRATION_DISCONNECTED', 'TRAINING_FOLLOWED', 'EVENT_VISITED',
                 'WEBINAR_ATTENDED', 'REFERENCE_GIVEN', 'REFERRAL', 'COMMUNITY_POST', 'CO_CREATION', 'AMBASSADOR_ACT',
                 'BUSINESS_CONVERSATION', 'PROPOSAL_DISCUSSED', 'REFERENCE_VISIT');

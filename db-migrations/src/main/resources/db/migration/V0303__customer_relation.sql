-- Who knows whom: what part somebody plays in a decision, and how well a colleague knows them.
alter table customer.contact_at_account drop constraint contact_at_account_role_check;
alter table customer.contact_at_account add constraint contact_at_account_role_check
    check (role in ('DECISION_MAKER', 'INFLUENCER', 'SPONSOR', 'BLOCKER', 'USER', 'PURCHASER', 'FINANCE', 'TECHNICAL',
                    'OTHER')) not valid;
alter table customer.contact_at_account validate constraint contact_at_account_role_check;

-- What somebody says of a relation; it goes before what the moments of contact say.
create table customer.relation (
    contact_id     uuid          not null references customer.contact on delete cascade,
    user_id        uuid          not null references staff.app_user,
    strength       numeric(3, 2) not null check (strength between 0 and 1),
    note           text,
    stated_on      date          not null,
    stated_by_name text          not null,
    primary key (contact_id, user_id)
);

create view customer.v_relation as
select contact_id, user_id, strength, note, stated_on, stated_by_name
from customer.relation;

create index touchpoint_relation on touchpoint.touchpoint (account_id)
    where withdrawn_at is null and contact_id is not null and recorded_by is not null and direction <> 'OUTBOUND';

-- Days on which a contact and a colleague were in touch: they spoke and the colleague wrote it down, or they met.
-- Strength: every day of the last year before the latest closes three tenths of what is missing to one.
create view touchpoint.v_relation as
select a.id as account_id, r.contact_id, r.user_id, r.first_on, r.last_on, r.days, round(1 - power(0.7, r.days), 3) as strength
from customer.account a
     cross join lateral (
         select m.contact_id, m.user_id, min(m.day) as first_on, max(m.day) as last_on,
                count(distinct m.day) filter (where m.day > m.latest - 365) as days
         from (select x.contact_id, x.user_id, x.day, max(x.day) over (partition by x.contact_id, x.user_id) as latest
               from (select t.contact_id, t.recorded_by as user_id, (t.occurred_at at time zone z.zone)::date as day
                     from touchpoint.touchpoint t
                          cross join touchpoint.v_zone z
                     where t.account_id = a.id and t.withdrawn_at is null and t.contact_id is not null
                       and t.recorded_by is not null and t.direction <> 'OUTBOUND'
                     union all
                     select c.contact_id, u.user_id, (m.starts_at at time zone z.zone)::date
                     from agenda.meeting m
                          join agenda.meeting_contact c on c.meeting_id = m.id
                          join agenda.meeting_colleague u on u.meeting_id = m.id
                          cross join touchpoint.v_zone z
                     where m.account_id = a.id and m.state = 'HELD') x) m
         group by m.contact_id, m.user_id) r;

create view touchpoint.v_relation_tie as
select r.account_id, 'RELATION' as fact_kind, md5(r.account_id || ' ' || r.contact_id || ' ' || r.user_id)::uuid as fact_id,
       left(coalesce(nullif(p.display_name, ''), p.email) || ' – ' || u.display_name, 200) as subject,
       greatest(r.last_on, s.stated_on) as occurred_on, r.first_on as valid_from, null::date as valid_until,
       r.days::numeric as quantity, coalesce(s.strength, r.strength) as strength, false as lock_in,
       '/accounts/relations?id=' || r.account_id as link
from touchpoint.v_relation r
     join customer.v_contact p on p.id = r.contact_id
     join staff.v_user u on u.id = r.user_id and not u.disabled
     left join customer.v_relation s on s.contact_id = r.contact_id and s.user_id = r.user_id
where coalesce(s.strength, r.strength) > 0;

create or replace view touchpoint.v_tie_fact as
select * from touchpoint.v_touchpoint_tie
union all
select * from touchpoint.v_cadence_tie
union all
select * from touchpoint.v_relation_tie;

create or replace view touchpoint.v_tie_fact_kind as
select *
from (values ('INTEGRATION', 'Integration', 'Koppeling', null),
             ('TRAINING', 'Training followed', 'Training gevolgd', 'HOURS'),
             ('EVENT', 'Event visited', 'Evenement bezocht', null),
             ('REFERENCE', 'Reference given', 'Referentie gegeven', null),
             ('REFERRAL', 'New customer referred', 'Nieuwe klant aangebracht', null),
             ('AMBASSADOR', 'Act as ambassador', 'Ambassadeursactie', null),
             ('COMMUNITY', 'Part in the community', 'Deelname aan de community', null),
             ('CADENCE', 'Agreed rhythm of conversations', 'Afgesproken gespreksritme', 'DAYS'),
             ('RELATION', 'Relation between people', 'Relatie tussen mensen', 'COUNT'))
         as k(fact_kind, name_en, name_nl, unit);

-- As before, and what shows that two people know each other.
create or replace view touchpoint.v_tie_touchpoint as
select t.id, t.account_id
from touchpoint.touchpoint t
where t.survey_metric in ('CSAT', 'NPS')
   or t.type in ('INTEGRATION_CONNECTED', 'INTEGRATION_DISCONNECTED', 'TRAINING_FOLLOWED', 'EVENT_VISITED',
                 'WEBINAR_ATTENDED', 'REFERENCE_GIVEN', 'REFERRAL', 'COMMUNITY_POST', 'CO_CREATION', 'AMBASSADOR_ACT',
                 'BUSINESS_CONVERSATION', 'PROPOSAL_DISCUSSED', 'REFERENCE_VISIT')
   or t.contact_id is not null and t.recorded_by is not null and t.direction <> 'OUTBOUND';

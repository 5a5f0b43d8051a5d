-- What touchpoints say about binding, in the form that every context publishes such facts.
create index touchpoint_tie on touchpoint.touchpoint (account_id, type, occurred_at)
    where withdrawn_at is null
      and type in ('INTEGRATION_CONNECTED', 'INTEGRATION_DISCONNECTED', 'TRAINING_FOLLOWED', 'EVENT_VISITED',
                   'WEBINAR_ATTENDED', 'REFERENCE_GIVEN', 'REFERRAL', 'COMMUNITY_POST', 'CO_CREATION', 'AMBASSADOR_ACT');
create index touchpoint_answer on touchpoint.touchpoint (account_id, occurred_at)
    where withdrawn_at is null and survey_metric is not null;

-- A coupling ends on the day before one of the same name (attribute integration, or none) is disconnected.
create view touchpoint.v_tie_fact as
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
     cross join (select coalesce((select s.value from platform.setting s where s.key = 'firm.zone'),
                                 'Europe/Amsterdam') as zone) z
where t.withdrawn_at is null
  and t.type in ('INTEGRATION_CONNECTED', 'INTEGRATION_DISCONNECTED', 'TRAINING_FOLLOWED', 'EVENT_VISITED',
                 'WEBINAR_ATTENDED', 'REFERENCE_GIVEN', 'REFERRAL', 'COMMUNITY_POST', 'CO_CREATION', 'AMBASSADOR_ACT')
  and t.type <> 'INTEGRATION_DISCONNECTED';

create view touchpoint.v_tie_fact_kind as
select *
from (values ('INTEGRATION', 'Integration', 'Koppeling', null),
             ('TRAINING', 'Training followed', 'Training gevolgd', 'HOURS'),
             ('EVENT', 'Event visited', 'Evenement bezocht', null),
             ('REFERENCE', 'Reference given', 'Referentie gegeven', null),
             ('REFERRAL', 'New customer referred', 'Nieuwe klant aangebracht', null),
             ('AMBASSADOR', 'Act as ambassador', 'Ambassadeursactie', null),
             ('COMMUNITY', 'Part in the community', 'Deelname aan de community', null))
         as k(fact_kind, name_en, name_nl, unit);

-- Which touchpoints have a say in binding at all, withdrawn ones included: they tie, untie, or tell satisfaction.
create view touchpoint.v_tie_touchpoint as
select t.id, t.account_id
from touchpoint.touchpoint t
where t.survey_metric in ('CSAT', 'NPS')
   or t.type in ('INTEGRATION_CONNECTED', 'INTEGRATION_DISCONNECTED', 'TRAINING_FOLLOWED', 'EVENT_VISITED',
                 'WEBINAR_ATTENDED', 'REFERENCE_GIVEN', 'REFERRAL', 'COMMUNITY_POST', 'CO_CREATION', 'AMBASSADOR_ACT');

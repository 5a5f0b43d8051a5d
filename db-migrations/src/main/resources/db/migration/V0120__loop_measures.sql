-- Journeys of product lines beside the headlines, for figures about an offering.
create or replace view journey.v_stay as
select account_id, lap, stage, reached_at, left_at, left_to, next_lap, line_id
from journey.stay
where line_id = '00000000-0000-0000-0000-000000000000'
union all
select account_id, lap, reached, reached_at, null, null, false, line_id
from journey.journey
where line_id = '00000000-0000-0000-0000-000000000000' and lap > 0;

create view journey.v_line_stay as
select account_id, line_id, lap, stage, reached_at, left_at, left_to, next_lap
from journey.stay
union all
select account_id, line_id, lap, reached, reached_at, null, null, false
from journey.journey
where lap > 0;

create view journey.v_line_lap as
select account_id, line_id, lap, started_at, ended_at, first, reached, visited, bought, short_loop
from journey.lap
union all
select account_id, line_id, lap, lap_started_at, null, lap_first, reached, visited, bought, short_loop
from journey.journey
where lap > 0;

create view journey.v_line as
select account_id, line_id, lap, lap_started_at, reached, reached_at, latest, visited, bought, last_at, touchpoints
from journey.journey
where lap > 0;

-- Answers with words, worst first: what customers said about a stage.
create index touchpoint_comment on touchpoint.touchpoint (occurred_at)
    where survey_comment is not null and withdrawn_at is null;

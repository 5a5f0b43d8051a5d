-- Touchpoint: every contact moment of every department, as an immutable fact, and where it is placed in the loop.
-- Stages are stored by their number in the loop, 1 (INSPIRATION) to 8 (ENGAGEMENT).
create schema touchpoint;

create table touchpoint.touchpoint_type (
    code       text collate "C" primary key check (code ~ '^[A-Z][A-Z0-9_]{1,59}$'),
    name_en    text     not null,
    name_nl    text     not null,
    -- Null leaves the stage open: the sender names it, or a rule for conversations decides.
    stage      smallint check (stage between 1 and 8),
    department text     not null,
    channel    text     not null,
    direction  text     not null check (direction in ('INBOUND', 'OUTBOUND', 'TWO_WAY')),
    purchase   boolean  not null default false,
    moves_loop boolean  not null default true,
    icon       text     not null,
    sort       smallint not null,
    active     boolean  not null default true,
    check (not purchase or stage = 4)
);

create table touchpoint.touchpoint (
    id               uuid primary key,
    -- The account it was recorded for, for good: after a merge reads follow customer.account.merged_into.
    account_id       uuid             not null references customer.account,
    contact_id       uuid references customer.contact,
    line_id          uuid references offering.product_line,
    product_id       uuid references offering.product,
    type             text collate "C" not null references touchpoint.touchpoint_type,
    -- Where the newest placement puts it.
    stage            smallint         not null check (stage between 1 and 8),
    department       text             not null,
    channel          text             not null,
    direction        text             not null,
    -- Both decided when it was recorded, so that a later change of the catalogue does not rewrite history.
    moving           boolean          not null,
    purchase         boolean          not null,
    occurred_at      timestamptz      not null,
    recorded_at      timestamptz      not null,
    source           text collate "C" not null,
    external_id      text collate "C" not null,
    order_ref        text collate "C",
    summary          text,
    outcome          text,
    sentiment        smallint check (sentiment between -2 and 2),
    duration_seconds int check (duration_seconds >= 0),
    survey_metric    text check (survey_metric in ('NPS', 'CES1', 'CES2', 'CSAT')),
    survey_score     smallint,
    -- The stage the answer is about; null means the touchpoint's own, wherever that is placed.
    survey_stage     smallint check (survey_stage between 1 and 8),
    survey_comment   text,
    attributes       jsonb,
    recorded_by      uuid,
    recorded_key     uuid,
    author           text             not null,
    -- The first placement; later ones are rows of touchpoint.placement.
    first_stage      smallint         not null,
    first_basis      text             not null check (first_basis in ('TYPE', 'GIVEN', 'OPEN_RULE', 'PERSON')),
    first_reason     text,
    withdrawn_at     timestamptz,
    withdrawn_by     text,
    withdrawn_reason text,
    check ((survey_metric is null) = (survey_score is null)),
    check ((withdrawn_at is null) = (withdrawn_reason is null))
);
-- The same fact twice changes nothing; a withdrawn fact frees its external id.
create unique index touchpoint_external on touchpoint.touchpoint (source, external_id) where withdrawn_at is null;
create index touchpoint_timeline on touchpoint.touchpoint (account_id, occurred_at, id);
create index touchpoint_stage on touchpoint.touchpoint (stage, occurred_at, id);
create index touchpoint_order on touchpoint.touchpoint (account_id, order_ref) where order_ref is not null;
create index touchpoint_survey on touchpoint.touchpoint (occurred_at) where survey_metric is not null;

-- Placements after the first, oldest first by id: who put it where, when and why.
create table touchpoint.placement (
    id            uuid primary key,
    touchpoint_id uuid        not null references touchpoint.touchpoint,
    stage         smallint    not null check (stage between 1 and 8),
    basis         text        not null check (basis in ('PERSON', 'RULE')),
    reason        text        not null,
    placed_at     timestamptz not null,
    placed_by     uuid,
    author        text        not null
);
create index placement_touchpoint on touchpoint.placement (touchpoint_id, id);

-- What contexts downstream may read: the living facts, with the account that answers for them today.
create view touchpoint.v_touchpoint as
select t.id, coalesce(a.merged_into, a.id) as account_id, t.account_id as given_account_id, t.contact_id, t.line_id,
       t.product_id, t.type, t.stage, t.department, t.channel, t.direction, t.moving, t.purchase, t.occurred_at,
       t.recorded_at, t.source, t.external_id, t.order_ref, t.summary, t.outcome, t.sentiment, t.duration_seconds,
       t.survey_metric, t.survey_score, coalesce(t.survey_stage, t.stage) as survey_stage, t.survey_comment,
       t.attributes, t.recorded_by, t.author
from touchpoint.touchpoint t
     join customer.account a on a.id = t.account_id
where t.withdrawn_at is null;

create view touchpoint.v_touchpoint_type as
select code, name_en, name_nl, stage, department, channel, direction, purchase, moves_loop, icon, sort, active
from touchpoint.touchpoint_type;

-- What the firm sets for each stage, and for the loop as a whole. A stage without an owner, or not measured, is a gap.
alter table loop.stage_setting
    add column owner_id uuid references staff.app_user,
    add column measured boolean not null default true;

create table loop.stage_target (
    stage   smallint       not null references loop.stage_setting,
    measure text           not null check (measure in ('CONVERSION', 'DWELL_MEDIAN', 'FIRST_RESPONSE', 'NPS', 'CES1',
                                                       'CES2', 'CSAT', 'COVERAGE')),
    target  numeric(12, 4) not null,
    primary key (stage, measure)
);

create table loop.setting (
    one             boolean primary key default true check (one),
    owner_id        uuid references staff.app_user,
    -- An account that nothing moved for longer than this counts as lost in the transition matrix.
    lost_after_days int not null default 365 check (lost_after_days between 30 and 3650),
    version         int not null default 1
);
insert into loop.setting default values;

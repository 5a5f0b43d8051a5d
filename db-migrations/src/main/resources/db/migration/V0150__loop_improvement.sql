-- What somebody will do about a stage, and whether the measure moved. Figures are kept as they were seen.
create table loop.improvement (
    id           uuid primary key,
    stage        smallint    not null check (stage between 1 and 8),
    title        text        not null,
    owner_id     uuid        not null references staff.app_user,
    due          date        not null,
    measure      text        not null,
    note         text,
    status       text        not null default 'OPEN' check (status in ('OPEN', 'DONE', 'DROPPED')),
    begun_on     date        not null,
    before_value float8,
    before_low   float8,
    before_high  float8,
    before_n     bigint      not null,
    closed_on    date,
    after_value  float8,
    after_low    float8,
    after_high   float8,
    after_n      bigint      not null default 0,
    author       text        not null,
    version      int         not null default 1,
    check ((status = 'OPEN') = (closed_on is null))
);
create index improvement_stage on loop.improvement (stage, status, due, id);

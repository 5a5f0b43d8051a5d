-- Loop: how well the firm does in the eight stages.
create schema loop;

create table loop.stage_setting (
    stage                  smallint primary key check (stage between 1 and 8),
    -- A lap converts when it goes further within this time.
    conversion_window_days int not null default 60 check (conversion_window_days between 1 and 3650),
    version                int not null default 1
);
insert into loop.stage_setting (stage)
select generate_series(1, 8);

-- Living touchpoints per day of the firm's zone and team of the account. The zero team is "no team".
create table loop.touchpoint_day (
    day        date     not null,
    stage      smallint not null,
    department text     not null,
    channel    text     not null,
    team_id    uuid     not null default '00000000-0000-0000-0000-000000000000',
    n          int      not null,
    primary key (day, stage, department, channel, team_id)
) with (fillfactor = 70);

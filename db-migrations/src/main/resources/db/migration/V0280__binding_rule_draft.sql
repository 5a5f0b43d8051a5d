-- What an administrator is working at, one draft each.
create table binding.rule_draft (
    owner_id   uuid primary key references staff.app_user,
    based_on   int         not null references binding.rule_version,
    restores   int references binding.rule_version,
    rules      jsonb       not null,
    version    int         not null default 1,
    changed_at timestamptz not null
);

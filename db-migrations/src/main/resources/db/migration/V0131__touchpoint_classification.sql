-- Classification: ordered rules that may choose another stage than a type has. A published version never changes; going
-- back is publishing an earlier one again. Rules are a JSON array in their order, read and written as a whole.
create table touchpoint.rule_version (
    version      int primary key check (version >= 0),
    rules        jsonb       not null,
    note         text        not null,
    -- The earlier version that this one brings back.
    restores     int references touchpoint.rule_version,
    published_at timestamptz not null,
    published_by uuid,
    author       text        not null
);
-- What holds until somebody publishes: no rules, the catalogue decides.
insert into touchpoint.rule_version (version, rules, note, published_at, author)
values (0, '[]', '', now(), '');

-- What an administrator is working at, one draft each.
create table touchpoint.rule_draft (
    owner_id   uuid primary key references staff.app_user,
    based_on   int         not null references touchpoint.rule_version,
    restores   int references touchpoint.rule_version,
    rules      jsonb       not null,
    version    int         not null default 1,
    changed_at timestamptz not null
);

-- What new touchpoints are placed by, and how far the earlier ones are.
create table touchpoint.classification (
    one          boolean primary key default true check (one),
    -- Rises with every change of the rules or of what a type means.
    revision     bigint not null default 1,
    rules        int    not null default 0 references touchpoint.rule_version,
    -- The last revision that concerned touchpoints recorded already, and the one that all of them are placed by: they
    -- differ while a replay is due.
    due          bigint not null default 1,
    replayed     bigint not null default 1,
    -- Accounts up to this id are placed by the one that is due; null: none yet.
    replay_after uuid
);
insert into touchpoint.classification default values;

-- The revision to place by. Whoever asks holds off its change until the transaction ends, so that a replay that follows
-- the change finds everything that was placed by the revision before. The lock is one in memory, and shared.
create function touchpoint.classification_revision() returns bigint
    language plpgsql volatile as
$$
declare
    known bigint;
begin
    perform pg_advisory_xact_lock_shared(7310131);
    select c.revision into strict known from touchpoint.classification c;
    return known;
end
$$;

-- A rule's placement names the rule; a replay may also put a touchpoint back where it belongs without one.
alter table touchpoint.placement
    drop constraint placement_basis_check,
    add constraint placement_basis_check check (basis in ('TYPE', 'GIVEN', 'OPEN_RULE', 'PERSON', 'RULE')),
    alter column reason drop not null,
    add column rule_version int references touchpoint.rule_version,
    add column rule_id uuid,
    add constraint placement_rule_check check ((basis = 'RULE') = (rule_id is not null and rule_version is not null)),
    add constraint placement_reason_check check (basis <> 'PERSON' or reason is not null);

-- Numbers are never used twice, also where the change that took one was rolled back: caches go by them.
create sequence touchpoint.classification_revisions start 2;

alter table touchpoint.touchpoint_type
    add column version int not null default 1;

-- The names of pictures as the screens know them.
update touchpoint.touchpoint_type
set icon = case icon
               when 'article' then 'doc' when 'screen' then 'app' when 'event' then 'calendar'
               when 'campaign' then 'megaphone' when 'form' then 'edit' when 'conversation' then 'chat'
               when 'quote' then 'doc' when 'meeting' then 'users' when 'trial' then 'play' when 'visit' then 'building'
               when 'opportunity' then 'chart' when 'lost' then 'stop' when 'order' then 'cart'
               when 'contract' then 'edit' when 'renewal' then 'loop' when 'payment' then 'check'
               when 'invoice' then 'doc' when 'delivery' then 'truck' when 'onboarding' then 'play'
               when 'usage' then 'chart' when 'training' then 'users' when 'question' then 'chat'
               when 'complaint' then 'alert' when 'return' then 'undo' when 'technician' then 'gear'
               when 'review' then 'star' when 'survey' then 'check' when 'social' then 'chat' when 'profile' then 'user'
               when 'referral' then 'users' when 'reference' then 'star' when 'community' then 'users'
               when 'cocreation' then 'gear' when 'ambassador' then 'megaphone' when 'charity' then 'gift'
               when 'email' then 'mail' when 'message' then 'chat'
               else icon end;

-- Other systems tell of themselves: a coupling that a customer uses ties it to the firm.
insert into touchpoint.touchpoint_type
    (sort, code, name_en, name_nl, stage, department, channel, direction, purchase, moves_loop, icon)
values
    (505, 'INTEGRATION_CONNECTED',    'Integration connected',    'Koppeling in gebruik genomen', 5, 'PRODUCT', 'SYSTEM', 'INBOUND', false, true, 'loop'),
    (506, 'INTEGRATION_DISCONNECTED', 'Integration disconnected', 'Koppeling beëindigd',          6, 'PRODUCT', 'SYSTEM', 'INBOUND', false, true, 'stop'),
    (605, 'SERVICE_RESOLVED',         'Service request resolved', 'Servicevraag opgelost',        6, 'SERVICE', 'EMAIL',  'TWO_WAY', false, true, 'check')
on conflict (code) do nothing;

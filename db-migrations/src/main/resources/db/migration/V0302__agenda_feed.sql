-- Addresses at which calendar programs read a colleague's agenda. A new key ends the address before.
create table agenda.feed (
    user_id uuid primary key references staff.app_user,
    key     bytea       not null check (octet_length(key) = 32),
    made_at timestamptz not null,
    read_at timestamptz
);

-- Whom a meeting's invitation was mailed to: they are told when it is moved or cancelled.
create table agenda.invited (
    id         uuid primary key,
    meeting_id uuid        not null references agenda.meeting on delete cascade,
    contact_id uuid        not null references customer.contact,
    invited_at timestamptz not null,
    unique (meeting_id, contact_id)
);
create index invited_contact on agenda.invited (contact_id);

-- Invitations name who invites.
create or replace view staff.v_user as
select id, display_name, team_id, disabled, email
from staff.app_user;

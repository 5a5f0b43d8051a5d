-- Feedback: what the firm asks of whom after which touchpoint, the invitations, and who wants none.
create schema feedback;

-- One policy a stage.
create table feedback.policy (
    stage           smallint primary key check (stage between 1 and 8),
    active          boolean  not null default false,
    -- Nothing that happened before is asked about.
    active_since    timestamptz,
    metric          text     not null check (metric in ('NPS', 'CES1', 'CES2', 'CSAT')),
    question_en     text     not null,
    question_nl     text     not null,
    -- Codes of the touchpoints to ask after; none means all that are placed in the stage.
    types           text[]   not null default '{}',
    delay_hours     int      not null check (delay_hours between 0 and 720),
    cooldown_days   int      not null check (cooldown_days between 0 and 730),
    valid_days      int      not null check (valid_days between 1 and 180),
    version         int      not null default 1,
    updated_at      timestamptz,
    updated_by_name text,
    check (active = (active_since is not null))
);
insert into feedback.policy (stage, metric, question_en, question_nl, delay_hours, cooldown_days, valid_days)
values
    (1, 'CSAT', 'How useful was what you read or saw?', 'Hoe nuttig was wat u las of zag?', 24, 90, 14),
    (2, 'CES2', 'We made it easy to find out what you wanted to know.', 'Wij maakten het u makkelijk om te weten te komen wat u wilde weten.', 24, 90, 14),
    (3, 'CSAT', 'How satisfied are you with the way we helped you choose?', 'Hoe tevreden bent u over de manier waarop wij u hielpen kiezen?', 24, 90, 14),
    (4, 'CES2', 'We made it easy to place your order.', 'Wij maakten het u makkelijk om te bestellen.', 24, 90, 14),
    (5, 'NPS', 'How likely are you to recommend us to a colleague or friend?', 'Hoe waarschijnlijk is het dat u ons aanbeveelt bij een collega of bekende?', 72, 90, 14),
    (6, 'CES2', 'We made it easy to have your question or problem solved.', 'Wij maakten het u makkelijk om uw vraag of probleem opgelost te krijgen.', 4, 30, 14),
    (7, 'CSAT', 'How satisfied are you with our conversation?', 'Hoe tevreden bent u over ons gesprek?', 4, 60, 14),
    (8, 'NPS', 'How likely are you to recommend us to a colleague or friend?', 'Hoe waarschijnlijk is het dat u ons aanbeveelt bij een collega of bekende?', 24, 180, 30);

-- The secrets that links are signed with; the highest number signs, those not retired are believed.
create table feedback.link_key (
    number     smallint primary key check (number > 0),
    secret     bytea       not null,
    created_at timestamptz not null,
    retired_at timestamptz
);
insert into feedback.link_key (number, secret, created_at)
values (1, sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), now());

create table feedback.invitation (
    id            uuid primary key,
    stage         smallint    not null check (stage between 1 and 8),
    -- As they stood in the policy when the question was asked.
    metric        text        not null check (metric in ('NPS', 'CES1', 'CES2', 'CSAT')),
    question_en   text        not null,
    question_nl   text        not null,
    account_id    uuid        not null references customer.account,
    contact_id    uuid references customer.contact,
    -- Who is asked: the contact, or the account of a private person without one.
    respondent_id uuid        not null,
    language      text check (language in ('en', 'nl')),
    -- What is asked about, where it is one touchpoint.
    touchpoint_id uuid,
    by_policy     boolean     not null,
    state         text        not null default 'OPEN' check (state in ('OPEN', 'ANSWERED', 'EXPIRED', 'WITHDRAWN')),
    made_at       timestamptz not null,
    made_by       uuid references staff.app_user,
    made_by_name  text        not null,
    expires_at    timestamptz not null,
    -- When a mail with the link was put in the outbox, and when it went.
    mail_told_at  timestamptz,
    mailed_at     timestamptz,
    ended_at      timestamptz,
    -- The touchpoint that the answer became, and the form that it was sent with.
    answer_id     uuid,
    submission    uuid,
    check ((state = 'OPEN') = (ended_at is null)),
    check ((state = 'ANSWERED') = (submission is not null))
);
-- Never two open ones for one person.
create unique index invitation_one_open on feedback.invitation (respondent_id) where state = 'OPEN';
-- No touchpoint is asked about twice by itself.
create unique index invitation_touchpoint on feedback.invitation (touchpoint_id) where by_policy;
create index invitation_respondent on feedback.invitation (respondent_id, made_at desc);
create index invitation_account on feedback.invitation (account_id, made_at desc, id desc);
create index invitation_contact on feedback.invitation (contact_id) where contact_id is not null;
create index invitation_latest on feedback.invitation (made_at desc, id desc);
create index invitation_state on feedback.invitation (state, made_at desc, id desc);
create index invitation_expiring on feedback.invitation (expires_at) where state = 'OPEN';

-- Who asked not to be asked, and who took it back for them.
create table feedback.refusal (
    id         uuid primary key,
    contact_id uuid references customer.contact,
    account_id uuid references customer.account,
    refused_at timestamptz not null,
    by_link    boolean     not null,
    author     text        not null,
    lifted_at  timestamptz,
    lifted_by  text,
    check (num_nonnulls(contact_id, account_id) = 1),
    check ((lifted_at is null) = (lifted_by is null))
);
create unique index refusal_contact on feedback.refusal (contact_id) where contact_id is not null and lifted_at is null;
create unique index refusal_account on feedback.refusal (account_id) where account_id is not null and lifted_at is null;

-- What contexts downstream may read of invitations, with the account that answers for them today.
create view feedback.v_invitation as
select i.id, s.account_id, i.contact_id, i.stage, i.metric, i.state, i.made_at, i.expires_at, i.ended_at, i.answer_id
from feedback.invitation i
     join customer.v_account_survivor s on s.given_id = i.account_id;

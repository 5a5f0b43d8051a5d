-- Conversation: what was talked about with customers, what they want to reach, and who promised what.
create schema conversation;

create table conversation.conversation (
    id               uuid primary key,
    -- The account it was made for, for good: after a merge reads follow customer.account.merged_into.
    account_id       uuid        not null references customer.account,
    state            text        not null check (state in ('PLANNED', 'HELD', 'CANCELLED')),
    starts_at        timestamptz not null,
    minutes          int check (minutes between 1 and 1440),
    channel          text        not null,
    subject          text        not null,
    -- What matters to the customer now, in their words.
    matters          text,
    needs            text,
    objections       text,
    sentiment        smallint check (sentiment between -2 and 2),
    summary          text,
    next_step        text,
    -- The stage that a person gave it, by its number; null leaves it to whether the account ever bought.
    stage            smallint check (stage between 1 and 8),
    lead_id          uuid references staff.app_user,
    -- The conversation in which this one was agreed on.
    follows_id       uuid references conversation.conversation,
    cancelled_reason text,
    -- What it is in the loop while it counts as held.
    touchpoint_id    uuid,
    source           text collate "C" not null,
    external_id      text collate "C" not null,
    -- The form that made a planned one held: a second click changes nothing.
    held_form        text collate "C" unique,
    author           text        not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    updated_by       text        not null,
    version          int         not null default 1,
    unique (source, external_id),
    check ((state = 'CANCELLED') = (cancelled_reason is not null)),
    check ((state = 'HELD') = (touchpoint_id is not null))
);
create index conversation_account on conversation.conversation (account_id, starts_at desc, id desc);
create index conversation_latest on conversation.conversation (starts_at desc, id desc);
create index conversation_planned on conversation.conversation (starts_at, id) where state = 'PLANNED';
create index conversation_follows on conversation.conversation (follows_id) where follows_id is not null;

create table conversation.with_contact (
    conversation_id uuid     not null references conversation.conversation on delete cascade,
    contact_id      uuid     not null references customer.contact,
    place           smallint not null,
    primary key (conversation_id, contact_id)
);
create index with_contact_contact on conversation.with_contact (contact_id);

create table conversation.with_colleague (
    conversation_id uuid not null references conversation.conversation on delete cascade,
    user_id         uuid not null references staff.app_user,
    primary key (user_id, conversation_id)
);
create index with_colleague_conversation on conversation.with_colleague (conversation_id);

-- What a customer wants to reach: it lasts longer than a conversation.
create table conversation.goal (
    id            uuid primary key,
    account_id    uuid        not null references customer.account,
    title         text        not null,
    -- What it is read in, such as '% less site waste'; absent where nobody measures it.
    measure       text,
    baseline      numeric(18, 4) not null default 0,
    target        numeric(18, 4),
    due           date,
    state         text        not null default 'OPEN' check (state in ('OPEN', 'REACHED', 'DROPPED')),
    closed_on     date,
    closed_reason text,
    author        text        not null,
    created_on    date        not null,
    version       int         not null default 1,
    check ((state = 'OPEN') = (closed_on is null)),
    check (target <> baseline)
);
create index goal_account on conversation.goal (account_id, state, due);

create table conversation.goal_reading (
    id              uuid primary key,
    goal_id         uuid           not null references conversation.goal on delete cascade,
    conversation_id uuid references conversation.conversation on delete cascade,
    read_on         date           not null,
    value           numeric(18, 4) not null,
    note            text,
    author          text           not null,
    recorded_at     timestamptz    not null
);
create index goal_reading_goal on conversation.goal_reading (goal_id, read_on desc, recorded_at desc);
create index goal_reading_conversation on conversation.goal_reading (conversation_id) where conversation_id is not null;

-- Who promised what. Ours has a colleague who answers for it, theirs a contact.
create table conversation.commitment (
    id              uuid primary key,
    account_id      uuid        not null references customer.account,
    conversation_id uuid references conversation.conversation,
    side            text        not null check (side in ('OURS', 'THEIRS')),
    what            text        not null,
    user_id         uuid references staff.app_user,
    contact_id      uuid references customer.contact,
    due             date        not null,
    state           text        not null default 'OPEN' check (state in ('OPEN', 'DONE', 'WITHDRAWN')),
    closed_on       date,
    reason          text,
    source          text collate "C" not null,
    external_id     text collate "C" not null,
    author          text        not null,
    created_at      timestamptz not null,
    version         int         not null default 1,
    unique (source, external_id),
    check (case side when 'OURS' then user_id is not null and contact_id is null
                     else contact_id is not null and user_id is null end),
    check ((state = 'OPEN') = (closed_on is null)),
    check ((state = 'WITHDRAWN') = (reason is not null))
);
create index commitment_open on conversation.commitment (side, due, id) where state = 'OPEN';
create index commitment_account on conversation.commitment (account_id, state, due, id);
create index commitment_user on conversation.commitment (user_id, due, id) where state = 'OPEN';
create index commitment_conversation on conversation.commitment (conversation_id) where conversation_id is not null;
create index commitment_contact on conversation.commitment (contact_id) where contact_id is not null;

-- What somebody is writing about an account and has not saved yet: the fields of the form as text.
create table conversation.draft (
    user_id    uuid        not null references staff.app_user on delete cascade,
    account_id uuid        not null references customer.account on delete cascade,
    fields     text        not null,
    kept_at    timestamptz not null,
    primary key (user_id, account_id)
);

-- Questions worth asking, by the stage an account is in or by what happened; what both leave open is always worth asking.
create table conversation.question (
    code      text collate "C" primary key,
    situation text    not null check (situation in ('ANY', 'COMPLAINT', 'LOW_SCORE', 'STALLED', 'NEVER_BOUGHT', 'OUR_PROMISE_LATE',
                                                    'THEIR_PROMISE_LATE', 'GOAL_BEHIND', 'NO_GOAL', 'SILENCE', 'PROFILE')),
    stage     smallint check (stage between 1 and 8),
    -- What of the profile the answer tells: asked while that is not known.
    attribute text,
    text_en   text    not null,
    text_nl   text    not null,
    active    boolean not null default true,
    sort      smallint not null,
    check ((situation = 'PROFILE') = (attribute is not null))
);
insert into conversation.question (code, situation, stage, text_en, text_nl, sort)
values
    ('COMPLAINT_MEND',     'COMPLAINT', null, 'What would have to go differently for this not to happen to you again?', 'Wat moet er anders gaan om te voorkomen dat dit u nog eens overkomt?', 10),
    ('LOW_SCORE_WHY',      'LOW_SCORE', null, 'You gave us a low score: what was behind it, and has anything changed since?', 'U gaf ons een laag cijfer: wat zat daarachter, en is er sindsdien iets veranderd?', 20),
    ('OUR_PROMISE_NOW',    'OUR_PROMISE_LATE', null, 'We are late with what we promised: what does that cost you, and what helps most now?', 'Wij zijn te laat met wat we beloofden: wat kost u dat, en wat helpt nu het meest?', 30),
    ('THEIR_PROMISE_NOW',  'THEIR_PROMISE_LATE', null, 'What stands in the way of what you were going to arrange, and can we lighten it?', 'Wat staat in de weg van wat u zou regelen, en kunnen wij het lichter maken?', 40),
    ('GOAL_BEHIND_WHY',    'GOAL_BEHIND', null, 'Your goal is behind: what would bring it forward most?', 'Uw doel loopt achter: wat zou het meeste vooruithelpen?', 50),
    ('GOAL_FIRST',         'NO_GOAL', null, 'What do you want your own organisation to do better a year from now?', 'Wat moet uw eigen organisatie over een jaar beter doen dan nu?', 60),
    ('SILENCE_WHAT',       'SILENCE', null, 'We have not spoken for a while: what has changed at your side?', 'We hebben elkaar een tijd niet gesproken: wat is er bij u veranderd?', 70),
    ('STALLED_WHAT',       'STALLED', null, 'What keeps you from the next step, and who else should have a say in it?', 'Wat houdt u af van de volgende stap, en wie moet daar nog iets van vinden?', 80),
    ('NEVER_BOUGHT_NOW',   'NEVER_BOUGHT', null, 'How do you arrange this today, and what would you miss if it stopped?', 'Hoe regelt u dit nu, en wat zou u missen als het wegviel?', 90),
    ('INSPIRATION_IDEA',   'ANY', 1, 'What idea have you seen elsewhere that you would like to have here?', 'Welk idee zag u elders dat u hier ook zou willen?', 110),
    ('ORIENTATION_WEIGH',  'ANY', 2, 'What do you weigh when you look round: what counts, and what does not?', 'Waar let u op als u rondkijkt: wat telt, en wat niet?', 120),
    ('SELECTION_DECIDE',   'ANY', 3, 'Who decides, by what, and when do you want to be done?', 'Wie beslist, waarop, en wanneer wilt u klaar zijn?', 130),
    ('TRANSACTION_START',  'ANY', 4, 'What must be right on the first day for this to be a good start?', 'Wat moet op de eerste dag kloppen voor een goed begin?', 140),
    ('EXPERIENCE_USE',     'ANY', 5, 'Who uses it every day, and what do they say about it?', 'Wie gebruikt het elke dag, en wat zeggen zij ervan?', 150),
    ('SERVICE_EFFORT',     'ANY', 6, 'What costs you effort with us that need not?', 'Wat kost u bij ons moeite dat niet hoeft?', 160),
    ('INTERACTION_MEAN',   'ANY', 7, 'What did we do lately that you noticed at once?', 'Wat deden wij onlangs dat u meteen merkte?', 170),
    ('ENGAGEMENT_TELL',    'ANY', 8, 'What would you tell a colleague elsewhere about working with us?', 'Wat zou u een vakgenoot over de samenwerking met ons vertellen?', 180),
    ('ANY_MATTERS',        'ANY', null, 'What matters most to you in the coming three months?', 'Wat is voor u de komende drie maanden het belangrijkst?', 200);

insert into conversation.question (code, situation, attribute, text_en, text_nl, sort)
values
    ('PROFILE_MATTERS',    'PROFILE', 'What matters', 'What should everybody here know about what counts for you?', 'Wat moet iedereen hier weten over wat voor u telt?', 300),
    ('PROFILE_WORKPLACES', 'PROFILE', 'Workplaces', 'How many people work where, and what will change in that?', 'Hoeveel mensen werken waar, en wat verandert daarin?', 310),
    ('PROFILE_SYSTEM',     'PROFILE', 'Purchasing system', 'Which system do you order and approve with?', 'Met welk systeem bestelt en fiatteert u?', 320),
    ('PROFILE_INVOICE',    'PROFILE', 'Invoice', 'How do you want to be invoiced, and by what do you check it?', 'Hoe wilt u de factuur ontvangen, en waaraan toetst u die?', 330),
    ('PROFILE_CHANNEL',    'PROFILE', 'Order channel', 'Who orders at your side, and how would they rather do it?', 'Wie bestelt er bij u, en hoe zouden zij dat het liefst doen?', 340);

-- What contexts downstream may read; facts stay with the account they were made for.
create view conversation.v_conversation as
select c.id, c.account_id as given_account_id, c.state, c.starts_at, c.minutes, c.channel, c.subject, c.matters, c.summary,
       c.next_step, c.sentiment, c.lead_id, c.follows_id, c.touchpoint_id, c.version,
       (select w.contact_id
        from conversation.with_contact w
        where w.conversation_id = c.id
        order by w.place
        limit 1) as contact_id
from conversation.conversation c;

create view conversation.v_commitment as
select id, account_id as given_account_id, conversation_id, side, what, user_id, contact_id, due, state, closed_on, reason, version
from conversation.commitment;

create view conversation.v_goal as
select g.id, g.account_id as given_account_id, g.title, g.measure, g.baseline, g.target, g.due, g.state, g.closed_on, g.created_on,
       r.value, r.read_on, r.note, g.version
from conversation.goal g
     left join lateral (select value, read_on, note
                        from conversation.goal_reading
                        where goal_id = g.id
                        order by read_on desc, recorded_at desc, id desc
                        limit 1) r on true;

create view conversation.v_question as
select code, situation, stage, attribute, text_en, text_nl, sort
from conversation.question
where active;

-- A goal that we work at together binds while it is open.
create view conversation.v_tie_fact as
select g.given_account_id as account_id, 'GOAL'::text as fact_kind, g.id as fact_id, left(g.title, 200) as subject,
       coalesce(g.read_on, g.created_on) as occurred_on, g.created_on as valid_from,
       case when g.closed_on is not null then g.closed_on - 1 end as valid_until, null::numeric as quantity,
       case when g.target is not null and g.value is not null
                then greatest(0, least(1, (g.value - g.baseline) / (g.target - g.baseline))) end as strength,
       false as lock_in, '/accounts/account?id=' || g.given_account_id as link
from conversation.v_goal g;

create view conversation.v_tie_fact_kind as
select *
from (values ('GOAL', 'Goal we work at together', 'Doel waaraan we samen werken', null::text)) as k(fact_kind, name_en, name_nl, unit);

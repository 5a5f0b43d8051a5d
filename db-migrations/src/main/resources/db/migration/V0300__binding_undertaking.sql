-- What to ask in the conversation that a measure leads to; goes along with the task.
alter table binding.measure
    add guide_en text not null default '',
    add guide_nl text not null default '',
    add changed_by text;

update binding.measure
set guide_en = 'What would make you stay if leaving were free?
What did you expect of us that did not come true?
What would have to be different three months from now, and how would we both see it?
Which of our terms get in your way?',
    guide_nl = 'Waarom zou u blijven als weggaan niets kostte?
Wat had u van ons verwacht dat niet is uitgekomen?
Wat moet er over drie maanden anders zijn, en waaraan zien we dat allebei?
Welke van onze voorwaarden zitten u in de weg?'
where id = '0b1d0000-0000-7000-9000-000000000001';
update binding.measure
set guide_en = 'What has the contract brought you, in your own figures?
What would you leave out if we drew it up today?
What will you need in the next two years that is not in it?',
    guide_nl = 'Wat heeft het contract u gebracht, in uw eigen cijfers?
Wat zou u weglaten als we het vandaag opstelden?
Wat hebt u de komende twee jaar nodig dat er niet in staat?'
where id = '0b1d0000-0000-7000-9000-000000000007';
update binding.measure
set guide_en = 'What do you want to have reached a year from now?
How would you measure it, and where do you stand today?
What can we do for it, and what is up to you?',
    guide_nl = 'Wat wilt u over een jaar bereikt hebben?
Hoe zou u dat meten, en waar staat u nu?
Wat kunnen wij eraan doen, en wat ligt bij u?'
where id = '0b1d0000-0000-7000-9000-000000000006';

-- A measure that somebody took up for an account: as a task, or as a topic of the next conversation.
create table binding.undertaking (
    id         uuid primary key,
    -- The account it was begun for, for good: after a merge reads follow customer.account.merged_into.
    account_id uuid        not null references customer.account,
    measure_id uuid        not null references binding.measure,
    way        text        not null check (way in ('TASK', 'TOPIC')),
    -- The task in the agenda.
    task_id    uuid,
    state      text        not null default 'OPEN' check (state in ('OPEN', 'DONE', 'DROPPED')),
    -- The tie that came of it.
    tie_id     uuid references binding.hand_tie,
    begun_at   timestamptz not null,
    author     text        not null,
    ended_at   timestamptz,
    ended_by   text,
    check ((way = 'TASK') or task_id is null),
    check ((state = 'OPEN') = (ended_at is null))
);
create unique index undertaking_open on binding.undertaking (account_id, measure_id) where state = 'OPEN';
create index undertaking_account on binding.undertaking (account_id);
create index undertaking_tie on binding.undertaking (tie_id) where tie_id is not null;

-- What to bring up in the next conversation, by the living account.
create view binding.v_topic as
select u.id, coalesce(a.merged_into, a.id) as account_id, m.level, m.text_en, m.text_nl, m.why_en, m.why_nl, m.guide_en,
       m.guide_nl, u.begun_at, u.author
from binding.undertaking u
     join binding.measure m on m.id = u.measure_id
     join customer.account a on a.id = u.account_id
where u.state = 'OPEN' and u.way = 'TOPIC';

-- The last day that was announced ahead as a task, and who answers for a tie where nobody owns its account.
alter table binding.hand_tie
    add announced_until date,
    add entered_by uuid;

-- Tasks as other contexts read them: how far those are that came from them.
create view agenda.v_task as
select id, account_id as given_account_id, title, owner_id, due, state, origin, origin_id
from agenda.task;

-- Who of us talked with whom of them, and what to ask when a contract comes to its end.
create view conversation.v_talked as
select c.account_id as given_account_id, c.id as conversation_id, c.starts_at, w.contact_id, g.user_id
from conversation.conversation c
     join conversation.with_contact w on w.conversation_id = c.id
     join conversation.with_colleague g on g.conversation_id = c.id
where c.state = 'HELD';

alter table conversation.question drop constraint question_situation_check;
alter table conversation.question add constraint question_situation_check
    check (situation in ('ANY', 'COMPLAINT', 'LOW_SCORE', 'STALLED', 'NEVER_BOUGHT', 'OUR_PROMISE_LATE', 'THEIR_PROMISE_LATE',
                         'GOAL_BEHIND', 'NO_GOAL', 'SILENCE', 'RENEWAL', 'PROFILE'));
insert into conversation.question (code, situation, stage, text_en, text_nl, sort)
values ('RENEWAL_NEXT_TERM', 'RENEWAL', null, 'What should the next term bring you that this one did not?', 'Wat moet de volgende termijn u brengen dat deze niet bracht?', 35);

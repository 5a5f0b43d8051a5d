-- The account that an invitation was made for, so that those of one customer are found along their index.
create or replace view feedback.v_invitation as
select i.id, s.account_id, i.contact_id, i.stage, i.metric, i.state, i.made_at, i.expires_at, i.ended_at, i.answer_id,
       i.account_id as given_account_id
from feedback.invitation i
     join customer.v_account_survivor s on s.given_id = i.account_id;

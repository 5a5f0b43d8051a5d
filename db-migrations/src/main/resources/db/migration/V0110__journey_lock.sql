-- Writers of an account's touchpoints and journeys take the account's own row as their lock, so a journey that has not
-- begun needs no row any more.
delete from journey.journey where lap = 0;

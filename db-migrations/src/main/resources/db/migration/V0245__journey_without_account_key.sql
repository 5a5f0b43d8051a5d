-- Journeys are derived, and written in sets under the lock of the very account that the key would look up: once for each
-- row, a third of what a rebuild takes. What has ended of them has had no such key from the start.
alter table journey.journey drop constraint journey_account_id_fkey;

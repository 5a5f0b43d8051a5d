-- A trusted extension: the owner of the database may create it, no superuser is needed. It goes where every search path
-- finds it; while migrations run, the first schema of the path is the one of their history.
create extension if not exists pg_trgm with schema public;

-- Both are trusted extensions: the owner of the database may create them, no superuser is needed.
create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;

-- Text as people search for it: small letters, no accents. The dictionary is named in full, which makes the result
-- depend on nothing else, so that it may stand in an index.
create function public.folded(value text) returns text
  language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, value));

-- The same walls, read faster: `x = any (array(select …))` asks once a statement which schemes one sees, and an index answers it;
-- `x in (select …)` builds a table of them and compares row by row. Same rows, null included: not seen.
do $$
declare
  p record;
  t text;
  f text;
begin
  for p in select tablename, policyname, qual from pg_policies where schemaname = 'public' and cmd = 'SELECT' loop
    t := p.qual;
    foreach f in array array['schemas', 'schemas_cellule', 'schemas_local'] loop
      t := replace(t, format(' IN ( SELECT acces.%1$s() AS %1$s)', f), format(' = ANY (ARRAY( SELECT acces.%s()))', f));
    end loop;
    if t <> p.qual then
      execute format('alter policy %I on public.%I using (%s)', p.policyname, p.tablename, t);
    end if;
  end loop;
end $$;

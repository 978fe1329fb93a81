-- Who reported what in a campaign, in numbers: every reader of the local column may count the lines that wait, without reading
-- them. The view then runs as its owner, past the walls, for the schemes of who asks alone.
create function suivi.participation(p_schema int, p_annee int)
returns table (epci_id int, attendues int, transmises int, validees int, retournees int)
language sql stable security definer set search_path = pg_catalog, public as
$$ select r.epci_id, count(*)::int, count(*) filter (where r.etape = 'transmis')::int, count(*) filter (where r.etape = 'valide')::int,
     count(*) filter (where r.etape = 'retourne')::int
   from suivi.remontee r join campagne c on c.id = r.campagne_id
   where c.schema_id = p_schema and c.annee = p_annee and p_schema in (select acces.schemas_local())
   group by 1 $$;
revoke execute on function suivi.participation(int, int) from public;
grant execute on function suivi.participation(int, int) to maillage_app;

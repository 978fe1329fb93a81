-- A year opened again gives its computed indicators back to the registry: a row without status says that the frozen value no longer stands.
create or replace function indicateurs.rouvrir() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if old.rouverte_le is not null then raise exception 'conflit' using errcode = 'ML001'; end if;
  new.rouverte_le := acces.maintenant();
  new.rouverte_par_id := acces.utilisateur();
  insert into valeur_indicateur (indicateur_id, schema_id, annee, is_calculee, auteur_id, version_id)
  select c.indicateur_id, c.schema_id, c.annee, true, acces.utilisateur(), c.version_id
  from indicateurs.valeur_courante c where c.schema_id = new.schema_id and c.annee = new.annee and c.is_calculee;
  return new;
end $$;

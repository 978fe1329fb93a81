-- A convention is renewed by one other at most; a signature is taken back with its party as long as nothing is signed.

CREATE UNIQUE INDEX "convention_precedente_id_schema_id_key" ON "convention"("precedente_id", "schema_id");

create function conventions.avant_renouvellement() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if (select etat from convention where id = new.precedente_id) not in ('signee', 'echue', 'resiliee') then
    raise exception 'Une convention se renouvelle une fois signée.' using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger avant_renouvellement before insert on convention for each row when (new.precedente_id is not null)
  execute function conventions.avant_renouvellement();
revoke execute on function conventions.avant_renouvellement() from public;

create policy retrait on convention_signature for delete to maillage_app using (schema_id = any (array(select acces.schemas_cellule())));
grant delete on convention_signature to maillage_app;
create trigger garder_signee before delete on convention_signature for each row execute function conventions.garder_signee();

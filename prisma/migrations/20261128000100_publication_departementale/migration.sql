-- The minutes of a local body stay among those who read them: only those of the département's bodies are published. What is
-- published already stays until it is taken off.
create function instances.avant_publication() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if acces.utilisateur() is not null
    and (select i.epci_id from seance s join instance i on i.id = s.instance_id where s.id = new.seance_id) is not null then
    raise exception 'Le compte rendu d''une instance locale ne se publie pas.' using errcode = 'ML002';
  end if;
  return new;
end $$;
create trigger avant_publication before insert on compte_rendu_public
  for each row execute function instances.avant_publication();
revoke execute on function instances.avant_publication() from public;

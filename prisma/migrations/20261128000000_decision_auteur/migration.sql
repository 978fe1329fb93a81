-- Who last wrote a decision that is not confirmed yet: what two secretaries are told when they write the same one.
ALTER TABLE "decision" ADD COLUMN "auteur_id" INTEGER;
ALTER TABLE "decision" ADD CONSTRAINT "decision_auteur_id_fkey" FOREIGN KEY ("auteur_id") REFERENCES "utilisateur"("id") ON DELETE SET NULL ON UPDATE CASCADE;

create function instances.ecrire_auteur() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  new.auteur_id := coalesce(acces.utilisateur(), new.auteur_id);
  return new;
end $$;
create trigger ecrire_auteur before insert or update on decision
  for each row when (new.confirmee_le is null) execute function instances.ecrire_auteur();
revoke execute on function instances.ecrire_auteur() from public;

-- Bodies and their meetings (DOMAIN D). The cellule holds those of the département; each EPCI's référent holds its own, and the
-- cellule that of an EPCI without référent. Members read theirs; the copil reads the minutes of every local body.

-- EPCI of a cellule's schemes that no référent answers for today.
create function acces.epcis_sans_referent() returns table (schema_id int, epci_id int)
language sql stable security definer set search_path = pg_catalog, public as
$$ select e.schema_id, e.epci_id from schema_epci e
   where e.schema_id in (select acces.schemas_cellule()) and not exists (select from acces.habilitation_active h
     where h.role = 'referent_epci' and h.schema_id = e.schema_id and h.epci_id = e.epci_id) $$;

-- Bodies whose seats and members one keeps: all of them for the cellule, the local one of one's EPCI for a référent.
create function acces.instances_ecrites() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select id from instance where schema_id in (select acces.schemas_cellule())
   union
   select i.id from instance i join acces.epcis_referent() e on e.schema_id = i.schema_id and e.epci_id = i.epci_id $$;

-- Bodies whose meetings one writes.
create function acces.instances_tenues() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select id from instance where epci_id is null and schema_id in (select acces.schemas_cellule())
   union
   select i.id from instance i join acces.epcis_sans_referent() e on e.schema_id = i.schema_id and e.epci_id = i.epci_id
   union
   select i.id from instance i join acces.epcis_referent() e on e.schema_id = i.schema_id and e.epci_id = i.epci_id $$;

-- Bodies one sits in today: in person, or through the EPCI or the organisation one has a right for. An operator reads neither the
-- copil nor the cellule by that right, even where it has a seat.
create function acces.instances_siegees() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select s.instance_id from acces.habilitation_active h
   join siege s on s.schema_id = h.schema_id and (s.retire_le is null or s.retire_le > acces.aujourdhui())
   join instance i on i.id = s.instance_id and (h.role <> 'operateur' or i.type not in ('comite_pilotage', 'cellule'))
   left join organisation o on o.id = s.organisation_id
   where h.utilisateur_id = acces.utilisateur()
     and ((h.role in ('referent_epci', 'elu_epci') and o.epci_id = h.epci_id) or (h.role = 'operateur' and o.id = h.organisation_id)
       or exists (select from membre m where m.siege_id = s.id and m.utilisateur_id = h.utilisateur_id
         and m.debut <= acces.aujourdhui() and (m.fin is null or m.fin >= acces.aujourdhui()))) $$;

create function acces.instances_lues() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select id from instance where schema_id in (select acces.schemas_cellule()) or acces.is_administrateur()
   union
   select i.id from instance i join acces.habilitation_active h on h.schema_id = i.schema_id
   where h.utilisateur_id = acces.utilisateur()
     and (h.role = 'membre_copil' or (h.role in ('referent_epci', 'elu_epci') and h.epci_id = i.epci_id))
   union
   select acces.instances_siegees() $$;

-- A member of the copil reads a local body by its minutes, once they are sent round.
create function acces.seances_lues() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select id from seance where schema_id in (select acces.schemas_cellule()) or acces.is_administrateur()
   union
   select s.id from seance s join instance i on i.id = s.instance_id join acces.habilitation_active h on h.schema_id = i.schema_id
   where h.utilisateur_id = acces.utilisateur()
     and ((h.role = 'membre_copil' and (i.epci_id is null or s.etat in ('diffuse', 'approuve', 'publie')))
       or (h.role in ('referent_epci', 'elu_epci') and h.epci_id = i.epci_id))
   union
   select id from seance where instance_id in (select acces.instances_siegees()) $$;

create function acces.seances_ecrites() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select id from seance where instance_id in (select acces.instances_tenues()) $$;

-- What is said and decided is read by others once the minutes are sent round.
create function acces.seances_rendues() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select id from seance where etat in ('diffuse', 'approuve', 'publie') and id in (select acces.seances_lues()) $$;

-- What anybody reads, signed in or not.
create function acces.seances_publiees() returns setof int
language sql stable security definer set search_path = pg_catalog, public as $$ select id from seance where etat = 'publie' $$;

-- Decisions once confirmed: by the whole scheme for the département's, by the readers of the minutes for a local body's, and by who
-- has a right for what answers for it. Before, by who writes the meeting.
create function acces.decisions_lues() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select id from decision where seance_id in (select acces.seances_ecrites())
   union
   select id from decision where confirmee_le is not null
     and ((epci_id is null and (schema_id in (select acces.schemas_local()) or acces.is_administrateur()))
       or seance_id in (select acces.seances_rendues()))
   union
   select d.id from decision d join organisation o on o.id = d.responsable_id
   join acces.habilitation_active h on h.schema_id = d.schema_id and ((h.role = 'operateur' and h.organisation_id = o.id)
     or (h.role in ('referent_epci', 'elu_epci') and h.epci_id = o.epci_id))
   where h.utilisateur_id = acces.utilisateur() and d.confirmee_le is not null $$;

-- Decisions whose progress one reports without holding the meeting: the référent of the EPCI that answers for it.
create function acces.decisions_suivies() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select id from decision where seance_id in (select acces.seances_ecrites())
   union
   select d.id from decision d join organisation o on o.id = d.responsable_id
   join acces.epcis_referent() e on e.schema_id = d.schema_id and e.epci_id = o.epci_id
   where d.confirmee_le is not null $$;

do $$
declare f text;
begin
  foreach f in array array['epcis_sans_referent', 'instances_ecrites', 'instances_tenues', 'instances_siegees', 'instances_lues',
    'seances_lues', 'seances_ecrites', 'seances_rendues', 'seances_publiees', 'decisions_lues', 'decisions_suivies'] loop
    execute format('revoke execute on function acces.%I() from public', f);
    execute format('grant execute on function acces.%I() to maillage_app', f);
  end loop;
end $$;

do $$
declare t text;
begin
  foreach t in array array['instance', 'siege', 'membre', 'seance', 'point_seance', 'point_lien', 'proposition_ecartee', 'presence',
    'note_seance', 'decision', 'decision_effet', 'compte_rendu', 'compte_rendu_public', 'flux_calendrier'] loop
    execute format('alter table %I enable row level security', t);
    execute format('grant select on %I to maillage_app', t);
    if t <> 'flux_calendrier' then
      execute format('create trigger a_refuser_clos before insert or update or delete on %I for each row execute function referentiel.refuser_clos()', t);
    end if;
  end loop;
  foreach t in array array['siege', 'membre'] loop
    execute format('create policy lecture on %I for select to maillage_app using (instance_id = any (array(select acces.instances_lues())))', t);
    execute format('create policy ecriture on %I for insert to maillage_app with check (instance_id = any (array(select acces.instances_ecrites())))', t);
    execute format('create policy modification on %I for update to maillage_app using (instance_id = any (array(select acces.instances_ecrites())))', t);
  end loop;
  foreach t in array array['point_seance', 'point_lien', 'presence'] loop
    execute format('create policy lecture on %I for select to maillage_app using (seance_id = any (array(select acces.seances_lues())))', t);
  end loop;
  foreach t in array array['note_seance', 'compte_rendu'] loop
    execute format('create policy lecture on %I for select to maillage_app using (
      seance_id = any (array(select acces.seances_ecrites())) or seance_id = any (array(select acces.seances_rendues())))', t);
  end loop;
  foreach t in array array['point_seance', 'point_lien', 'presence', 'note_seance', 'decision', 'compte_rendu'] loop
    execute format('create policy ecriture on %I for insert to maillage_app with check (seance_id = any (array(select acces.seances_ecrites())))', t);
  end loop;
  foreach t in array array['point_seance', 'presence', 'note_seance', 'compte_rendu'] loop
    execute format('create policy modification on %I for update to maillage_app using (seance_id = any (array(select acces.seances_ecrites())))', t);
  end loop;
  foreach t in array array['point_seance', 'point_lien', 'presence', 'note_seance', 'decision', 'proposition_ecartee'] loop
    execute format('create policy retrait on %I for delete to maillage_app using (seance_id = any (array(select acces.seances_ecrites())))', t);
    execute format('grant delete on %I to maillage_app', t);
  end loop;
end $$;

create policy lecture on instance for select to maillage_app using (id = any (array(select acces.instances_lues())));
create policy lecture_ecrite on instance for select to maillage_app using (schema_id = any (array(select acces.schemas_cellule()))
  or (schema_id, epci_id) in (select * from acces.epcis_referent()));
create policy ecriture on instance for insert to maillage_app with check (schema_id = any (array(select acces.schemas_cellule()))
  or (type = 'instance_locale' and (schema_id, epci_id) in (select * from acces.epcis_referent())));
create policy modification on instance for update to maillage_app using (id = any (array(select acces.instances_ecrites())));

create policy lecture on seance for select to maillage_app using (id = any (array(select acces.seances_lues())));
-- what one has just written is read back: the list of those one reads is older than the row
create policy lecture_ecrite on seance for select to maillage_app using (instance_id = any (array(select acces.instances_tenues())));
create policy ecriture on seance for insert to maillage_app with check (instance_id = any (array(select acces.instances_tenues())));
create policy modification on seance for update to maillage_app using (instance_id = any (array(select acces.instances_tenues())));

-- a body puts aside what was proposed to it, never what is proposed to another
create policy ecriture on proposition_ecartee for insert to maillage_app with check (auteur_id = acces.utilisateur()
  and seance_id = any (array(select acces.seances_ecrites()))
  and instance_id = (select s.instance_id from seance s where s.id = proposition_ecartee.seance_id));
create policy lecture on proposition_ecartee for select to maillage_app using (seance_id = any (array(select acces.seances_ecrites())));

create policy lecture on decision for select to maillage_app using (id = any (array(select acces.decisions_lues())));
create policy lecture_ecrite on decision for select to maillage_app using (seance_id = any (array(select acces.seances_ecrites())));
create policy modification on decision for update to maillage_app using (id = any (array(select acces.decisions_suivies())));

create policy lecture on decision_effet for select to maillage_app using (decision_id = any (array(select acces.decisions_lues())));
create policy ecriture on decision_effet for insert to maillage_app with check (
  decision_id in (select id from decision where seance_id = any (array(select acces.seances_ecrites()))));
create policy modification on decision_effet for update to maillage_app using (
  decision_id in (select id from decision where seance_id = any (array(select acces.seances_ecrites()))));
create policy retrait on decision_effet for delete to maillage_app using (
  decision_id in (select id from decision where seance_id = any (array(select acces.seances_ecrites()))));
grant delete on decision_effet to maillage_app;

create policy lecture on compte_rendu_public for select to maillage_app using (seance_id = any (array(select acces.seances_publiees())));
create policy lecture_ecrite on compte_rendu_public for select to maillage_app using (seance_id = any (array(select acces.seances_ecrites())));
-- written of approved minutes, before they are published: what the public reads never changes under its eyes
create policy ecriture on compte_rendu_public for insert to maillage_app with check (seance_id = any (array(select acces.seances_ecrites()))
  and seance_id in (select id from seance where etat = 'approuve'));
create policy retrait on compte_rendu_public for delete to maillage_app using (seance_id = any (array(select acces.seances_ecrites()))
  and seance_id in (select id from seance where etat = 'approuve'));
grant delete on compte_rendu_public to maillage_app;

-- The fingerprint of a calendar's address is written, never read back; the server looks it up for who presents it.
revoke select on flux_calendrier from maillage_app;
grant select (id, utilisateur_id, created_at, revoque_le), insert (utilisateur_id, empreinte), update (revoque_le) on flux_calendrier to maillage_app;
create policy personnel on flux_calendrier for select to maillage_app using (utilisateur_id = acces.utilisateur());
create policy ouverture on flux_calendrier for insert to maillage_app with check (utilisateur_id = acces.utilisateur());
-- an address that was revoked never answers again
create policy revocation on flux_calendrier for update to maillage_app using (utilisateur_id = acces.utilisateur())
  with check (utilisateur_id = acces.utilisateur() and revoque_le is not null);
grant select on flux_calendrier to maillage_systeme;
create policy systeme on flux_calendrier for select to maillage_systeme using (true);

grant insert (schema_id, epci_id, type, nom, minimum_annuel, quorum, tenue_dans, is_comite_msap, creee_le),
  update (nom, minimum_annuel, quorum, tenue_dans, is_comite_msap, creee_le, fin_le, revision) on instance to maillage_app;
grant insert (instance_id, schema_id, college, organisation_id, intitule, ordre),
  update (college, organisation_id, intitule, ordre, retire_le, revision) on siege to maillage_app;
grant insert (siege_id, instance_id, schema_id, qualite, prenom, nom, fonction, utilisateur_id, debut, fin),
  update (qualite, prenom, nom, fonction, utilisateur_id, debut, fin, revision) on membre to maillage_app;
grant insert (instance_id, schema_id, nature, debut, duree_minutes, lieu, visio),
  update (nature, debut, duree_minutes, lieu, visio, etat, motif_etat, convocation, point_courant_id, revision) on seance to maillage_app;
grant insert (seance_id, schema_id, ordre, nature, intitule, duree_minutes, rapporteur, proposition, motif),
  update (ordre, nature, intitule, duree_minutes, rapporteur, revision) on point_seance to maillage_app;
grant insert (point_id, seance_id, schema_id, action_id, convention_id, indicateur_id, document_id) on point_lien to maillage_app;
grant insert (instance_id, cle, schema_id, seance_id, auteur_id) on proposition_ecartee to maillage_app;
grant insert (seance_id, schema_id, membre_id, prenom, nom, fonction, college, organisation, organisation_id, epci_id, etat, par_qui, is_invite),
  update (prenom, nom, fonction, organisation, etat, par_qui, revision) on presence to maillage_app;
grant insert (seance_id, point_id, schema_id, action_id, fiche_id, texte), update (texte, revision) on note_seance to maillage_app;
grant insert (schema_id, seance_id, point_id, nature, texte, responsable_id, responsable, echeance, annule_id),
  update (point_id, nature, texte, responsable_id, responsable, echeance, confirmee_le, suivi, constat, annule_id, revision)
  on decision to maillage_app;
grant insert (decision_id, schema_id, nature, action_id, convention_id, seance_id, jalon_id, contenu),
  update (avant, applique_le, annule_le) on decision_effet to maillage_app;
grant insert (seance_id, schema_id, ouverture, cloture, relecture_au),
  update (ouverture, cloture, relecture_au, contenu, revision) on compte_rendu to maillage_app;
grant insert (seance_id, schema_id, contenu) on compte_rendu_public to maillage_app;
grant usage on all sequences in schema public to maillage_app;

-- The stored renderings of minutes: read by the readers of the minutes, filed by who holds the meeting.
create or replace function acces.documents_lus() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select id from document where schema_id in (select acces.schemas_cellule())
   union
   select id from document where retire_le is null and visibilite >= 'parties' and convention_id in (select acces.conventions_propres())
   union
   select id from document where retire_le is null and visibilite >= 'copil' and convention_id is not null
     and schema_id in (select acces.schemas_conventions())
   union
   select id from document where retire_le is null and visibilite = 'public' and convention_id in (select acces.conventions_lues())
   union
   select id from document where retire_le is null and seance_id in (select acces.seances_rendues()) $$;
grant insert (seance_id) on document to maillage_app;
-- a convention's are the cellule's, a meeting's are filed by who holds it: the cellule only reads those of a local body
alter policy ecriture on document with check (case when seance_id is null then schema_id = any (array(select acces.schemas_cellule()))
  else seance_id = any (array(select acces.seances_ecrites())) end);
alter policy modification on document using (case when seance_id is null then schema_id = any (array(select acces.schemas_cellule()))
  else seance_id = any (array(select acces.seances_ecrites())) end);
do $$
declare t text;
begin
  foreach t in array array['document_version', 'document_morceau'] loop
    execute format('alter policy ecriture on %I with check (exists (select from document d where d.id = document_id
      and case when d.seance_id is null then d.schema_id = any (array(select acces.schemas_cellule()))
        else d.seance_id = any (array(select acces.seances_ecrites())) end))', t);
  end loop;
end $$;
create policy lecture_seance on document for select to maillage_app using (seance_id = any (array(select acces.seances_ecrites())));
create policy lecture_seance on document_version for select to maillage_app using (
  document_id in (select d.id from document d where d.seance_id = any (array(select acces.seances_ecrites()))));

-- An evaluation is taken back only by cancelling the decision that wrote it.
create policy retrait on evaluation_convention for delete to maillage_app using (schema_id = any (array(select acces.schemas_cellule()))
  and exists (select from decision_effet e where e.convention_id = evaluation_convention.convention_id and e.nature = 'evaluation'
    and e.applique_le is not null and e.annule_le is null and (e.contenu ->> 'annee')::int = evaluation_convention.annee));
grant delete on evaluation_convention to maillage_app;

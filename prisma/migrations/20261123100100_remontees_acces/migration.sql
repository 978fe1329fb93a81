-- Walls of local progress. A draft is read by the référents of its EPCI and by nobody else; a sent line by that EPCI and the
-- cellule; a validated line by everyone of the scheme but operators (PRODUCT, « Local progress has three stages »).

-- ------------------------------------------------------------------ who asks

-- Tuples, not lists: a right on E in one scheme is no right on E in another.
create function acces.epcis_referent() returns table (schema_id int, epci_id int)
language sql stable security definer set search_path = pg_catalog, public as
$$ select h.schema_id, h.epci_id from acces.habilitation_active h
   where h.utilisateur_id = acces.utilisateur() and h.role = 'referent_epci' $$;

create function acces.epcis_elu() returns table (schema_id int, epci_id int)
language sql stable security definer set search_path = pg_catalog, public as
$$ select h.schema_id, h.epci_id from acces.habilitation_active h
   where h.utilisateur_id = acces.utilisateur() and h.role = 'elu_epci' $$;

-- Schemes whose local column one reads: not the operator's, nor the administrator's.
create function acces.schemas_local() returns setof int
language sql stable security definer set search_path = pg_catalog, public as
$$ select h.schema_id from acces.habilitation_active h
   where h.utilisateur_id = acces.utilisateur()
     and h.role in ('cellule_etat', 'cellule_departement', 'referent_epci', 'elu_epci', 'membre_copil') $$;

-- Where one may make a remark, and in whose name (no EPCI: in one's own).
create function acces.remarques_permises() returns table (schema_id int, epci_id int)
language sql stable security definer set search_path = pg_catalog, public as
$$ select h.schema_id, h.epci_id from acces.habilitation_active h
   where h.utilisateur_id = acces.utilisateur() and h.role in ('referent_epci', 'elu_epci', 'membre_copil') $$;

revoke execute on function acces.epcis_referent(), acces.epcis_elu(), acces.schemas_local(), acces.remarques_permises() from public;
grant execute on function acces.epcis_referent(), acces.epcis_elu(), acces.schemas_local(), acces.remarques_permises() to maillage_app;

do $$
declare t text;
begin
  foreach t in array array['mandat', 'campagne', 'brouillon_avancement', 'avancement_epci', 'suite_avancement', 'demande_correction',
    'reponse_correction', 'suivi_epci', 'visa', 'remarque', 'suite_remarque'] loop
    execute format('alter table %I enable row level security', t);
  end loop;
end $$;
grant usage on all sequences in schema public to maillage_app;

-- ------------------------------------------------------------------ mandats, campagnes

grant select on mandat, campagne to maillage_app;
create policy lecture on mandat for select to maillage_app using (schema_id in (select acces.schemas()));
grant insert (schema_id, epci_id, nature, prenom, nom, fonction, utilisateur_id, debut, fin, motif_cumul, auteur_id),
  update (prenom, nom, fonction, utilisateur_id, debut, fin, revision) on mandat to maillage_app;
create policy nomination on mandat for insert to maillage_app with check
  (schema_id in (select acces.schemas_cellule()) and auteur_id = acces.utilisateur());
create policy suite on mandat for update to maillage_app using (schema_id in (select acces.schemas_cellule()));

create policy lecture on campagne for select to maillage_app using (schema_id in (select acces.schemas()));
grant insert (schema_id, annee, ouverture, echeance, auteur_id), update (ouverture, echeance, revision) on campagne to maillage_app;
create policy ouverture on campagne for insert to maillage_app with check
  (schema_id in (select acces.schemas_cellule()) and auteur_id = acces.utilisateur());
create policy modification on campagne for update to maillage_app using (schema_id in (select acces.schemas_cellule()));

-- ------------------------------------------------------------------ brouillon, transmis, validé ou retourné

grant select, delete, insert (action_id, epci_id, schema_id, avancement, commentaire, difficulte, preuve, auteur_id),
  update (avancement, commentaire, difficulte, preuve, auteur_id, revision) on brouillon_avancement to maillage_app;
create policy referents on brouillon_avancement for all to maillage_app
  using ((schema_id, epci_id) in (select * from acces.epcis_referent()))
  with check ((schema_id, epci_id) in (select * from acces.epcis_referent()) and auteur_id = acces.utilisateur());

grant select on avancement_epci, suite_avancement, demande_correction, reponse_correction, suivi_epci to maillage_app;
do $$
declare t text;
begin
  foreach t in array array['avancement_epci', 'suite_avancement', 'demande_correction', 'reponse_correction'] loop
    execute format('create policy interesses on %I for select to maillage_app using (
      schema_id in (select acces.schemas_cellule())
      or (schema_id, epci_id) in (select * from acces.epcis_referent())
      or (schema_id, epci_id) in (select * from acces.epcis_elu()))', t);
  end loop;
end $$;
create policy validees on suite_avancement for select to maillage_app using
  (suite = 'valide' and schema_id in (select acces.schemas_local()));
create policy validees on avancement_epci for select to maillage_app using
  (schema_id in (select acces.schemas_local())
   and exists (select from suite_avancement s where s.avancement_id = id and s.suite = 'valide'));
create policy lecture on suivi_epci for select to maillage_app using (schema_id in (select acces.schemas_local()));

-- Sent by the référent, or by the cellule in the name of an EPCI whose référent is vacant (a trigger checks the vacancy).
grant insert (action_id, epci_id, schema_id, avancement, commentaire, difficulte, preuve, is_inchange, is_pour_compte, auteur_id)
  on avancement_epci to maillage_app;
create policy transmission on avancement_epci for insert to maillage_app with check
  (auteur_id = acces.utilisateur() and not is_pour_compte and (schema_id, epci_id) in (select * from acces.epcis_referent()));
create policy pour_compte on avancement_epci for insert to maillage_app with check
  (auteur_id = acces.utilisateur() and is_pour_compte and schema_id in (select acces.schemas_cellule()));

grant insert (avancement_id, schema_id, epci_id, suite, motif, auteur_id) on suite_avancement to maillage_app;
create policy examen on suite_avancement for insert to maillage_app with check
  (auteur_id = acces.utilisateur() and schema_id in (select acces.schemas_cellule()));

grant insert (avancement_id, schema_id, epci_id, motif, auteur_id) on demande_correction to maillage_app;
create policy demande on demande_correction for insert to maillage_app with check
  (auteur_id = acces.utilisateur() and (schema_id, epci_id) in (select * from acces.epcis_referent()));

grant insert (demande_id, schema_id, epci_id, is_acceptee, motif, auteur_id) on reponse_correction to maillage_app;
create policy reponse on reponse_correction for insert to maillage_app with check
  (auteur_id = acces.utilisateur() and schema_id in (select acces.schemas_cellule()));

-- ------------------------------------------------------------------ visa

grant select, insert (schema_id, epci_id, campagne_id, date_visa, is_en_ligne, auteur_id), update (retire_le) on visa to maillage_app;
create policy lecture on visa for select to maillage_app using (schema_id in (select acces.schemas_local()));
-- given by the élu in person, or recorded by the référent with the date of the local meeting
create policy en_ligne on visa for insert to maillage_app with check
  (auteur_id = acces.utilisateur() and is_en_ligne and (schema_id, epci_id) in (select * from acces.epcis_elu()));
create policy enregistre on visa for insert to maillage_app with check
  (auteur_id = acces.utilisateur() and not is_en_ligne and (schema_id, epci_id) in (select * from acces.epcis_referent()));
-- taken back by the same side: what an élu gave, an élu of that EPCI; what was recorded, its référents
create policy retrait on visa for update to maillage_app using
  (case when is_en_ligne then (schema_id, epci_id) in (select * from acces.epcis_elu())
        else (schema_id, epci_id) in (select * from acces.epcis_referent()) end);

-- ------------------------------------------------------------------ remarques

grant select, insert (schema_id, action_id, epci_id, texte, auteur_id) on remarque to maillage_app;
create policy lecture on remarque for select to maillage_app using (schema_id in (select acces.schemas_local()));
create policy ecriture on remarque for insert to maillage_app with check (auteur_id = acces.utilisateur()
  and exists (select from acces.remarques_permises() p where p.schema_id = remarque.schema_id and p.epci_id is not distinct from remarque.epci_id));

grant select, insert (remarque_id, schema_id, texte, is_cloture, auteur_id) on suite_remarque to maillage_app;
create policy lecture on suite_remarque for select to maillage_app using (schema_id in (select acces.schemas_local()));
create policy reponse on suite_remarque for insert to maillage_app with check (auteur_id = acces.utilisateur()
  and (schema_id in (select acces.schemas_cellule())
       or schema_id in (select p.schema_id from acces.remarques_permises() p)
          and exists (select from remarque r where r.id = remarque_id and r.auteur_id = acces.utilisateur())));

-- ------------------------------------------------------------------ comptes

-- Who holds an account sees who made a link to it: a password reset by somebody else does not go unseen.
create policy titulaire on lien_unique for select to maillage_app using (utilisateur_id = acces.utilisateur());

-- ------------------------------------------------------------------ one line per expected cell

-- The cells that a campaign expects (followed action × EPCI concerned), each with the last line of that campaign the reader
-- may see, and the stage it stands at. Drafts are not here: they are nobody's but the référents'.
create view suivi.remontee with (security_invoker = true) as
  select c.id as campagne_id, c.schema_id, ve.epci_id, a.id as action_id, l.id as avancement_id, l.created_at as transmis_le,
    case when l.id is null then 'a_remplir'
         when s.avancement_id is null then 'transmis'
         when s.suite = 'retourne' or r.is_acceptee then 'retourne'
         else 'valide' end as etape,
    -- why it came back: the cellule's reason, or the correction the EPCI asked for
    case when s.suite = 'retourne' then s.motif when r.is_acceptee then coalesce(r.motif, d.motif) end as motif,
    case when r.is_acceptee then r.created_at else s.created_at end as examine_le,
    d.id as demande_id, d.motif as demande_motif, d.created_at as demande_le, r.is_acceptee as demande_acceptee, r.motif as demande_reponse
  from campagne c
  join action a on a.schema_id = c.schema_id and a.etat = 'active'
  join action_version_epci ve on ve.version_id = a.version_id
  left join lateral (select x.id, x.created_at from avancement_epci x
    where x.epci_id = ve.epci_id and x.action_id = a.id and x.campagne_id = c.id order by x.id desc limit 1) l on true
  left join suite_avancement s on s.avancement_id = l.id
  left join lateral (select y.id, y.motif, y.created_at from demande_correction y
    where y.avancement_id = l.id order by y.id desc limit 1) d on true
  left join reponse_correction r on r.demande_id = d.id;
grant select on suivi.remontee to maillage_app;

-- The last line validated in a campaign of an earlier year: « l'an dernier » beside what is said today.
create function suivi.an_dernier(p_action int, p_epci int, p_annee int) returns int
language sql stable set search_path = pg_catalog, public as
$$ select a.id from avancement_epci a join suite_avancement s on s.avancement_id = a.id and s.suite = 'valide'
   join campagne c on c.id = a.campagne_id
   where a.action_id = p_action and a.epci_id = p_epci and c.annee < p_annee order by a.id desc limit 1 $$;

-- One scheme a département, six years of history, from the structure of the demonstration's. Deterministic: every choice comes
-- from ranks. Read by pays.ts, as the superuser, triggers off; `pays_schema` (n, schema_id) and the schemes are already there.

create temp table pays_source as
  select a.id, v.id as version_id, row_number() over (order by a.id)::int as rang
  from action a join action_version v on v.id = a.version_id
  where a.schema_id = (select schema_id from pays_schema where n = 0) and a.etat in ('active', 'retiree');

insert into axe (id, schema_id, numero, libelle, type)
  select p.n * 100000 + x.id, p.schema_id, x.numero, x.libelle, x.type
  from pays_schema p, axe x where p.n > 0 and x.schema_id = (select schema_id from pays_schema where n = 0);
insert into fiche (id, schema_id, axe_id, code, titre, degre_priorite, etat, ordre)
  select p.n * 100000 + f.id, p.schema_id, p.n * 100000 + f.axe_id, f.code, f.titre, f.degre_priorite, f.etat, f.ordre
  from pays_schema p, fiche f where p.n > 0 and f.etat = 'active' and f.schema_id = (select schema_id from pays_schema where n = 0);
insert into facette (id, schema_id, famille, libelle, ordre)
  select p.n * 100000 + f.id, p.schema_id, f.famille, f.libelle, f.ordre
  from pays_schema p, facette f where p.n > 0 and f.schema_id = (select schema_id from pays_schema where n = 0);

insert into action (id, schema_id, version_id, fiche_id, code, etat)
  select p.n * 100000 + a.id, p.schema_id, p.n * 100000 + a.version_id, p.n * 100000 + a.fiche_id, a.code, a.etat
  from pays_schema p, action a join pays_source s on s.id = a.id where p.n > 0;
insert into action_version (id, action_id, schema_id, numero, date_effet, created_at, etat, decision, fiche_id, code, titre, resume,
    porteur, is_porteur_a_designer, partenaires, lieux, financements, is_departementale, is_texte_non_repris)
  select p.n * 100000 + v.id, p.n * 100000 + v.action_id, p.schema_id, 1, '2021-01-01', '2021-01-01 09:00Z', v.etat, v.decision,
    p.n * 100000 + v.fiche_id, v.code, v.titre, v.resume, v.porteur, v.is_porteur_a_designer, v.partenaires, v.lieux, v.financements,
    v.is_departementale, v.is_texte_non_repris
  from pays_schema p, action_version v join pays_source s on s.version_id = v.id where p.n > 0;
insert into action_version_facette (version_id, schema_id, facette_id)
  select p.n * 100000 + f.version_id, p.schema_id, p.n * 100000 + f.facette_id
  from pays_schema p, action_version_facette f join pays_source s on s.version_id = f.version_id where p.n > 0;
-- six EPCI in ten are concerned by an action, as in the demonstration
insert into action_version_epci (version_id, schema_id, epci_id)
  select p.n * 100000 + s.version_id, p.schema_id, e.epci_id
  from pays_schema p join schema_epci e on e.schema_id = p.schema_id, pays_source s
  where p.n > 0 and (s.rang * 31 + e.ordre * 17) % 100 < 59;
insert into jalon (id, action_id, schema_id)
  select p.n * 100000 + j.id, p.n * 100000 + j.action_id, p.schema_id
  from pays_schema p, jalon j join pays_source s on s.id = j.action_id where p.n > 0;
insert into jalon_version (version_id, jalon_id, schema_id, libelle, debut, fin)
  select p.n * 100000 + jv.version_id, p.n * 100000 + jv.jalon_id, p.schema_id, jv.libelle, jv.debut, jv.fin
  from pays_schema p, jalon_version jv join pays_source s on s.version_id = jv.version_id where p.n > 0;
insert into jalon_realisation (jalon_id, schema_id, fait_le, auteur_id, created_at)
  select j.id, j.schema_id, '2024-06-01', p.auteur_id, '2024-06-02 10:00Z'
  from pays_schema p join jalon j on j.schema_id = p.schema_id where p.n > 0 and j.id % 3 = 0;

-- 165 entries an action: a decision every eighth, a correction every fortieth, confirmations between
insert into statut (id, action_id, schema_id, nature, avancement, date_effet, commentaire, corrige_id, confirme_id, auteur_id, created_at)
  select o.base + k, p.n * 100000 + s.id, p.schema_id,
    (case when k % 40 = 20 then 'correction' when k % 8 = 1 then 'decision' else 'confirmation' end)::nature_statut,
    case when k % 40 = 20 or k % 8 = 1 then
      (array['pas_fait', 'en_cours', 'en_cours', 'fait']::avancement[])[1 + least(3, (k + s.rang * 7 + p.n * 3) % 60 / 15 * (1 + k / 120))] end,
    '2021-01-01'::date + (k * 2140 / 165), case when k % 40 = 20 or k % 8 = 1 then 'Point fait avec le porteur, pièces au dossier.' end,
    case when k % 40 = 20 then o.base + k - 3 end,
    case when k % 40 <> 20 and k % 8 <> 1 then
      case when k % 40 between 21 and 24 then o.base + k - (k % 40 - 20) else o.base + (k - 1) / 8 * 8 + 1 end end,
    p.auteur_id, ('2021-01-01'::date + (k * 2140 / 165)) + interval '10 hours'
  from pays_schema p, pays_source s
  cross join lateral (select 20000000 + (p.n * 50 + s.rang) * 200 as base) o
  cross join generate_series(1, 165) k
  where p.n > 0;
insert into blocage (action_id, schema_id, motif, condition, date_effet, auteur_id, created_at)
  select p.n * 100000 + s.id, p.schema_id, 'Financement suspendu', 'Accord du financeur', '2025-03-01', p.auteur_id, '2025-03-01 10:00Z'
  from pays_schema p, pays_source s where p.n > 0 and (p.n + s.rang) % 7 = 0;
insert into levee_blocage (blocage_id, schema_id, commentaire, date_effet, auteur_id, created_at)
  select b.id, b.schema_id, 'Accord reçu', '2025-09-01', b.auteur_id, '2025-09-01 10:00Z'
  from blocage b join pays_schema p on p.schema_id = b.schema_id where p.n > 0 and b.id % 3 <> 0;

-- six campaigns; in each, a line that came back then the one that was validated
insert into campagne (id, schema_id, annee, ouverture, echeance, auteur_id, created_at)
  select p.n * 100 + y - 2020, p.schema_id, y, make_date(y, 11, 1), make_date(y + 1, 2, 28), p.auteur_id, make_date(y, 11, 1) + interval '9 hours'
  from pays_schema p cross join generate_series(2021, 2026) y where p.n > 0;
create temp table pays_ligne as
  select 30000000 + row_number() over (order by p.n, y, e.version_id, e.epci_id, k)::int as id, p.n * 100 + y - 2020 as campagne_id,
    p.schema_id, v.action_id, e.epci_id, p.auteur_id, k,
    (array['pas_fait', 'en_cours', 'en_cours', 'fait']::avancement[])[1 + least(3, (v.id + e.epci_id) % 3 + (y - 2021) / 2)] as avancement,
    least(make_date(y, 11, 5) + 25 * k + (e.epci_id % 20), '2026-11-21') as jour
  from pays_schema p
  join action_version_epci e on e.schema_id = p.schema_id
  join action_version v on v.id = e.version_id
  cross join generate_series(2021, 2026) y
  cross join generate_series(0, 1) k
  where p.n > 0;
insert into avancement_epci (id, campagne_id, schema_id, action_id, epci_id, avancement, commentaire, date_effet, auteur_id, created_at)
  select id, campagne_id, schema_id, action_id, epci_id, avancement, 'Permanence tenue, convention en cours.', jour, auteur_id,
    jour + interval '10 hours' from pays_ligne;
insert into suite_avancement (avancement_id, schema_id, epci_id, suite, motif, auteur_id, created_at)
  select id, schema_id, epci_id, (case k when 0 then 'retourne' else 'valide' end)::suite_remontee,
    case k when 0 then 'Préciser la date.' end, auteur_id, jour + interval '15 hours' from pays_ligne;
insert into suivi_epci (action_id, epci_id, schema_id, avancement_id, avancement, depuis, confirme_le)
  select distinct on (action_id, epci_id) action_id, epci_id, schema_id, id, avancement, jour, jour
  from pays_ligne where k = 1 order by action_id, epci_id, id desc;

insert into suivi_action (action_id, schema_id) select a.id, a.schema_id from action a join pays_schema p on p.schema_id = a.schema_id where p.n > 0;
select suivi.recalculer(a.id) from action a join pays_schema p on p.schema_id = a.schema_id where p.n > 0;

do $$
declare t text;
begin
  foreach t in array array['axe', 'fiche', 'facette', 'action', 'action_version', 'jalon', 'statut', 'campagne', 'avancement_epci'] loop
    execute format('select setval(pg_get_serial_sequence(%L, ''id''), (select max(id) from %I))', t, t);
  end loop;
end $$;

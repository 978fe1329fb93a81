import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refuseSaisie } from '@/lib/campagnes/rules';
import { proposeStatut, type AvancementLocal } from '@/lib/suivi/proposition';
import type { Avancement } from '@/lib/suivi/rules';
import { seedDemonstration } from '../prisma/seed/index.ts';
import { withClient } from '../scripts/postgres/connect.ts';
import { createDatabase } from './database.ts';
import { TODAY } from './setup/throwaway.ts';

type Base = Awaited<ReturnType<typeof createDatabase>>;
let demo: Base;
const bases: Base[] = [];
beforeAll(async () => {
  demo = await createDatabase({ demo: true });
  bases.push(demo);
});
afterAll(async () => void (await Promise.all(bases.map((base) => base.drop()))));

async function query<R extends pg.QueryResultRow>(sql: string, url = demo.ownerUrl): Promise<R[]> {
  return withClient(url, async (client) => (await client.query<R>(sql)).rows);
}

const etapesByEpci = `
  select c.annee, se.sigle, count(*)::int as n, count(*) filter (where r.etape = 'valide')::int as valide,
    count(*) filter (where r.etape = 'transmis')::int as transmis, count(*) filter (where r.etape = 'retourne')::int as retourne
  from suivi.remontee r join campagne c on c.id = r.campagne_id
  join schema_epci se on se.schema_id = r.schema_id and se.epci_id = r.epci_id
  group by c.annee, se.ordre, se.sigle order by c.annee, se.ordre`;
type Etapes = { annee: number; sigle: string; n: number; valide: number; transmis: number; retourne: number };

describe('les campagnes', () => {
  test('la passée est complète : chaque ligne attendue est validée', async () => {
    const rows = (await query<Etapes>(etapesByEpci)).filter(({ annee }) => annee === 2025);
    expect(rows.map(({ sigle, n }) => `${sigle} ${n}`)).toEqual([
      ...['PAA 28', 'DLVA 27', 'CCAPV 27', 'CCVUSP 26', 'CCSB 25', 'JLVD 23', 'CCPFML 25', 'HPPB 26'],
    ]);
    for (const { n, valide } of rows) expect(valide).toBe(n);
    const [retours] = await query(`select count(*)::int as n from suite_avancement s
      join avancement_epci a on a.id = s.avancement_id join campagne c on c.id = a.campagne_id
      where s.suite = 'retourne' and c.annee = 2025`);
    expect(retours).toEqual({ n: 12 });
  });

  test('dans celle de l’année, chaque EPCI est dans un état différent', async () => {
    const rows = (await query<Etapes>(etapesByEpci)).filter(({ annee }) => annee === 2026);
    const etats = rows.map(({ sigle, valide, transmis, retourne }) => [sigle, valide, transmis, retourne]);
    expect(etats).toEqual([
      ['PAA', 28, 0, 0],
      ['DLVA', 0, 27, 0],
      ['CCAPV', 14, 0, 0],
      ['CCVUSP', 4, 0, 0],
      ['CCSB', 22, 0, 3],
      ['JLVD', 0, 0, 0],
      ['CCPFML', 0, 0, 0],
      ['HPPB', 21, 5, 0],
    ]);
  });

  test('seul un référent de JLVD a des brouillons, dix que l’on pourrait envoyer et un commencé', async () => {
    const rows = await query(`
      select se.sigle, c.courriel, count(*)::int as n, count(b.avancement)::int as complets,
        count(*) filter (where (b.avancement, b.commentaire, b.difficulte, b.preuve) =
          (d.avancement, coalesce(d.commentaire, ''), coalesce(d.difficulte, ''), coalesce(d.preuve, '')))::int as inchanges
      from brouillon_avancement b left join suivi_epci s using (action_id, epci_id) left join avancement_epci d on d.id = s.avancement_id
      join schema_epci se on se.epci_id = b.epci_id join compte c on c.utilisateur_id = b.auteur_id
      group by 1, 2`);
    expect(rows).toEqual([
      { sigle: 'JLVD', courriel: 'referent.jlvd@maillage.example', n: 11, complets: 10, inchanges: 7 },
    ]);
  });

  test('la cellule ne saisit qu’au nom de l’EPCI sans référent', async () => {
    const rows = await query(`
      select se.sigle, count(*)::int as n from avancement_epci a join schema_epci se on se.epci_id = a.epci_id
      where a.is_pour_compte group by 1`);
    expect(rows).toEqual([{ sigle: 'CCVUSP', n: 4 }]);
  });

  test('trois corrections ont été demandées : une acceptée et faite, une refusée, une qui attend', async () => {
    const rows = await query(`
      select c.annee, r.is_acceptee as acceptee, exists (select from avancement_epci x join suite_avancement s
        on s.avancement_id = x.id and s.suite = 'valide' where x.corrige_id = a.id and x.date_effet = a.date_effet) as faite
      from demande_correction d join avancement_epci a on a.id = d.avancement_id join campagne c on c.id = a.campagne_id
      left join reponse_correction r on r.demande_id = d.id order by d.id`);
    expect(rows).toEqual([
      { annee: 2025, acceptee: true, faite: true },
      { annee: 2025, acceptee: false, faite: false },
      { annee: 2026, acceptee: null, faite: false },
    ]);
  });

  test('les visas : trois enregistrés et un en ligne l’an dernier, deux enregistrés cette année', async () => {
    const rows = await query(`
      select c.annee, string_agg(se.sigle || case when v.is_en_ligne then ' en ligne' else '' end, ', ' order by se.ordre) as visas
      from visa v join campagne c on c.id = v.campagne_id join schema_epci se on se.epci_id = v.epci_id group by 1 order by 1`);
    expect(rows).toEqual([
      { annee: 2025, visas: 'PAA, DLVA, JLVD en ligne, HPPB' },
      { annee: 2026, visas: 'PAA, DLVA' },
    ]);
  });
});

describe('ce qui est dit', () => {
  test('tient aux règles de la saisie : un statut qui change porte sa phrase, une preuve est une adresse du domaine d’exemple', async () => {
    const rows = await query<{
      avancement: Avancement;
      commentaire: string;
      preuve: string;
      avant: Avancement | null;
    }>(`
      select a.avancement, coalesce(a.commentaire, '') as commentaire, coalesce(a.preuve, '') as preuve,
        (select x.avancement from avancement_epci x join suite_avancement s on s.avancement_id = x.id and s.suite = 'valide'
         where x.action_id = a.action_id and x.epci_id = a.epci_id and x.id < a.id order by x.id desc limit 1) as avant
      from avancement_epci a`);
    expect(rows.filter(({ avant }) => avant !== null).length).toBeGreaterThan(100);
    for (const { avancement, commentaire, preuve, avant } of rows) {
      const saisie = { avancement, commentaire, preuve, difficulte: '' };
      expect(refuseSaisie(saisie, avant && { ...saisie, commentaire: '', avancement: avant })).toEqual({});
      if (preuve) expect(new URL(preuve).host).toMatch(/^[a-z]+\.maillage\.example$/);
    }
  });

  test('un « rien n’a changé » répète la dernière ligne validée', async () => {
    const rows = await query(`
      select (a.avancement, a.commentaire, a.difficulte, a.preuve) is not distinct from (select (x.avancement, x.commentaire, x.difficulte, x.preuve) from avancement_epci x
        join suite_avancement s on s.avancement_id = x.id and s.suite = 'valide'
        where x.action_id = a.action_id and x.epci_id = a.epci_id and x.id < a.id order by x.id desc limit 1) as pareil
      from avancement_epci a where a.is_inchange`);
    expect(rows.length).toBeGreaterThan(40);
    for (const row of rows) expect(row).toEqual({ pareil: true });
  });

  test('s’accorde souvent avec le statut départemental, et pas toujours', async () => {
    const rows = await query<{ departemental: Avancement | null; locaux: AvancementLocal[] }>(`
      select d.avancement as departemental, json_agg(json_build_object('sigle', se.sigle, 'avancement', s.avancement)) as locaux
      from suivi_epci s join suivi_action d on d.action_id = s.action_id join schema_epci se on se.epci_id = s.epci_id
      group by d.action_id, d.avancement`);
    const accords = rows.filter(({ departemental, locaux }) => proposeStatut(locaux)?.avancement === departemental);
    const ecarts = rows.filter(({ departemental }) => departemental !== null).length - accords.length;
    expect(accords.length).toBeGreaterThanOrEqual(10);
    expect(ecarts).toBeGreaterThanOrEqual(6);
  });

  test('sept ou huit remarques, dont trois ouvertes sans réponse', async () => {
    const [row] = await query(`
      select count(*)::int as n, count(distinct action_id)::int as actions,
        count(*) filter (where not exists (select from suite_remarque s where s.remarque_id = r.id))::int as "sansReponse",
        count(*) filter (where exists (select from suite_remarque s where s.remarque_id = r.id and s.is_cloture))::int as closes
      from remarque r`);
    expect(row).toEqual({ n: 8, actions: 8, sansReponse: 3, closes: 3 });
  });
});

describe('les mandats', () => {
  test('chaque EPCI a ses deux référents, sauf le technicien de l’Ubaye et l’élu du pays de Banon', async () => {
    const vacants = await query(`
      select se.sigle, n.nature from schema_epci se cross join unnest(enum_range(null::nature_mandat)) as n (nature)
      where not exists (select from mandat m where m.epci_id = se.epci_id and m.nature = n.nature
        and '${TODAY}' between m.debut and coalesce(m.fin, '${TODAY}')) order by se.ordre`);
    expect(vacants).toEqual([
      { sigle: 'CCVUSP', nature: 'referent_technique' },
      { sigle: 'HPPB', nature: 'elu_referent' },
    ]);
  });

  test('qui est parti n’a plus ni compte ni droit, et ce qu’il a transmis reste', async () => {
    const rows = await query(`
      select se.sigle, c.ferme_le is not null as ferme, h.retiree_le is not null as retiree,
        (select count(*)::int from avancement_epci a where a.auteur_id = m.utilisateur_id) as lignes
      from mandat m join compte c on c.utilisateur_id = m.utilisateur_id join habilitation h on h.utilisateur_id = m.utilisateur_id
      join schema_epci se on se.epci_id = m.epci_id where m.fin is not null order by se.ordre`);
    expect(rows).toEqual([
      { sigle: 'CCVUSP', ferme: true, retiree: true, lignes: 27 },
      { sigle: 'CCPFML', ferme: true, retiree: true, lignes: 26 },
    ]);
  });
});

test.each(['2026-01-02', '2026-12-31', '2028-02-29'])('au %s, les campagnes tiennent dans le schéma', async (today) => {
  const base = await createDatabase();
  bases.push(base);
  await seedDemonstration({ url: base.ownerUrl, today });
  const shift = Number(today.slice(0, 4)) - 2026;
  const wanted = (await query<Etapes>(etapesByEpci)).map((row) => ({ ...row, annee: row.annee + shift }));
  expect(await query<Etapes>(etapesByEpci, base.ownerUrl)).toEqual(wanted);
  const [row] = await query(
    `select bool_and(c.ouverture >= d.date_debut) as "apresDebut", bool_or(a.date_effet > '${today}') as futur,
       bool_or(a.date_effet < c.ouverture) as "avantOuverture"
     from avancement_epci a join campagne c on c.id = a.campagne_id join schema_departemental d on d.id = c.schema_id`,
    base.ownerUrl,
  );
  expect(row).toEqual({ apresDebut: true, futur: false, avantOuverture: false });
});

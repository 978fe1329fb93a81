import type pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { cast } from '../prisma/seed/cast.ts';
import { shiftYears } from '../prisma/seed/days.ts';
import { cleanName } from '../prisma/seed/geography.ts';
import { seedDemonstration } from '../prisma/seed/index.ts';
import { withClient } from '../scripts/postgres/connect.ts';
import { createDatabase } from './database.ts';

const FIXE = '2026-11-22';
const bases: Awaited<ReturnType<typeof createDatabase>>[] = [];
afterAll(async () => void (await Promise.all(bases.map((base) => base.drop()))));

/** A base seeded for this day. */
async function seeded(today: string): Promise<string> {
  const base = await createDatabase();
  bases.push(base);
  await seedDemonstration({ url: base.ownerUrl, today });
  return base.ownerUrl;
}

const fixe = seeded(FIXE);

async function query<R extends pg.QueryResultRow>(sql: string, url: string | Promise<string> = fixe): Promise<R[]> {
  return withClient(await url, async (client) => (await client.query<R>(sql)).rows);
}

async function count(sql: string): Promise<number> {
  const [row] = await query<{ n: number }>(`select count(*)::int as n from ${sql}`);
  return row!.n;
}

describe('le schéma de démonstration', () => {
  test('contient ce que contient le schéma des Alpes-de-Haute-Provence', async () => {
    expect(await count("fiche where etat = 'active'")).toBe(20);
    expect(await count('fiche')).toBe(24);
    expect(await count("action where etat in ('active', 'retiree')")).toBe(44);
    expect(await count("action where etat = 'retiree'")).toBe(1);
    expect(await count("action where etat = 'ressource'")).toBe(13);
    expect(await count("action where etat = 'archivee'")).toBe(15);
    expect(await count('axe')).toBe(6);
    expect(await count('schema_epci')).toBe(8);
    expect(await count('departement')).toBe(101);
  });

  test('compte 9 faites, 20 en cours, 10 pas faites et 5 non renseignées', async () => {
    const rows = await query<{ avancement: string | null; n: number }>(
      `select s.avancement::text, count(*)::int as n from suivi_action s join action a on a.id = s.action_id
       where a.etat in ('active', 'retiree') group by 1 order by 1`,
    );
    expect(Object.fromEntries(rows.map(({ avancement, n }) => [avancement ?? 'non_renseigne', n]))).toEqual({
      pas_fait: 10,
      en_cours: 20,
      fait: 9,
      non_renseigne: 5,
    });
    expect(
      await count(
        "suivi_action s join action a on a.id = s.action_id where a.etat in ('ressource', 'archivee') and s.statut_id is not null",
      ),
    ).toBe(0);
  });

  test('garde les EPCI qui débordent du département, avec leurs communes et leur population', async () => {
    const rows = await query<{
      sigle: string;
      nom: string;
      departements: string;
      communes: number;
      population: number;
    }>(
      `select se.sigle, e.nom, string_agg(distinct c.departement_code, ' ' order by c.departement_code) as departements,
         count(*)::int as communes, sum(c.population)::int as population
       from schema_epci se join epci e on e.id = se.epci_id join commune c on c.epci_id = e.id group by se.ordre, 1, 2 order by se.ordre`,
    );
    const de = Object.fromEntries(rows.map(({ sigle, ...row }) => [sigle, row]));
    expect(rows.map(({ sigle }) => sigle)).toEqual([
      'PAA',
      'DLVA',
      'CCAPV',
      'CCVUSP',
      'CCSB',
      'JLVD',
      'CCPFML',
      'HPPB',
    ]);
    expect(de.CCSB).toMatchObject({ nom: 'Sisteronais-Buëch', departements: '04 05 26', communes: 60 });
    expect(de.DLVA?.departements).toBe('04 83');
    expect(de.JLVD?.departements).toBe('04 26');
    expect(de.PAA).toMatchObject({ departements: '04', communes: 46 });
    for (const { population } of rows) expect(population).toBeGreaterThan(4000);
  });

  test('donne à chaque action suivie un territoire, une fiche, un résumé, et dit que son texte n’est pas repris', async () => {
    expect(
      await count(`action a join action_version v on v.id = a.version_id where a.etat in ('active', 'retiree') and (
        not v.is_texte_non_repris or v.resume is null or v.objectif is not null or v.description is not null
        or not (v.is_departementale or exists (select from action_version_epci e where e.version_id = v.id)))`),
    ).toBe(0);
    expect(await count('action_ressource')).toBeGreaterThan(5);
  });

  test('retire une action par une version qui cite sa décision et garde le reste', async () => {
    const [version] = await query<{
      numero: number;
      decision: string;
      epcis: number;
      avant: number;
      jalons: number;
      jalonsAvant: number;
    }>(
      `select v.numero, v.decision,
         (select count(*)::int from action_version_epci where version_id = v.id) as epcis,
         (select count(*)::int from action_version_epci where version_id = p.id) as avant,
         (select count(*)::int from jalon_version where version_id = v.id) as jalons,
         (select count(*)::int from jalon_version where version_id = p.id) as "jalonsAvant"
       from action a join action_version v on v.id = a.version_id join action_version p on p.action_id = a.id and p.numero = 1
       where a.etat = 'retiree'`,
    );
    expect(version).toMatchObject({ numero: 2, decision: expect.stringMatching(/\w/) as string });
    expect([version!.epcis, version!.jalons]).toEqual([version!.avant, version!.jalonsAvant]);
  });
});

describe('les personnages', () => {
  test('ont tous un compte, un droit en vigueur, et nul n’est référent de la vallée de l’Ubaye', async () => {
    const rows = await query<{ courriel: string; role: string; sigle: string | null }>(
      `select c.courriel, h.role::text, se.sigle from acces.habilitation_active h join compte c using (utilisateur_id)
       left join schema_epci se on se.schema_id = h.schema_id and se.epci_id = h.epci_id order by h.id`,
    );
    expect(rows.map(({ courriel }) => courriel)).toEqual(cast.map(({ courriel }) => courriel));
    const referents = rows.filter(({ role }) => role === 'referent_epci');
    expect(referents.map(({ sigle }) => sigle)).toEqual(['PAA', 'DLVA', 'CCAPV', 'CCSB', 'JLVD', 'CCPFML', 'HPPB']);
    for (const { courriel, sigle } of referents)
      expect(courriel).toBe(`referent.${sigle?.toLowerCase()}@maillage.example`);
  });
});

describe('l’histoire', () => {
  test('montre les cas irréguliers', async () => {
    expect(await count("statut where nature = 'correction' and avancement is null")).toBeGreaterThan(0);
    expect(await count("statut where nature = 'correction' and avancement is not null")).toBeGreaterThan(0);
    expect(await count("statut where nature = 'confirmation'")).toBeGreaterThan(5);
    expect(await count('levee_blocage')).toBeGreaterThan(0);
    expect(await count('suivi_action where blocage_id is not null')).toBeGreaterThan(0);
    expect(await count('jalon_realisation')).toBeGreaterThan(5);
    expect(await count(`action_version where is_porteur_a_designer`)).toBeGreaterThan(0);
    // late actions: a milestone over and not done; and actions of which nobody has spoken for six months
    const active =
      "suivi_action s join action a on a.id = s.action_id where a.etat = 'active' and s.avancement is distinct from 'fait'";
    expect(await count(`${active} and s.echeance < '${FIXE}'`)).toBeGreaterThan(0);
    expect(await count(`${active} and s.confirme_le < date '${FIXE}' - 183`)).toBeGreaterThan(0);
    // a resource bears the code of a live action
    expect(
      await count("action r join action a on a.code = r.code and a.etat = 'active' where r.etat = 'ressource'"),
    ).toBeGreaterThan(0);
  });

  test('est écrite dans l’ordre des jours, entre 9 h et 17 h à Paris', async () => {
    const rows = await query<{ id: number; instant: Date; hour: number; day: string; effet: string; nature: string }>(
      `select id, created_at as instant, extract(hour from created_at at time zone 'Europe/Paris')::int as hour,
         (created_at at time zone 'Europe/Paris')::date::text as day, date_effet::text as effet, nature::text from statut order by id`,
    );
    expect(rows.map(({ instant }) => instant.getTime())).toEqual(
      rows.map(({ instant }) => instant.getTime()).toSorted((a, b) => a - b),
    );
    for (const { hour } of rows) expect([9, 10, 11, 12, 13, 14, 15, 16]).toContain(hour);
    for (const { day, effet, nature } of rows) if (nature !== 'correction') expect(effet).toBe(day);
  });
});

const tables =
  'statut blocage levee_blocage jalon_realisation suivi_action action_version jalon_version habilitation epci commune journal ' +
  'mandat avancement_epci suite_avancement suivi_epci brouillon_avancement visa suite_remarque ' +
  'instance siege membre seance presence note_seance decision decision_effet compte_rendu compte_rendu_public';

async function digest(url: string): Promise<string[]> {
  const sums = tables
    .split(' ')
    .map((table) => `select '${table} ' || md5(string_agg(t::text, '|' order by t::text)) as sum from ${table} t`);
  return (await query<{ sum: string }>(sums.join(' union all '), url)).map(({ sum }) => sum);
}

test('le même jour donne deux fois les mêmes lignes', async () => {
  expect(await digest(await seeded(FIXE))).toEqual(await digest(await fixe));
});

test.each(['2027-01-02', '2027-12-31', '2028-02-29'])(
  'au %s, tout tient dans le schéma et rien n’est à venir',
  async (today) => {
    const url = await seeded(today);
    const [row] = await query<Record<string, number>>(
      `select count(*)::int as statuts, count(*) filter (where s.date_effet < d.date_debut)::int as avant,
       count(*) filter (where s.date_effet > '${today}')::int as apres,
       count(*) filter (where (s.created_at at time zone 'Europe/Paris')::date > '${today}')::int as futurs,
       count(*) filter (where (s.created_at at time zone 'Europe/Paris')::date < s.date_effet)::int as "enAvance"
     from statut s join schema_departemental d on d.id = s.schema_id`,
      url,
    );
    expect(row).toEqual({ statuts: await count('statut'), avant: 0, apres: 0, futurs: 0, enAvance: 0 });
    const [board] = await query<Record<string, number>>(
      `select count(*) filter (where s.avancement = 'fait')::int as fait, count(*) filter (where s.avancement = 'en_cours')::int as "enCours",
       count(*) filter (where s.avancement = 'pas_fait')::int as "pasFait", count(*) filter (where s.avancement is null)::int as vides,
       (count(*) filter (where a.etat = 'active' and s.avancement is distinct from 'fait' and s.echeance < '${today}') > 0)::int as retard
     from suivi_action s join action a on a.id = s.action_id where a.etat in ('active', 'retiree')`,
      url,
    );
    expect(board).toEqual({ fait: 9, enCours: 20, pasFait: 10, vides: 5, retard: 1 });
    const [schema] = await query<{ code: string; debut: string; fin: string }>(
      'select code, date_debut::text as debut, date_fin::text as fin from schema_departemental',
      url,
    );
    const debut = Number(today.slice(0, 4)) - 1;
    expect(schema).toEqual({ code: `04-${debut}`, debut: `${debut}-01-01`, fin: `${debut + 5}-12-31` });
  },
);

test('une base qui contient déjà un schéma est refusée', async () => {
  await expect(seedDemonstration({ url: await fixe, today: FIXE })).rejects.toThrow(/contient déjà un schéma/);
});

test('le 29 février n’existe pas tous les ans', () => {
  expect(shiftYears('2020-02-29', 7)).toBe('2027-02-28');
  expect(shiftYears('2020-02-29', 8)).toBe('2028-02-29');
});

test.each([
  ['CC du Sisteronais-Buëch', 'Sisteronais-Buëch'],
  ['CC Alpes-Provence-Verdon "Sources de lumière"', 'Alpes-Provence-Verdon « Sources de lumière »'],
  ["CC Vallée de l'Ubaye - Serre-Ponçon", "Vallée de l'Ubaye - Serre-Ponçon"],
  ["CC de l'Arc", 'Arc'],
  ["Métropole d'Aix-Marseille-Provence", "Métropole d'Aix-Marseille-Provence"],
])('le nom de l’EPCI « %s » se lit sans sa nature', (officiel, nom) => {
  expect(cleanName(officiel)).toBe(nom);
});

import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { listInstances } from '@/lib/instances/data';
import { formatReunions } from '@/lib/instances/rules';
import { seedDemonstration } from '../../prisma/seed/index.ts';
import { withClient } from '../../scripts/postgres/connect.ts';
import { createDatabase } from '../database.ts';
import { AUJOURDHUI, openScene, type Scene } from '../suivi/scene.ts';

let scene: Scene;
const bases: Awaited<ReturnType<typeof createDatabase>>[] = [];
beforeAll(async () => void (scene = await openScene()));
afterAll(async () => {
  await scene.close();
  await Promise.all(bases.map((base) => base.drop()));
});

async function query<R extends pg.QueryResultRow>(sql: string, url = scene.ownerUrl): Promise<R[]> {
  return withClient(url, async (client) => (await client.query<R>(sql)).rows);
}

describe('les instances de démonstration', () => {
  const reunions = async (annee: number) => {
    const instances = await asViewer(scene.cellule, (db) =>
      listInstances(db, scene.schemaId, { annee, today: AUJOURDHUI }),
    );
    return Object.fromEntries(
      instances.map(({ type, epci, tenues, minimumAnnuel }) => [
        epci?.sigle ?? type,
        formatReunions(tenues, minimumAnnuel),
      ]),
    );
  };

  test('se sont réunies deux fois dans la plupart des EPCI, une fois à JLVD, jamais sans référent', async () => {
    const [deux, une] = ['2 réunions', '1 réunion sur 2'];
    expect(await reunions(2026)).toMatchObject({
      ...{ PAA: deux, DLVA: deux, CCAPV: deux, CCSB: deux, CCPFML: deux, HPPB: deux },
      ...{ JLVD: une, CCVUSP: '0 réunion sur 2', comite_pilotage: '1 réunion', comite_technique: '1 réunion' },
    });
    const avant = await reunions(2025);
    expect(avant).toMatchObject({ PAA: deux, JLVD: deux, CCVUSP: deux, CCSB: une, comite_pilotage: '1 réunion' });
  });

  test('comptent 24 sièges au comité de pilotage, de cinq collèges et d’usagers, dont deux vacants', async () => {
    const instances = await asViewer(scene.cellule, (db) =>
      listInstances(db, scene.schemaId, { annee: 2026, today: AUJOURDHUI }),
    );
    const copil = instances.find(({ type }) => type === 'comite_pilotage');
    expect(copil).toMatchObject({ sieges: 24, vacants: 2, quorum: 12 });
    expect(instances.find(({ type }) => type === 'comite_technique')).toMatchObject({ isComiteMsap: true });
    const colleges = await query(
      `select distinct college::text as college from siege where instance_id = ${copil!.id} order by 1`,
    );
    expect(colleges.map(({ college }) => college as string)).toEqual([
      'association',
      'departement',
      'epci',
      'etat',
      'operateur',
      'region',
    ]);
    const locale = instances.find(({ epci }) => epci?.sigle === 'JLVD');
    expect(locale).toMatchObject({ tenueDans: expect.stringContaining('commission') as string });
  });

  test('assoient les personnages qui ont un compte', async () => {
    const rows = await query<{ courriel: string }>(
      'select distinct c.courriel from membre m join compte c using (utilisateur_id) where m.fin is null order by 1',
    );
    expect(rows.map(({ courriel }) => courriel.replace('@maillage.example', ''))).toEqual([
      ...['cellule.departement', 'cellule.etat', 'copil', 'elu.jlvd', 'operateur.laposte', 'referent.ccapv'],
      ...['referent.ccpfml', 'referent.ccsb', 'referent.dlva', 'referent.hppb', 'referent.jlvd', 'referent.paa'],
    ]);
  });

  test('montrent un compte rendu dans chaque état, et chaque suite d’une décision', async () => {
    const etats = await query<{ etat: string }>('select distinct etat::text as etat from seance order by 1');
    expect(etats.map(({ etat }) => etat)).toEqual([
      'annulee',
      'approuve',
      'convoquee',
      'diffuse',
      'prevue',
      'publie',
      'tenue',
    ]);
    const suivis = await query<{ suivi: string }>('select distinct suivi::text as suivi from decision order by 1');
    expect(suivis.map(({ suivi }) => suivi)).toEqual(['a_faire', 'abandonnee', 'en_cours', 'faite']);
    const [retard] = await query<{ n: number }>(
      `select count(*)::int as n from decision where suivi in ('a_faire', 'en_cours') and echeance < '${AUJOURDHUI}'`,
    );
    expect(retard!.n).toBeGreaterThan(3);
    const presences = await query<{ etat: string }>('select distinct etat::text as etat from presence order by 1');
    expect(presences).toHaveLength(5);
  });

  test('ont reçu les visas donnés en réunion', async () => {
    expect(
      await query(`select v.date_visa from visa v where not v.is_en_ligne and not exists (
        select from seance s join instance i on i.id = s.instance_id
        where i.epci_id = v.epci_id and (s.debut at time zone 'Europe/Paris')::date = v.date_visa)`),
    ).toEqual([]);
  });

  test('ont un ordre du jour de quatre points au comité de pilotage à venir', async () => {
    const points = await query<{ intitule: string; nature: string }>(
      `select p.intitule, p.nature from point_seance p join seance s on s.id = p.seance_id join instance i on i.id = s.instance_id
       where i.type = 'comite_pilotage' and s.etat = 'prevue' order by p.ordre`,
    );
    expect(points).toHaveLength(4);
    expect(points[0]).toMatchObject({ intitule: expect.stringContaining('Approbation') as string });
  });
});

/** What no anchor day may break: each query lists the rows that do. */
const fautes = (today: string): Record<string, string> => ({
  'un numéro manque ou se répète': `
    select serie, annee from decision group by 1, 2 having max(numero) <> count(*) or count(distinct numero) <> count(*) or min(numero) <> 1`,
  'un numéro ne suit pas les jours': `
    select a.id from decision a join decision b on b.serie = a.serie and b.annee = a.annee and b.numero > a.numero
    join seance sa on sa.id = a.seance_id join seance sb on sb.id = b.seance_id where sa.debut > sb.debut`,
  'une décision n’est pas de l’année de sa séance': `
    select d.id from decision d join seance s on s.id = d.seance_id
    where d.annee <> extract(year from s.debut at time zone 'Europe/Paris')
      or d.confirmee_le < s.debut or d.suivi_le < d.confirmee_le or (d.suivi_le at time zone 'Europe/Paris')::date > '${today}'`,
  'une décision n’a ni responsable ni échéance':
    'select id from decision where responsable_id is null or echeance is null',
  'deux personnes tiennent un siège': `
    select a.id from membre a join membre b on b.siege_id = a.siege_id and b.qualite = a.qualite and b.id > a.id
      and daterange(a.debut, a.fin, '[]') && daterange(b.debut, b.fin, '[]')`,
  'une séance tombe un jour chômé ou à une autre heure': `
    select id from seance where extract(isodow from debut at time zone 'Europe/Paris') > 5
      or (debut at time zone 'Europe/Paris')::time not in ('09:30', '14:00')`,
  'une séance est tenue avant le schéma ou après ce jour': `
    select s.id from seance s join schema_departemental d on d.id = s.schema_id
    where (s.debut at time zone 'Europe/Paris')::date < d.date_debut or (s.convoquee_le at time zone 'Europe/Paris')::date >= '${today}'
      or (s.etat in ('prevue', 'convoquee')) <> ((s.debut at time zone 'Europe/Paris')::date > '${today}')`,
  'une séance tenue est sans présent, ou une autre en a': `
    select s.id from seance s where (s.etat in ('tenue', 'diffuse', 'approuve', 'publie'))
      <> exists (select from presence p where p.seance_id = s.id and p.etat = 'present')`,
  'une séance à venir a des notes, des décisions ou un compte rendu': `
    select s.id from seance s where s.etat in ('prevue', 'convoquee', 'annulee') and (exists (select from note_seance where seance_id = s.id)
      or exists (select from decision where seance_id = s.id) or exists (select from compte_rendu where seance_id = s.id))`,
  'une séance annulée est sans motif': "select id from seance where (etat = 'annulee') <> (motif_etat is not null)",
  'un compte rendu ne dit pas où il en est': `
    select s.id from seance s left join compte_rendu c on c.seance_id = s.id
    where (s.etat in ('diffuse', 'approuve', 'publie')) <> (c.diffuse_le is not null) or (s.etat in ('approuve', 'publie')) <> (c.approuve_le is not null)
      or c.approuve_le < c.diffuse_le or (c.diffuse_le at time zone 'Europe/Paris')::date > '${today}'`,
  'un texte approuvé ou publié n’est pas gardé': `
    select s.id from seance s left join compte_rendu c on c.seance_id = s.id left join compte_rendu_public p on p.seance_id = s.id
    where (s.etat in ('approuve', 'publie')) <> (c.contenu is not null) or (s.etat = 'publie') <> (p.contenu is not null)`,
  'un texte publié nomme quelqu’un': `
    select p.seance_id from compte_rendu_public p join presence q on q.seance_id = p.seance_id where p.contenu::text ilike '%' || q.nom || '%'`,
  'quelqu’un est venu sans tenir son siège ce jour-là': `
    select p.id from presence p join seance s on s.id = p.seance_id join membre m on m.id = p.membre_id
    where (s.debut at time zone 'Europe/Paris')::date < m.debut or (s.debut at time zone 'Europe/Paris')::date > m.fin`,
  'le quorum manque': `
    select s.id from seance s join instance i on i.id = s.instance_id where s.etat in ('tenue', 'diffuse', 'approuve', 'publie')
      and (select count(*) from presence p where p.seance_id = s.id and not p.is_invite and p.etat in ('present', 'represente', 'pouvoir')) < i.quorum`,
  'le temps déborde du créneau': `
    select s.id from seance s where (select sum(duree_minutes) from point_seance where seance_id = s.id) > s.duree_minutes`,
  'une action retirée ne cite pas sa décision': `
    select a.id from action a join action_version v on v.id = a.version_id where a.etat = 'retiree' and not exists (
      select from decision_effet f join decision d on d.id = f.decision_id join seance s on s.id = d.seance_id
      where f.nature = 'retrait' and f.action_id = a.id and v.decision = 'Décision ' || d.annee || '-' || lpad(d.numero::text, 2, '0')
        and v.date_effet = (s.debut at time zone 'Europe/Paris')::date)`,
  'un effet n’est pas sur sa cible': `
    select f.id from decision_effet f join decision d on d.id = f.decision_id join seance s on s.id = d.seance_id
    left join evaluation_convention e on e.convention_id = f.convention_id and e.annee = (f.contenu ->> 'annee')::int
    left join compte_rendu c on c.seance_id = f.seance_id
    where f.applique_le is null or (f.nature = 'evaluation' and (e.suite::text is distinct from f.contenu ->> 'suite'
        or e.commentaire not like 'Décision ' || d.annee || '-%' || d.numero || ' : %'))
      or (f.nature = 'compte_rendu' and c.approuve_le is distinct from d.confirmee_le)`,
});

const effets =
  'select count(*)::int as n from decision_effet union all select count(*)::int from decision where epci_id is null';

test('au jour fixe, rien n’est en faute', async () => {
  for (const [faute, sql] of Object.entries(fautes(AUJOURDHUI))) expect(await query(sql), faute).toEqual([]);
  expect(await query(effets)).toEqual([{ n: 3 }, { n: 13 }]);
});

test.each(['2027-01-01', '2027-01-02', '2027-06-15', '2027-12-31', '2028-02-29'])(
  'au %s, rien n’est en faute et les mêmes décisions du département sont prises',
  async (today) => {
    const base = await createDatabase();
    bases.push(base);
    await seedDemonstration({ url: base.ownerUrl, today });
    for (const [faute, sql] of Object.entries(fautes(today)))
      expect(await query(sql, base.ownerUrl), faute).toEqual([]);
    expect(await query(effets, base.ownerUrl)).toEqual([{ n: 3 }, { n: 13 }]);
  },
);

import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertIds } from '../../prisma/seed/insert.ts';
import { openSceneInstance, type SceneInstance } from './scene.ts';

const ENSEMBLE = 50;
/** What becomes of a confirmation once its number is given; the others are kept. */
const RENONCE = 'Renoncée après son numéro';
const PANNE = 'Panne après son numéro';

let scene: SceneInstance;
const connections: pg.Client[] = [];
beforeAll(async () => {
  scene = await openSceneInstance();
  for (let i = 0; i < ENSEMBLE; i++) connections.push(new pg.Client(scene.loginUrl));
  await Promise.all(connections.map((client) => client.connect()));
});
afterAll(async () => {
  await Promise.all(connections.map((client) => client.end()));
  await scene?.close();
});

type Prete = { id: number; texte: string; auteurId: number };

/** Decisions of one meeting, not confirmed yet: of five, one will be given up and one will break. */
async function write(epci: string, auteurId: number, count: number): Promise<Prete[]> {
  const seanceId = await scene.makeSeance({ epci });
  const textes = Array.from({ length: count }, (_, i) => [RENONCE, PANNE][i % 5] ?? `Décision ${i}`);
  const { rows } = await scene.owner.query<{ epci_id: number | null }>(
    'select epci_id from instance i join seance s on s.instance_id = i.id where s.id = $1',
    [seanceId],
  );
  const epci_id = rows[0]!.epci_id;
  const base = { seance_id: seanceId, schema_id: scene.schemaId, epci_id, serie: epci_id ?? 0, nature: 'autre' };
  const ids = await insertIds(
    scene.owner,
    'decision',
    textes.map((texte) => ({ ...base, texte })),
  );
  return ids.map((id, i) => ({ id, texte: textes[i]!, auteurId }));
}

async function begin(client: pg.Client, auteurId: number): Promise<void> {
  await client.query('begin');
  await client.query(
    `select set_config('role', 'maillage_app', true), set_config('maillage.utilisateur', $1, true),
       set_config('maillage.maintenant', '2026-11-22T09:00:00Z', true)`,
    [String(auteurId)],
  );
}

/** Confirms in the transaction that was begun; returns whether the number is kept. */
async function confirm(client: pg.Client, { id, texte }: Prete): Promise<boolean> {
  try {
    const { rows } = await client.query<{ numero: number }>(
      'update decision set confirmee_le = now() where id = $1 and confirmee_le is null returning numero',
      [id],
    );
    expect(rows[0]!.numero).toBeGreaterThan(0);
  } catch (error) {
    await client.query('rollback');
    expect([texte, (error as pg.DatabaseError).code]).toEqual([PANNE, '53100']);
    return false;
  }
  await client.query(texte === RENONCE ? 'rollback' : 'commit');
  return texte !== RENONCE;
}

/** Serie → its numbers of 2026, as they are in the base. */
async function readNumeros(): Promise<Record<number, number[]>> {
  const { rows } = await scene.owner.query<{ serie: number; numeros: number[] }>(
    `select serie, array_agg(numero order by numero) as numeros from decision
     where schema_id = $1 and annee = 2026 and numero is not null group by serie`,
    [scene.schemaId],
  );
  return Object.fromEntries(rows.map(({ serie, numeros }) => [serie, numeros]));
}
const suite = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

test('cinquante confirmations à la fois, dont des abandons et des pannes, se numérotent sans trou ni doublon', async () => {
  const jlvd = await scene.viewerOf('referent.jlvd');
  const avant = await readNumeros();
  const preparees = [
    { serie: 'copil', pretes: await write('copil', scene.cellule.id, 30) },
    { serie: 'jlvd', pretes: await write('jlvd', jlvd.id, 20) },
  ];
  // one of each in turn: the two series are numbered at the same time
  const pretes = preparees
    .flatMap(({ pretes: list }) => list.map((prete, i) => ({ prete, rang: i / list.length })))
    .toSorted((a, b) => a.rang - b.rang)
    .map(({ prete }) => prete);
  await scene.owner.query(`create function panne() returns trigger language plpgsql as $$ begin
    if new.numero is null then raise exception 'sans numéro'; end if;
    raise exception 'panne' using errcode = '53100'; end $$;
    create trigger zz_panne after update on decision for each row when (new.texte = '${PANNE}') execute function panne()`);

  await Promise.all(pretes.map((prete, i) => begin(connections[i]!, prete.auteurId)));
  const gardees = await Promise.all(pretes.map((prete, i) => confirm(connections[i]!, prete)));
  expect(gardees.filter(Boolean)).toHaveLength(30);

  const { rows } = await scene.owner.query<{ epciId: number }>(
    'select epci_id as "epciId" from schema_epci where schema_id = $1 and sigle = \'JLVD\'',
    [scene.schemaId],
  );
  const series = { 0: 18, [rows[0]!.epciId]: 12 };
  const apres = await readNumeros();
  for (const [serie, ajoutees] of Object.entries(series).map(([key, value]) => [Number(key), value] as const))
    expect([serie, apres[serie]]).toEqual([serie, suite((avant[serie]?.length ?? 0) + ajoutees)]);

  // what was given up or broke is still there to confirm, and takes the numbers that follow
  await scene.owner.query(`drop trigger zz_panne on decision; drop function panne()`);
  const restantes = pretes.filter((_, i) => !gardees[i]).map((prete) => ({ ...prete, texte: 'Reprise' }));
  await Promise.all(restantes.map((prete, i) => begin(connections[i]!, prete.auteurId)));
  await Promise.all(restantes.map((prete, i) => confirm(connections[i]!, prete)));
  const reprises = await readNumeros();
  for (const serie of Object.keys(series).map(Number))
    expect(reprises[serie]).toEqual(suite((avant[serie]?.length ?? 0) + (serie === 0 ? 30 : 20)));
  const confirmes = await scene.owner.query(
    'select from decision where id = any ($1) and annee = 2026 and numero is not null and confirmee_par_id is not null',
    [pretes.map(({ id }) => id)],
  );
  expect(confirmes.rowCount).toBe(ENSEMBLE);
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/access/can';
import { asViewer } from '@/lib/db';
import { ChampRefuse, Conflit, Introuvable, Refus } from '@/lib/errors';
import { correctMandat, endMandat, nameReferent, readMandat } from '@/lib/territoires/data';
import type { NatureMandat } from '@/lib/territoires/rules';
import { insertId } from '../../prisma/seed/insert.ts';
import { insertPerson } from '../second-schema.ts';
import { AUJOURDHUI, openScene, type Scene } from '../suivi/scene.ts';

let scene: Scene;
let epciId: number;
let made = 0;
beforeAll(async () => {
  scene = await openScene();
  epciId = (await scene.owner.query<{ id: number }>("select epci_id as id from schema_epci where sigle = 'CCPFML'"))
    .rows[0]!.id;
});
afterAll(() => scene?.close());
// each test with nobody in office there
beforeEach(async () => {
  await scene.owner.query('delete from mandat where epci_id = $1', [epciId]);
  await scene.owner.query('delete from habilitation where epci_id = $1', [epciId]);
});

const write = <T>(fn: Parameters<typeof asViewer<T>>[1], viewer: Viewer = scene.cellule) =>
  asViewer(viewer, fn, { write: true });

type Options = {
  nature?: NatureMandat;
  nom?: string;
  debut?: string;
  fin?: string;
  utilisateurId?: number;
  motifCumul?: string;
  remplaceId?: number;
  remplaceRevision?: number;
};

async function nommer(options: Options = {}, viewer = scene.cellule): Promise<number> {
  const input = {
    ...{ schemaId: scene.schemaId, epciId, nature: 'referent_technique' as const },
    ...{ prenom: 'Dominique', nom: 'Essai', debut: '2026-01-01' },
    ...options,
  };
  await write((db) => nameReferent(db, viewer, input, AUJOURDHUI), viewer);
  const { rows } = await scene.owner.query<{ id: number }>('select max(id) as id from mandat');
  return rows[0]!.id;
}

const terminer = (mandatId: number, date: string, revision = 1) =>
  write((db) => endMandat(db, scene.cellule, { mandatId, revision, date }, AUJOURDHUI));
const stored = (id: number) => asViewer(scene.cellule, (db) => readMandat(db, id));

/** An account seen by the cellule, without any right on the EPCI. */
async function insertAccount(): Promise<number> {
  const id = await insertPerson(scene.owner, `mandat.${++made}`, `Compte${made}`);
  await insertId(scene.owner, 'habilitation', {
    ...{ utilisateur_id: id, role: 'membre_copil', schema_id: scene.schemaId, debut: '2025-01-01' },
  });
  return id;
}

/** The rights in force or to come of a person on the EPCI. */
async function rightsOf(utilisateurId: number) {
  const { rows } = await scene.owner.query<{ role: string; debut: string; fin: string | null }>(
    `select role::text as role, debut::text as debut, fin::text as fin from habilitation
     where utilisateur_id = $1 and epci_id = $2 and retiree_le is null order by id`,
    [utilisateurId, epciId],
  );
  return rows;
}

describe('nommer', () => {
  test('un compte choisi reçoit l’accès du mandat, dans la même écriture, une seule fois', async () => {
    const utilisateurId = await insertAccount();
    await nommer({ utilisateurId });
    await nommer({ utilisateurId, nature: 'elu_referent', debut: '2026-12-01', fin: '2027-03-31' });
    expect(await rightsOf(utilisateurId)).toEqual([
      { role: 'referent_epci', debut: AUJOURDHUI, fin: null },
      { role: 'elu_epci', debut: '2026-12-01', fin: '2027-03-31' },
    ]);
  });

  test('un droit déjà tenu aux mêmes dates n’est pas donné deux fois', async () => {
    const utilisateurId = await insertAccount();
    const right = { utilisateur_id: utilisateurId, role: 'referent_epci', schema_id: scene.schemaId, epci_id: epciId };
    await insertId(scene.owner, 'habilitation', { ...right, debut: '2025-01-01' });
    await nommer({ utilisateurId });
    expect(await rightsOf(utilisateurId)).toEqual([{ role: 'referent_epci', debut: '2025-01-01', fin: null }]);
  });

  test('un second titulaire n’est accepté qu’avec sa raison', async () => {
    await nommer();
    const refusal = await nommer({ nom: 'Seconde', debut: '2026-06-01' }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ChampRefuse);
    expect((refusal as ChampRefuse).champ).toBe('motifCumul');
    const id = await nommer({ nom: 'Seconde', debut: '2026-06-01', motifCumul: 'Congé de la première.' });
    expect(await stored(id)).toMatchObject({ nom: 'Seconde', motifCumul: 'Congé de la première.' });
  });

  test('remplacer termine l’un la veille et nomme l’autre, ou rien', async () => {
    const [ancien, nouveau] = [await insertAccount(), await insertAccount()];
    const first = await nommer({ utilisateurId: ancien });
    const replace = { remplaceId: first, remplaceRevision: 1, debut: AUJOURDHUI, nom: 'Suite' };
    await expect(nommer({ ...replace, utilisateurId: 999_999 })).rejects.toThrow(ChampRefuse);
    expect(await stored(first)).toMatchObject({ fin: null, revision: 1 });
    expect(await rightsOf(ancien)).toHaveLength(1);
    const next = await nommer({ ...replace, utilisateurId: nouveau });
    expect(await stored(first)).toMatchObject({ fin: '2026-11-21', revision: 2 });
    expect(await stored(next)).toMatchObject({ nom: 'Suite', debut: AUJOURDHUI, utilisateurId: nouveau });
    expect(await rightsOf(ancien)).toEqual([]);
    expect(await rightsOf(nouveau)).toEqual([{ role: 'referent_epci', debut: AUJOURDHUI, fin: null }]);
    await expect(nommer({ ...replace, nom: 'Troisième' })).rejects.toThrow(Conflit);
  });

  test('un mandat d’un autre EPCI ne se remplace pas d’ici, un EPCI inconnu est introuvable', async () => {
    const other = await scene.owner.query<{ id: number }>('select id from mandat where epci_id <> $1 limit 1', [
      epciId,
    ]);
    const remplaceId = other.rows[0]!.id;
    await expect(nommer({ remplaceId, remplaceRevision: 1 })).rejects.toThrow(Introuvable);
    const input = { nature: 'elu_referent' as const, prenom: 'A', nom: 'B', debut: AUJOURDHUI };
    const elsewhere = { ...input, schemaId: scene.schemaId, epciId: 999_999 };
    await expect(write((db) => nameReferent(db, scene.cellule, elsewhere, AUJOURDHUI))).rejects.toThrow(Introuvable);
  });

  test('un membre de la cellule ne devient pas référent, un référent ne nomme personne', async () => {
    await expect(nommer({ utilisateurId: scene.cellule.id })).rejects.toThrow(/à la fois référent/);
    const referent = await scene.viewerOf('referent.jlvd');
    await expect(nommer({}, referent)).rejects.toThrow(Refus);
  });
});

describe('terminer', () => {
  test('l’accès prend fin avec le mandat, dès maintenant ou au jour dit', async () => {
    const utilisateurId = await insertAccount();
    const now = await nommer({ utilisateurId });
    await terminer(now, AUJOURDHUI);
    expect(await stored(now)).toMatchObject({ fin: '2026-11-21', revision: 2 });
    expect(await rightsOf(utilisateurId)).toEqual([]);
    const later = await nommer({ utilisateurId, debut: AUJOURDHUI });
    await terminer(later, '2026-12-16');
    expect(await rightsOf(utilisateurId)).toEqual([{ role: 'referent_epci', debut: AUJOURDHUI, fin: '2026-12-15' }]);
  });

  test('l’accès à un autre titre, ou ailleurs, demeure', async () => {
    const utilisateurId = await insertAccount();
    await nommer({ utilisateurId, nature: 'elu_referent' });
    await terminer(await nommer({ utilisateurId }), AUJOURDHUI);
    expect(await rightsOf(utilisateurId)).toEqual([{ role: 'elu_epci', debut: AUJOURDHUI, fin: null }]);
  });

  test('une fin qui précède le début est refusée près du champ, une lecture dépassée est un conflit', async () => {
    const id = await nommer({ debut: AUJOURDHUI });
    const refusal = await terminer(id, AUJOURDHUI).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ChampRefuse);
    expect((refusal as ChampRefuse).champ).toBe('date');
    await expect(terminer(id, '2026-12-01', 7)).rejects.toThrow(Conflit);
    expect(await stored(id)).toMatchObject({ fin: null, revision: 1 });
  });
});

describe('corriger', () => {
  const corriger = (mandatId: number, more: Options & { revision?: number } = {}) =>
    write((db) => {
      const input = { mandatId, revision: 1, prenom: 'Dominique', nom: 'Essai', debut: '2026-01-01', ...more };
      return correctMandat(db, scene.cellule, input, AUJOURDHUI);
    });

  test('l’accès passe du compte remplacé à celui qui est nommé', async () => {
    const [wrong, right] = [await insertAccount(), await insertAccount()];
    const id = await nommer({ utilisateurId: wrong });
    await corriger(id, { utilisateurId: right, nom: 'Juste' });
    expect(await stored(id)).toMatchObject({ nom: 'Juste', utilisateurId: right, revision: 2 });
    expect(await rightsOf(wrong)).toEqual([]);
    expect(await rightsOf(right)).toHaveLength(1);
  });

  test('une lecture dépassée est un conflit, des dates qui en recouvrent d’autres sont refusées', async () => {
    await nommer({ fin: '2026-06-30' });
    const id = await nommer({ debut: '2026-07-01' });
    await expect(corriger(id, { revision: 9, debut: '2026-07-01' })).rejects.toThrow(Conflit);
    await expect(corriger(id, { debut: '2026-06-01' })).rejects.toThrow(ChampRefuse);
  });
});

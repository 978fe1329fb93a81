import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { Conflit, Refus } from '@/lib/errors';
import { readCompetenceEcrite, saveCompetence } from '@/lib/territoires/competence-ecriture';
import { readFicheTerritoire } from '@/lib/territoires/fiche-territoire';
import { interetAttendu, isDetenue } from '@/lib/territoires/competences';
import { enregistrerCompetenceInput } from '@/lib/territoires/input';
import type { CastName } from '../../prisma/seed/cast.ts';
import { AUJOURDHUI, openScene, type Scene } from '../suivi/scene.ts';

let scene: Scene;
let place: { schemaId: number; epciId: number };
beforeAll(async () => {
  scene = await openScene();
  const { rows } = await scene.owner.query<{ id: number }>(
    "select epci_id as id from schema_epci where schema_id = $1 and sigle = 'HPPB'",
    [scene.schemaId],
  );
  place = { schemaId: scene.schemaId, epciId: rows[0]!.id };
});
afterAll(() => scene?.close());

const champs = { competence: 'msap', caractere: 'optionnelle', priseLe: '2024-03-01' };
const enregistrer = (more: object = {}, viewer = scene.cellule) =>
  asViewer(
    viewer,
    (db) => saveCompetence(db, viewer, enregistrerCompetenceInput.parse({ ...place, ...champs, ...more }), AUJOURDHUI),
    { write: true },
  );
const lister = async (viewer = scene.cellule) => {
  const asked = { code: '04-2025', siren: '200071025', today: AUJOURDHUI };
  return (await asViewer(viewer, (db) => readFicheTerritoire(db, viewer, asked)))!.competences;
};

describe('une compétence d’EPCI', () => {
  test('se prend, se corrige sous sa révision, et ne se détient pas deux fois le même jour', async () => {
    await enregistrer({ deliberation: '2024-12' });
    const [prise] = await lister();
    expect(prise).toMatchObject({ ...champs, deliberation: '2024-12', precision: null, rendueLe: null });
    await expect(enregistrer({ priseLe: '2026-01-01' })).rejects.toMatchObject({ champ: 'competence' });
    const correction = { competenceId: prise!.id, revision: 1, rendueLe: '2025-12-31' };
    await enregistrer(correction);
    await expect(enregistrer(correction)).rejects.toBeInstanceOf(Conflit);
    const ecrite = await asViewer(scene.cellule, (db) => readCompetenceEcrite(db, prise!.id));
    expect(ecrite).toMatchObject({
      revision: 2,
      champs: expect.arrayContaining([{ nom: 'rendueLe', label: 'Rendue le', valeur: '2025-12-31' }]),
    });
    // given back, it may be taken again from that day
    await enregistrer({ priseLe: '2025-12-31' });
    expect((await lister()).map((one) => isDetenue(one, AUJOURDHUI))).toEqual([true, false]);
  });

  test('ne se prend pas demain, et « autre » dit laquelle', async () => {
    await expect(enregistrer({ competence: 'transports', priseLe: '2026-11-23' })).rejects.toMatchObject({
      champ: 'priseLe',
    });
    const refus = enregistrerCompetenceInput.safeParse({ ...place, ...champs, competence: 'autre' });
    expect(refus.error?.issues[0]?.path).toEqual(['precision']);
    const inverse = enregistrerCompetenceInput.safeParse({ ...place, ...champs, rendueLe: '2020-01-01' });
    expect(inverse.error?.issues[0]?.path).toEqual(['rendueLe']);
  });

  test('d’un autre EPCI ne s’écrit pas', async () => {
    const refuse = async (name: CastName) =>
      expect(enregistrer({ competence: 'transports' }, await scene.viewerOf(name))).rejects.toBeInstanceOf(Refus);
    for (const name of ['referent.jlvd', 'elu.jlvd', 'copil', 'admin'] as const) await refuse(name);
    await enregistrer({ competence: 'transports' }, await scene.viewerOf('referent.hppb'));
    expect((await lister()).map(({ competence }) => competence)).toContain('transports');
  });

  test('attend son intérêt communautaire deux ans, jour pour jour ou le dernier de février', () => {
    const une = {
      ...champs,
      id: 1,
      revision: 1,
      competence: 'msap',
      caractere: 'optionnelle',
      precision: null,
    } as const;
    const rest = { deliberation: null, interetDefiniLe: null, rendueLe: null };
    expect(interetAttendu({ ...une, ...rest, priseLe: '2024-03-01' })).toBe('2026-03-01');
    expect(interetAttendu({ ...une, ...rest, priseLe: '2024-02-29' })).toBe('2026-02-28');
    expect(interetAttendu({ ...une, ...rest, interetDefiniLe: '2025-01-01' })).toBeNull();
    expect(interetAttendu({ ...une, ...rest, rendueLe: '2025-01-01' })).toBeNull();
    expect(interetAttendu({ ...une, ...rest, caractere: 'facultative' })).toBeNull();
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { Introuvable, Refus } from '@/lib/errors';
import { listSeances } from '@/lib/instances/data';
import { planSeance } from '@/lib/instances/planification';
import { openSceneInstance, type SceneInstance } from './scene.ts';

let scene: SceneInstance;
beforeAll(async () => void (scene = await openSceneInstance()));
afterAll(() => scene?.close());

const instanceOf = async (nom: string) =>
  (await scene.owner.query<{ id: number }>('select id from instance where nom = $1', [nom])).rows[0]!.id;
const planifier = (instanceId: number, plus: object = {}, viewer = scene.cellule) =>
  scene.write(
    (db) =>
      planSeance(db, viewer, {
        ...{ instanceId, nature: 'suivi', jour: '2027-02-03', heure: '14:00', dureeMinutes: 90, lieu: null },
        ...{ visio: undefined, ...plus },
      } as never),
    viewer,
  );
const lire = async (instanceId: number, id: number, viewer = scene.cellule) =>
  (await asViewer(viewer, (db) => listSeances(db, scene.schemaId, { instanceId }))).find((une) => une.id === id);

describe('une séance', () => {
  test('se planifie à l’heure de Paris, l’hiver comme l’été', async () => {
    const copil = await instanceOf('Comité de pilotage élargi');
    const hiver = await planifier(copil, { lieu: 'Préfecture' });
    expect(await lire(copil, hiver)).toMatchObject({ etat: 'prevue', lieu: 'Préfecture', points: 0 });
    expect(new Date((await lire(copil, hiver))!.debut).toISOString()).toBe('2027-02-03T13:00:00.000Z');
    const ete = await planifier(copil, { jour: '2027-07-05', visio: 'https://visio.example/copil' });
    expect(new Date((await lire(copil, ete))!.debut).toISOString()).toBe('2027-07-05T12:00:00.000Z');
  });

  test('ne tombe pas deux fois le même jour pour une instance, à moins que l’autre soit annulée', async () => {
    const technique = await instanceOf('Comité technique');
    const premiere = await planifier(technique);
    await expect(planifier(technique, { heure: '18:00' })).rejects.toMatchObject({ champ: 'jour' });
    await scene.owner.query("update seance set etat = 'annulee', motif_etat = 'Neige.' where id = $1", [premiere]);
    await planifier(technique, { heure: '18:00' });
    const deux = await Promise.allSettled([1, 2].map(() => planifier(technique, { jour: '2027-03-03' })));
    expect(deux.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('ne se planifie ni avant que l’instance existe, ni après sa fin', async () => {
    const groupe = await instanceOf('Groupe de travail avec les usagers');
    await expect(planifier(groupe, { jour: '2020-01-01' })).rejects.toMatchObject({ champ: 'jour' });
    await scene.owner.query("update instance set fin_le = '2026-12-31' where id = $1", [groupe]);
    await expect(planifier(groupe)).rejects.toMatchObject({ champ: 'jour' });
    await planifier(groupe, { jour: '2026-12-31' });
  });

  test('du département est planifiée par la cellule ; la locale par son référent, ou par la cellule quand il n’y en a pas', async () => {
    const [jlvd, dlva] = [await scene.viewerOf('referent.jlvd'), await scene.viewerOf('referent.dlva')];
    const [copil, locale, vacante] = [
      await instanceOf('Comité de pilotage élargi'),
      await instanceOf('Instance locale JLVD'),
      await instanceOf('Instance locale CCVUSP'),
    ];
    await expect(planifier(copil, {}, jlvd)).rejects.toBeInstanceOf(Refus);
    await expect(planifier(locale)).rejects.toThrow('Une instance locale est tenue');
    await expect(planifier(locale, {}, dlva)).rejects.toBeInstanceOf(Introuvable);
    await planifier(locale, {}, jlvd);
    await planifier(vacante);
    for (const name of ['elu.jlvd', 'copil', 'admin'] as const)
      await expect(planifier(locale, { jour: '2027-04-01' }, await scene.viewerOf(name))).rejects.toBeInstanceOf(Refus);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { Conflit, Introuvable, Refus } from '@/lib/errors';
import { listDecisions } from '@/lib/instances/decision';
import { confirmDecision, followDecision, removeDecision, saveDecision } from '@/lib/instances/decisions';
import { numeroDecision } from '@/lib/instances/rules';
import { AUJOURDHUI } from '../suivi/scene.ts';
import { openSceneInstance, type SceneInstance } from './scene.ts';

let scene: SceneInstance;
beforeAll(async () => void (scene = await openSceneInstance()));
afterAll(() => scene?.close());

const vide = { nature: 'autre', responsable: 'Anne Durand', echeance: '2027-01-31' } as const;
const ecrire = (seanceId: number, texte: string, viewer = scene.cellule, plus: object = {}) =>
  scene.write((db) => saveDecision(db, viewer, { seanceId, texte, ...vide, ...plus } as never), viewer);
const confirmer = ({ id, revision }: { id: number; revision: number }, viewer = scene.cellule) =>
  scene.write((db) => confirmDecision(db, viewer, { decisionId: id, revision }, AUJOURDHUI), viewer);
const lire = async (id: number, viewer = scene.cellule) =>
  (await asViewer(viewer, (db) => listDecisions(db, scene.schemaId, { id })))[0];

describe('une décision', () => {
  test('s’écrit sans numéro, en prend un quand elle se confirme, et ne change plus', async () => {
    const seanceId = await scene.makeSeance();
    const premiere = await ecrire(seanceId, 'Ouvrir un point d’accueil.');
    expect(await lire(premiere.id)).toMatchObject({ numero: null, isConfirmee: false });
    const numero = await confirmer(premiere);
    expect(numero).toMatch(/^2026-\d\d$/);
    const lue = (await lire(premiere.id))!;
    expect(lue).toMatchObject({ isConfirmee: true, suivi: 'a_faire', jour: '2026-11-22' });
    expect(numeroDecision(lue)).toBe(numero);
    const reecrire = ecrire(seanceId, 'Autre chose.', scene.cellule, {
      decisionId: premiere.id,
      revision: lue.revision,
    });
    await expect(reecrire).rejects.toThrow('ne change plus');
    await expect(
      scene.write((db) => removeDecision(db, scene.cellule, { decisionId: premiere.id, revision: lue.revision })),
    ).rejects.toThrow('ne se retire pas');
    await expect(confirmer(lue)).rejects.toBeInstanceOf(Conflit);
  });

  test('suit la précédente ; une retirée avant sa confirmation ne laisse pas de trou', async () => {
    const seanceId = await scene.makeSeance();
    const [a, retiree, b] = [await ecrire(seanceId, 'A'), await ecrire(seanceId, 'R'), await ecrire(seanceId, 'B')];
    const un = await confirmer(a);
    await scene.write((db) =>
      removeDecision(db, scene.cellule, { decisionId: retiree.id, revision: retiree.revision }),
    );
    const deux = await confirmer(b);
    expect(Number(deux.slice(5))).toBe(Number(un.slice(5)) + 1);
  });

  test('d’une instance locale a ses propres numéros, et son référent la tient', async () => {
    const jlvd = await scene.viewerOf('referent.jlvd');
    const seanceId = await scene.makeSeance({ epci: 'jlvd' });
    const numero = await confirmer(await ecrire(seanceId, 'Prêter une salle.', jlvd), jlvd);
    expect(numero).toMatch(/^JLVD 2026-\d\d$/);
    await expect(ecrire(seanceId, 'Par la cellule.')).rejects.toThrow('Une instance locale est tenue');
    const dlva = await scene.viewerOf('referent.dlva');
    await expect(ecrire(seanceId, 'D’un voisin.', dlva)).rejects.toBeInstanceOf(Introuvable);
  });

  test('ne se confirme ni avant la séance, ni après la diffusion, ni sans en avoir lu la dernière version', async () => {
    const avenir = await scene.makeSeance({ debut: '2026-12-10T08:00:00Z' });
    const tot = await ecrire(avenir, 'Trop tôt.');
    await expect(confirmer(tot)).rejects.toThrow('pendant la séance');
    const diffusee = await scene.makeSeance({ etat: 'diffuse' });
    await expect(ecrire(diffusee, 'Trop tard.')).rejects.toThrow('diffusé');
    const lue = await ecrire(await scene.makeSeance(), 'Une version.');
    await expect(confirmer({ ...lue, revision: lue.revision + 1 })).rejects.toBeInstanceOf(Conflit);
  });

  test('se confirme avec qui en répond et pour quand, à moins qu’elle n’agisse d’elle-même', async () => {
    const seanceId = await scene.makeSeance();
    const nu = { responsable: null, echeance: null };
    const refusee = await ecrire(seanceId, 'Sans personne.', scene.cellule, nu);
    await expect(confirmer(refusee)).rejects.toThrow('Dites qui en répond et pour quand');
    const sansDate = await ecrire(seanceId, 'Sans date.', scene.cellule, { echeance: null });
    await expect(confirmer(sansDate)).rejects.toThrow('Dites pour quand');
    expect(await lire(sansDate.id)).toMatchObject({ numero: null, isConfirmee: false });
    const tenue = await ecrire(seanceId, 'À annuler.');
    await confirmer(tenue);
    const annulation = await ecrire(seanceId, 'Annuler.', scene.cellule, { ...nu, annuleId: tenue.id });
    await confirmer(annulation);
    expect(await lire(annulation.id)).toMatchObject({ suivi: 'faite', constat: 'Faite par sa confirmation.' });
  });

  test('n’est pas lue des autres avant d’être confirmée', async () => {
    const copil = await scene.viewerOf('copil');
    const ecrite = await ecrire(await scene.makeSeance(), 'En secret.');
    expect(await lire(ecrite.id, copil)).toBeUndefined();
    await confirmer(ecrite);
    expect(await lire(ecrite.id, copil)).toMatchObject({ texte: 'En secret.' });
  });
});

describe('le suivi d’une décision', () => {
  test('se dit par qui tient l’instance et par le référent de l’EPCI qui en répond, avec un constat', async () => {
    const { rows } = await scene.owner.query<{ id: number }>(
      "select o.id from organisation o join schema_epci e on e.epci_id = o.epci_id where e.sigle = 'JLVD'",
    );
    const jlvd = await scene.viewerOf('referent.jlvd');
    const dlva = await scene.viewerOf('referent.dlva');
    const ecrite = await ecrire(await scene.makeSeance(), 'Recenser les salles.', scene.cellule, {
      responsableId: rows[0]!.id,
      echeance: '2027-03-31',
    });
    await confirmer(ecrite);
    const suivre = (viewer: typeof jlvd, revision: number) =>
      scene.write(
        (db) =>
          followDecision(db, viewer, {
            ...{ decisionId: ecrite.id, revision, suivi: 'faite', constat: 'Six salles.' },
          }),
        viewer,
      );
    const { revision, organisation } = (await lire(ecrite.id))!;
    expect(organisation).toMatchObject({ id: rows[0]!.id });
    await expect(suivre(dlva, revision)).rejects.toBeInstanceOf(Refus);
    await expect(suivre(jlvd, revision + 3)).rejects.toBeInstanceOf(Conflit);
    await suivre(jlvd, revision);
    expect(await lire(ecrite.id)).toMatchObject({ suivi: 'faite', constat: 'Six salles.' });
  });
});

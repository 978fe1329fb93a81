import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { ChampRefuse, Conflit, Introuvable, Refus } from '@/lib/errors';
import { jourEtHeure } from '@/lib/instances/horaire';
import { etatsSeance, type EtatSeance } from '@/lib/instances/rules';
import { readSeance } from '@/lib/instances/seance';
import { changeEtatSeance, saveConvocation, saveSeance } from '@/lib/instances/seance-ecriture';
import { changerEtatSeanceInput, modifierSeanceInput } from '@/lib/instances/seance-input';
import { transitionsSeance } from '@/lib/instances/transitions';
import { readSeanceEcrite } from '@/lib/instances/versions';
import { insertId } from '../../prisma/seed/insert.ts';
import { AUJOURDHUI } from '../suivi/scene.ts';
import { openSceneInstance, type SceneInstance } from './scene.ts';

let scene: SceneInstance;
beforeAll(async () => void (scene = await openSceneInstance()));
afterAll(() => scene?.close());

const lire = async (id: number, viewer = scene.cellule) =>
  (await asViewer(viewer, (db) => readSeance(db, scene.schemaId, id)))!;
const aller = async (seanceId: number, etat: EtatSeance, motif: string | null = null, viewer = scene.cellule) => {
  const { revision } = await lire(seanceId);
  return scene.write((db) => changeEtatSeance(db, viewer, { seanceId, revision, etat, motif }), viewer);
};
const noter = (seanceId: number) =>
  insertId(scene.owner, 'presence', {
    ...{ seance_id: seanceId, schema_id: scene.schemaId, prenom: 'Anne', nom: 'Durand', etat: 'present' },
    is_invite: false,
  });
const quand = { nature: 'suivi', heure: '09:30', dureeMinutes: '90', lieu: 'Mairie', visio: '' };
const modifier = async (seanceId: number, plus: object, viewer = scene.cellule) => {
  const { revision } = await lire(seanceId);
  const input = modifierSeanceInput.parse({ seanceId, revision, ...quand, jour: AUJOURDHUI, ...plus });
  return scene.write((db) => saveSeance(db, viewer, input, AUJOURDHUI), viewer);
};

describe('la vie d’une séance', () => {
  test('va de prévue à diffusée, chaque pas gardé, et revient d’un pas', async () => {
    const id = await scene.makeSeance({ etat: 'prevue' });
    await expect(aller(id, 'convoquee')).rejects.toThrow('au moins un point');
    await scene.makePoint(id);
    await aller(id, 'convoquee');
    expect(await lire(id)).toMatchObject({ etat: 'convoquee' });
    expect((await lire(id)).convoqueeLe).not.toBeNull();
    await expect(aller(id, 'tenue')).rejects.toThrow('qui était présent');
    await noter(id);
    await aller(id, 'tenue');
    await aller(id, 'diffuse');
    expect(await lire(id)).toMatchObject({ etat: 'diffuse' });
    await aller(id, 'tenue');
    await aller(id, 'convoquee');
    await aller(id, 'prevue');
    await expect(aller(id, 'publie')).rejects.toBeInstanceOf(Conflit);
  });

  test('ne s’approuve ni ne se publie d’ici', async () => {
    const id = await scene.makeSeance({ etat: 'diffuse' });
    await expect(aller(id, 'approuve')).rejects.toThrow('depuis sa page');
  });

  test('s’annule avec un motif, qui part quand elle est rétablie', async () => {
    const id = await scene.makeSeance({ etat: 'prevue' });
    const sansMotif = changerEtatSeanceInput.safeParse({ seanceId: id, revision: 1, etat: 'annulee', motif: ' ' });
    expect(sansMotif.error?.issues[0]).toMatchObject({ path: ['motif'] });
    await expect(aller(id, 'annulee')).rejects.toThrow('Dites pourquoi');
    await aller(id, 'annulee', 'Neige.');
    expect(await lire(id)).toMatchObject({ etat: 'annulee', motifEtat: 'Neige.' });
    await expect(modifier(id, {})).rejects.toThrow('annulée');
    await aller(id, 'prevue');
    expect(await lire(id)).toMatchObject({ etat: 'prevue', motifEtat: null });
  });

  test('ce que la page dit refusé est ce que la base refuse, et rien d’autre', async () => {
    for (const etat of etatsSeance)
      for (const debut of ['2026-11-20T08:00:00Z', '2026-12-20T08:00:00Z'])
        for (const isGarnie of [true, false]) {
          const id = await scene.makeSeance({ etat, debut });
          if (isGarnie && !['approuve', 'publie', 'annulee'].includes(etat)) {
            await scene.makePoint(id);
            await noter(id);
          }
          const seance = await lire(id);
          const { points, presences } = seance;
          const dite = { ...seance, points: points.length, presents: presences.length, aConfirmer: 0 };
          for (const { vers, refus } of transitionsSeance(dite, AUJOURDHUI)) {
            const essai = aller(id, vers, 'Essai.').then(
              () => null,
              (error: Error) => error,
            );
            const obtenu = await essai;
            expect(Boolean(obtenu), `${etat} → ${vers}, ${debut}, garnie : ${isGarnie}`).toBe(refus !== null);
            await scene.owner.query('update seance set etat = $2::etat_seance where id = $1', [id, etat]);
          }
          await scene.owner.query('delete from compte_rendu where seance_id = $1', [id]);
        }
  }, 60_000);
});

describe('la date et le lieu', () => {
  test('s’entendent à l’heure de Paris, l’hiver comme l’été', async () => {
    const id = await scene.makeSeance({ etat: 'prevue' });
    await modifier(id, { jour: '2027-06-17' });
    expect(await lire(id)).toMatchObject({ debut: '2027-06-17T07:30:00+00:00', jour: '2027-06-17', lieu: 'Mairie' });
    await modifier(id, { jour: '2027-12-16' });
    const { debut } = await lire(id);
    expect([debut, jourEtHeure(debut)]).toEqual(['2027-12-16T08:30:00+00:00', { jour: '2027-12-16', heure: '09:30' }]);
  });

  test('une visio est une adresse complète, une durée un nombre de minutes', () => {
    const lue = modifierSeanceInput.safeParse({
      ...{ seanceId: 1, revision: 1, ...quand, jour: '12/06/2026', heure: '9h', dureeMinutes: '5' },
      visio: 'javascript:alert(1)',
    });
    expect(lue.error?.issues.map(({ path }) => path[0])).toEqual(['jour', 'heure', 'dureeMinutes', 'visio']);
  });

  test('ne tombe ni sur un jour pris, ni avant l’instance ; une séance tenue reste dans le passé', async () => {
    const id = await scene.makeSeance({ etat: 'prevue', debut: '2026-10-01T08:00:00Z' });
    await scene.makeSeance({ etat: 'prevue', debut: '2026-10-02T08:00:00Z' });
    await expect(modifier(id, { jour: '2026-10-02' })).rejects.toMatchObject({ champ: 'jour' });
    await expect(modifier(id, { jour: '2024-10-02' })).rejects.toMatchObject({ champ: 'jour' });
    const tenue = await scene.makeSeance({ etat: 'tenue', debut: '2026-10-05T08:00:00Z' });
    await expect(modifier(tenue, { jour: '2027-10-02' })).rejects.toBeInstanceOf(ChampRefuse);
    await modifier(tenue, { jour: '2026-10-06' });
    expect(await lire(tenue)).toMatchObject({ jour: '2026-10-06' });
  });

  test('deux personnes à la fois : la seconde reçoit la version de la première, avec son auteur', async () => {
    const id = await scene.makeSeance({ etat: 'prevue', debut: '2026-09-01T08:00:00Z' });
    const { revision } = await lire(id);
    const input = modifierSeanceInput.parse({ ...quand, seanceId: id, revision, jour: '2026-09-01', lieu: 'Salle A' });
    await scene.write((db) => saveSeance(db, scene.cellule, input, AUJOURDHUI));
    const seconde = scene.write((db) => saveSeance(db, scene.cellule, { ...input, lieu: 'Salle B' }, AUJOURDHUI));
    await expect(seconde).rejects.toBeInstanceOf(Conflit);
    const version = await asViewer(scene.cellule, (db) => readSeanceEcrite(db, id));
    expect(version).toMatchObject({ revision: revision + 1, auteur: 'Claire Vidal' });
    expect(version!.champs).toContainEqual({ nom: 'lieu', label: 'Lieu', valeur: 'Salle A' });
  });
});

test('la convocation s’écrit jusqu’à la séance', async () => {
  const id = await scene.makeSeance();
  const { revision } = await lire(id);
  await scene.write((db) => saveConvocation(db, scene.cellule, { seanceId: id, revision, convocation: 'Venez.' }));
  expect(await lire(id)).toMatchObject({ convocation: 'Venez.' });
  const tenue = await scene.makeSeance({ etat: 'tenue' });
  const tard = scene.write((db) =>
    saveConvocation(db, scene.cellule, { seanceId: tenue, revision: 1, convocation: 'Venez.' }),
  );
  await expect(tard).rejects.toThrow('partie');
});

describe('une instance locale', () => {
  test('se tient par son référent ; celui d’un autre EPCI ne la trouve pas, la cellule la lit sans l’écrire', async () => {
    const jlvd = await scene.viewerOf('referent.jlvd');
    const dlva = await scene.viewerOf('referent.dlva');
    const copil = await scene.viewerOf('copil');
    const id = await scene.makeSeance({ epci: 'jlvd', etat: 'prevue' });
    await modifier(id, { lieu: 'Peipin' }, jlvd);
    await expect(modifier(id, {}, dlva)).rejects.toBeInstanceOf(Introuvable);
    await expect(aller(id, 'annulee', 'Non.', dlva)).rejects.toBeInstanceOf(Introuvable);
    await expect(modifier(id, {})).rejects.toBeInstanceOf(Refus);
    await expect(modifier(id, {}, copil)).rejects.toBeInstanceOf(Introuvable);
    expect(await asViewer(dlva, (db) => readSeance(db, scene.schemaId, id))).toBeNull();
  });

  test('sans référent, s’écrit par la cellule', async () => {
    const id = await scene.makeSeance({ epci: 'ccvusp', etat: 'prevue' });
    await modifier(id, { lieu: 'Barcelonnette' });
    expect(await lire(id)).toMatchObject({ lieu: 'Barcelonnette' });
  });
});

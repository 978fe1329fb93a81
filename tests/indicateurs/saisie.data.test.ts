import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/access/can';
import { asViewer } from '@/lib/db';
import { ChampRefuse, Conflit, Introuvable, Refus } from '@/lib/errors';
import { readIndicateurs } from '@/lib/indicateurs/data';
import { saveValeurs } from '@/lib/indicateurs/ecriture';
import { readGrille } from '@/lib/indicateurs/grille';
import { enregistrerValeursInput } from '@/lib/indicateurs/saisie-input';
import { texteOf } from '@/lib/indicateurs/saisie';
import { synthetiser } from '@/lib/indicateurs/synthese';
import {
  askCorrectionValeur,
  correctValeur,
  examineValeurs,
  reopenValeur,
  sendValeurs,
} from '@/lib/indicateurs/transmission';
import { insertIndicateur } from '../access/samples-indicateurs.ts';
import { AUJOURDHUI, openScene, type Scene } from '../suivi/scene.ts';

let scene: Scene;
let referent: Viewer;
let autre: Viewer;
let jlvd: number;
let place: { schemaId: number; annee: number; epciId: number };
beforeAll(async () => {
  scene = await openScene();
  [referent, autre] = [await scene.viewerOf('referent.jlvd'), await scene.viewerOf('referent.hppb')];
  const { rows } = await scene.owner.query<{ id: number }>(
    "select epci_id as id from schema_epci where schema_id = $1 and sigle = 'JLVD'",
    [scene.schemaId],
  );
  jlvd = rows[0]!.id;
  place = { schemaId: scene.schemaId, annee: 2026, epciId: jlvd };
});
afterAll(() => scene?.close());

const nouveau = () => insertIndicateur(scene.owner, { schemaId: scene.schemaId });
type Texte = { indicateurId: number; lue?: number; texte: string; commentaire?: string };
const saisir = (cellules: Texte[], viewer = referent, at: object = {}) =>
  asViewer(
    viewer,
    (db) =>
      saveValeurs(
        db,
        viewer,
        enregistrerValeursInput.parse({
          ...place,
          ...at,
          cellules: JSON.stringify(cellules.map((one) => ({ lue: 0, ...one }))),
        }),
      ),
    { write: true },
  );
const transmettre = (indicateurId: number, lue = 1, viewer = referent) =>
  asViewer(viewer, (db) => sendValeurs(db, viewer, { ...place, cellules: [{ indicateurId, lue }] }), { write: true });
const cellule = async (indicateurId: number, viewer = referent, epciId: number | null = jlvd) => {
  const lignes = await asViewer(viewer, (db) => readGrille(db, { ...place, epciId }));
  return lignes.find((ligne) => ligne.indicateurId === indicateurId)?.cellules[0];
};
const transmise = async (texte = '12') => {
  const id = await nouveau();
  await saisir([{ indicateurId: id, texte }]);
  await transmettre(id);
  return { id, valeurId: (await cellule(id))!.envoyee!.id };
};
const examiner = (valeurId: number, motif?: string, viewer = scene.cellule) =>
  asViewer(viewer, (db) => examineValeurs(db, viewer, { valeurId: [valeurId], ...(motif && { motif }) }), {
    write: true,
  });

describe('les trois étapes d’une valeur', () => {
  test('un brouillon n’est lu que des référents de son EPCI', async () => {
    const id = await nouveau();
    expect(await saisir([{ indicateurId: id, texte: '1 234,5' }])).toMatchObject({
      cellules: [{ indicateurId: id, lue: 1 }],
    });
    expect(texteOf((await cellule(id))!)).toBe('1234,5');
    for (const name of ['cellule.etat', 'elu.jlvd', 'copil', 'referent.hppb', 'admin'] as const) {
      expect((await cellule(id, await scene.viewerOf(name)))?.brouillon ?? null, name).toBeNull();
    }
  });

  test('transmise, la cellule et son élu la lisent, personne d’autre ; validée, tous ; jamais l’opérateur', async () => {
    const { id, valeurId } = await transmise();
    const lue = async (name: Parameters<Scene['viewerOf']>[0]) =>
      Boolean((await cellule(id, await scene.viewerOf(name)))?.envoyee);
    expect([await lue('cellule.etat'), await lue('elu.jlvd'), await lue('copil'), await lue('referent.hppb')]).toEqual([
      ...[true, true, false, false],
    ]);
    await examiner(valeurId);
    expect([
      await lue('copil'),
      await lue('referent.hppb'),
      await lue('operateur.laposte'),
      await lue('admin'),
    ]).toEqual([...[true, true, false, false]]);
  });

  test('retournée avec un motif, elle se reprend et se transmet de nouveau ; examinée une seule fois', async () => {
    const { id, valeurId } = await transmise();
    await expect(saisir([{ indicateurId: id, texte: '13' }])).rejects.toBeInstanceOf(Refus);
    await examiner(valeurId, 'Compté deux fois.');
    await expect(examiner(valeurId)).rejects.toBeInstanceOf(Conflit);
    await saisir([{ indicateurId: id, texte: '13' }]);
    expect(await transmettre(id)).toBe(1);
    const { envoyee, courante } = (await cellule(id))!;
    expect({ valeur: envoyee!.donnee.valeur, suite: envoyee!.suite, courante }).toEqual({
      valeur: 13,
      suite: null,
      courante: null,
    });
  });

  test('validée, elle ne change plus ; une correction se demande, se rouvre, et l’ancienne compte jusque-là', async () => {
    const { id, valeurId } = await transmise();
    await examiner(valeurId);
    await expect(saisir([{ indicateurId: id, texte: '13' }])).rejects.toThrow(/validée/);
    await asViewer(referent, (db) => askCorrectionValeur(db, referent, { valeurId, motif: 'Une de trop.' }), {
      write: true,
    });
    await asViewer(scene.cellule, (db) => reopenValeur(db, scene.cellule, valeurId), { write: true });
    await saisir([{ indicateurId: id, texte: '11' }]);
    await transmettre(id);
    expect((await cellule(id))!.courante!.donnee.valeur).toBe(12);
  });

  test('« sans objet » ne se transmet pas sans sa raison', async () => {
    const id = await nouveau();
    await saisir([{ indicateurId: id, texte: '-' }]);
    await expect(transmettre(id)).rejects.toThrow(/sans objet/);
    await saisir([{ indicateurId: id, lue: 1, texte: '- pas de gare' }]);
    expect(await transmettre(id, 2)).toBe(1);
  });
});

describe('une cellule de la grille', () => {
  test('deux personnes sur la même : la seconde l’apprend avec ce que dit la première, et rien n’est écrasé', async () => {
    const id = await nouveau();
    await saisir([{ indicateurId: id, texte: '5' }]);
    const { cellules, conflits } = await saisir([{ indicateurId: id, texte: '6' }]);
    expect(cellules).toEqual([]);
    expect(conflits).toEqual([{ indicateurId: id, epciId: jlvd, lue: 1, texte: '5', auteur: expect.any(String) }]);
    expect(texteOf((await cellule(id))!)).toBe('5');
  });

  test('vidée, elle redevient « non renseignée » : plus de brouillon, jamais un zéro', async () => {
    const id = await nouveau();
    await saisir([{ indicateurId: id, texte: '0' }]);
    expect((await cellule(id))!.brouillon!.donnee.valeur).toBe(0);
    await saisir([{ indicateurId: id, lue: 1, texte: '' }]);
    expect((await cellule(id))!.brouillon).toBeNull();
  });

  test('un bloc s’écrit d’un coup, ou rien si un texte ne se lit pas', async () => {
    const ids = [await nouveau(), await nouveau()];
    await expect(
      saisir([
        { indicateurId: ids[0]!, texte: '5' },
        { indicateurId: ids[1]!, texte: 'beaucoup' },
      ]),
    ).rejects.toBeInstanceOf(ChampRefuse);
    expect((await cellule(ids[0]!))!.brouillon).toBeNull();
    const { cellules } = await saisir(ids.map((indicateurId, i) => ({ indicateurId, texte: String(i) })));
    expect(cellules).toHaveLength(2);
  });

  test('un autre EPCI, une année à venir, un indicateur qui se calcule : refusés', async () => {
    const id = await nouveau();
    await expect(saisir([{ indicateurId: id, texte: '5' }], autre)).rejects.toBeInstanceOf(Refus);
    await expect(saisir([{ indicateurId: id, texte: '5' }], referent, { annee: 2027 })).rejects.toBeInstanceOf(Refus);
    const { rows } = await scene.owner.query<{ id: number }>(
      "select id from indicateur where formule = 'competence_msap'",
    );
    await expect(saisir([{ indicateurId: rows[0]!.id, texte: '5' }])).rejects.toThrow(/calcule/);
    await expect(saisir([{ indicateurId: 999_999, texte: '5' }])).rejects.toBeInstanceOf(Introuvable);
  });
});

test('le département se saisit par la cellule : la valeur compte aussitôt, son histoire reste, l’effacer ne dit pas zéro', async () => {
  const id = await nouveau();
  await scene.owner.query("update indicateur_version set echelle = 'departement' where indicateur_id = $1", [id]);
  const at = { epciId: null };
  const { cellules } = await saisir([{ indicateurId: id, texte: '4' }], scene.cellule, at);
  const [premiere] = cellules;
  const encore = await saisir([{ indicateurId: id, lue: premiere!.lue, texte: '' }], scene.cellule, at);
  expect(await saisir([{ indicateurId: id, lue: premiere!.lue, texte: '9' }], scene.cellule, at)).toMatchObject({
    cellules: [],
  });
  expect((await cellule(id, scene.cellule, null))!.courante).toBeNull();
  await saisir([{ indicateurId: id, lue: encore.cellules[0]!.lue, texte: '7' }], scene.cellule, at);
  expect((await cellule(id, scene.cellule, null))!.courante!.donnee.valeur).toBe(7);
  const { rows } = await scene.owner.query(
    'select valeur::int from valeur_indicateur where indicateur_id = $1 order by id',
    [id],
  );
  expect(rows.map(({ valeur }) => valeur)).toEqual([4, null, 7]);
});

test('la cellule corrige ce qu’un EPCI a transmis, avec sa raison et sa trace ; elle ne saisit pas à la place d’un référent', async () => {
  const { id, valeurId } = await transmise();
  const corriger = (indicateurId: number, lue: number) =>
    asViewer(
      scene.cellule,
      (db) =>
        correctValeur(db, scene.cellule, {
          ...place,
          indicateurId,
          lue,
          texte: '11',
          commentaire: 'Une de trop.',
          source: '',
        }),
      { write: true },
    );
  await corriger(id, valeurId);
  await expect(corriger(id, valeurId)).rejects.toBeInstanceOf(Conflit);
  expect((await cellule(id))!.courante).toMatchObject({ donnee: { valeur: 11, commentaire: 'Une de trop.' } });
  await expect(corriger(await nouveau(), 0)).rejects.toThrow(/a un référent/);
});

test('l’agrégat dit sur combien d’EPCI il tient, et ne prend jamais un trou pour un zéro', async () => {
  const { id, valeurId } = await transmise('12');
  await examiner(valeurId);
  const lire = async () => {
    const [indicateur] = await asViewer(scene.cellule, (db) =>
      readIndicateurs(db, { schemaId: scene.schemaId, annees: [2026], today: AUJOURDHUI, id }),
    );
    return synthetiser(indicateur!, 2026);
  };
  expect(await lire()).toMatchObject({ origine: 'epci', agregat: { valeur: 12, sur: 1, attendus: 8 } });
});

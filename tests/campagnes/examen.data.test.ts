import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/access/can';
import { answerCorrection, readReponse, readRestes, returnLignes, validateLignes } from '@/lib/campagnes/examen';
import { readActuelle, writePourCompte } from '@/lib/campagnes/pour-compte';
import { ChampRefuse, Conflit, Introuvable, Refus } from '@/lib/errors';
import { AUJOURDHUI } from '../suivi/scene.ts';
import { openSceneBureau, type SceneBureau } from './bureau-scene.ts';
import { insertDemande, insertLigne, insertSuite, type Cellule } from './lignes.ts';

let scene: SceneBureau;
beforeAll(async () => void (scene = await openSceneBureau()));
afterAll(() => scene?.close());

const validate = (ids: number[], viewer = scene.cellule) =>
  scene.write((db) => validateLignes(db, viewer, { avancementId: ids }, AUJOURDHUI), viewer);
const send = (ids: number[], motif = 'Précisez où.', viewer = scene.cellule) =>
  scene.write((db) => returnLignes(db, viewer, { avancementId: ids, motif }, AUJOURDHUI), viewer);
const suiteOf = async (id: number) =>
  (
    await scene.owner.query<{ suite: string; motif: string | null; auteurId: number }>(
      'select suite, motif, auteur_id as "auteurId" from suite_avancement where avancement_id = $1',
      [id],
    )
  ).rows;

describe('valider et retourner', () => {
  test('une ligne validée devient l’avancement de l’EPCI, au nom de qui l’a validée', async () => {
    const line = await scene.makeSent('JLVD', { avancement: 'en_cours' });
    expect(await validate([line.id])).toEqual({ codes: [line.code], restes: [] });
    expect(await suiteOf(line.id)).toEqual([{ suite: 'valide', motif: null, auteurId: scene.cellule.id }]);
    const { rows } = await scene.owner.query('select avancement from suivi_epci where avancement_id = $1', [line.id]);
    expect(rows).toEqual([{ avancement: 'en_cours' }]);
  });

  test('une ligne retournée garde sa raison, et ne change pas l’avancement de l’EPCI', async () => {
    const line = await scene.makeSent();
    await send([line.id], 'Quelle commune ?');
    expect(await suiteOf(line.id)).toMatchObject([{ suite: 'retourne', motif: 'Quelle commune ?' }]);
    const { rows } = await scene.owner.query('select from suivi_epci where action_id = $1', [line.actionId]);
    expect(rows).toEqual([]);
  });

  test('de plusieurs lignes, celles que d’autres ont prises sont laissées et nommées, les autres sont faites', async () => {
    const [free, validated] = [await scene.makeSent(), await scene.makeSent()];
    const [returned, again] = [await scene.makeSent(), await scene.makeSent()];
    await validate([validated.id], scene.collegue);
    await send([returned.id], 'À préciser.', scene.collegue);
    const newer = await insertLigne(scene.owner, again);
    const { codes, restes } = await validate([free.id, validated.id, returned.id, again.id]);
    expect(codes).toEqual([free.code]);
    expect(restes).toEqual([
      `${validated.code} : déjà validée par Julien Roustan, à 10:00`,
      `${returned.code} : déjà retournée par Julien Roustan, à 10:00`,
      `${again.code} : transmise à nouveau par Nathalie Estrangin, à 10:00`,
    ]);
    expect(await suiteOf(again.id)).toEqual([]);
    expect(await suiteOf(newer)).toEqual([]);
    expect(await suiteOf(returned.id)).toMatchObject([{ suite: 'retourne' }]);
  });

  test('quand il ne reste rien à faire, c’est un conflit qui dit par qui', async () => {
    const line = await scene.makeSent();
    await validate([line.id], scene.collegue);
    await expect(send([line.id])).rejects.toThrow(Conflit);
    const restes = await scene.write((db) => readRestes(db, [line.id], AUJOURDHUI));
    expect(restes).toEqual([`${line.code} : déjà validée par Julien Roustan, à 10:00`]);
  });

  test('deux techniciens qui valident en même temps les mêmes lignes : chacune l’est une fois', async () => {
    const lines = [await scene.makeSent(), await scene.makeSent(), await scene.makeSent()];
    const ids = lines.map(({ id }) => id);
    const [first, last] = [ids, ids.toReversed()];
    const answers = await Promise.allSettled([validate(first), validate(last, scene.collegue)]);
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(Conflit);
    for (const id of ids) expect(await suiteOf(id)).toHaveLength(1);
  });

  test.each(['referent.jlvd', 'elu.jlvd'] as const)('%s ne valide rien, même de son EPCI', async (name) => {
    const line = await scene.makeSent();
    await expect(validate([line.id], await scene.viewerOf(name))).rejects.toThrow(Refus);
    expect(await suiteOf(line.id)).toEqual([]);
  });

  test.each(['referent.dlva', 'copil', 'operateur.laposte', 'admin'] as const)(
    'une ligne transmise n’existe pas pour %s',
    async (name) => {
      const line = await scene.makeSent();
      await expect(validate([line.id], await scene.viewerOf(name))).rejects.toThrow(Introuvable);
    },
  );

  test('une seule ligne inconnue, et rien n’est validé', async () => {
    const line = await scene.makeSent();
    await expect(validate([line.id, 999_999])).rejects.toThrow(Introuvable);
    expect(await suiteOf(line.id)).toEqual([]);
  });
});

describe('répondre à une correction demandée', () => {
  const demande = async () => {
    const line = await scene.makeSent();
    await insertSuite(scene.owner, line, line.id);
    return { ...line, demandeId: await insertDemande(scene.owner, line, line.id) };
  };
  const answer = (demandeId: number, reponse: 'accepter' | 'refuser', motif = '', viewer: Viewer = scene.cellule) =>
    scene.write((db) => answerCorrection(db, viewer, { demandeId, reponse, motif }), viewer);
  const etapeOf = async ({ actionId }: Cellule) =>
    (
      await scene.owner.query<{ etape: string; motif: string | null }>(
        'select etape, motif from suivi.remontee where action_id = $1 and avancement_id is not null',
        [actionId],
      )
    ).rows[0];

  test('acceptée, la ligne est rouverte pour l’EPCI ; la ligne validée reste en vigueur', async () => {
    const line = await demande();
    await answer(line.demandeId, 'accepter');
    expect(await etapeOf(line)).toEqual({ etape: 'retourne', motif: 'Erreur de ligne.' });
    const { rows } = await scene.owner.query('select avancement_id as id from suivi_epci where action_id = $1', [
      line.actionId,
    ]);
    expect(rows).toEqual([{ id: line.id }]);
  });

  test('refusée, elle garde sa raison et la ligne reste validée', async () => {
    const line = await demande();
    await answer(line.demandeId, 'refuser', 'La ligne était juste.');
    expect(await etapeOf(line)).toMatchObject({ etape: 'valide' });
  });

  test('une seconde réponse est un conflit qui dit la première', async () => {
    const line = await demande();
    await answer(line.demandeId, 'refuser', 'Non.', scene.collegue);
    await expect(answer(line.demandeId, 'accepter')).rejects.toThrow(Conflit);
    expect(await scene.write((db) => readReponse(db, line.demandeId, AUJOURDHUI))).toEqual([
      'Demande déjà refusée par Julien Roustan, à 10:00.',
    ]);
  });

  test('quand une autre ligne a été validée depuis, il n’y a plus rien à corriger', async () => {
    const line = await demande();
    await insertSuite(scene.owner, line, await insertLigne(scene.owner, line));
    await expect(answer(line.demandeId, 'accepter')).rejects.toThrow(Conflit);
    const [said] = await scene.write((db) => readReponse(db, line.demandeId, AUJOURDHUI));
    expect(said).toMatch(/^Une nouvelle ligne a été validée depuis/);
  });

  test('le référent qui demande ne répond pas lui-même', async () => {
    const line = await demande();
    const referent = await scene.viewerOf('referent.jlvd');
    await expect(answer(line.demandeId, 'accepter', '', referent)).rejects.toThrow(Refus);
  });
});

describe('saisir pour le compte d’un EPCI', () => {
  type Dit = {
    avancement?: 'fait' | 'en_cours' | 'pas_fait';
    commentaire?: string;
    preuve?: string;
    derniereId?: number;
  };
  const saisit = (cell: Cellule, dit: Dit = {}, viewer: Viewer = scene.cellule) => {
    const { schemaId, epciId, actionId } = cell;
    const said = { avancement: 'fait' as const, commentaire: '', difficulte: '', preuve: '', derniereId: 0, ...dit };
    return scene.write((db) => writePourCompte(db, viewer, { schemaId, epciId, actionId, ...said }), viewer);
  };
  const linesOf = async ({ actionId }: Cellule) =>
    (
      await scene.owner.query(
        `select l.avancement, l.is_pour_compte as "isPourCompte", l.auteur_id as "auteurId", s.suite
         from avancement_epci l left join suite_avancement s on s.avancement_id = l.id where l.action_id = $1 order by l.id`,
        [actionId],
      )
    ).rows;

  test('la ligne est marquée ainsi et validée du même geste', async () => {
    const cell = await scene.makeCell('CCVUSP');
    await saisit(cell);
    const line = { avancement: 'fait', isPourCompte: true, auteurId: scene.cellule.id, suite: 'valide' };
    expect(await linesOf(cell)).toEqual([line]);
  });

  test('un EPCI qui a son référent répond lui-même', async () => {
    const cell = await scene.makeCell('JLVD');
    await expect(saisit(cell)).rejects.toThrow(/^Cet EPCI a un référent/);
    expect(await linesOf(cell)).toEqual([]);
  });

  test('un statut qui change veut une phrase, un justificatif veut une adresse', async () => {
    const cell = await scene.makeCell('CCVUSP');
    await saisit(cell, { avancement: 'pas_fait' });
    const { rows } = await scene.owner.query<{ id: number }>('select id from avancement_epci where action_id = $1', [
      cell.actionId,
    ]);
    const derniereId = rows[0]!.id;
    const refusal = (dit: Dit) => saisit(cell, { derniereId, ...dit }).catch((error: unknown) => error);
    expect(await refusal({ avancement: 'fait' })).toMatchObject({ champ: 'commentaire' });
    expect(await refusal({ avancement: 'pas_fait', preuve: 'au classeur' })).toBeInstanceOf(ChampRefuse);
    expect(await linesOf(cell)).toHaveLength(1);
    await saisit(cell, { derniereId, avancement: 'fait', commentaire: 'Ouvert en octobre, vu sur place.' });
    expect(await linesOf(cell)).toHaveLength(2);
  });

  test('si un collègue a écrit depuis, c’est un conflit qui montre sa ligne', async () => {
    const cell = await scene.makeCell('CCVUSP');
    await saisit(cell, { avancement: 'en_cours', commentaire: 'Vu à Jausiers.' }, scene.collegue);
    await expect(saisit(cell)).rejects.toThrow(Conflit);
    const actuelle = await scene.write((db) => readActuelle(db, cell, AUJOURDHUI));
    expect(actuelle).toMatchObject({ avancement: 'en_cours', commentaire: 'Vu à Jausiers.', auteur: 'Julien Roustan' });
  });

  test('une ligne que l’EPCI a transmise s’examine avant qu’on en saisisse une autre', async () => {
    const line = await scene.makeSent('CCVUSP');
    await expect(saisit(line, { derniereId: line.id })).rejects.toThrow(/attend d’être examinée/);
  });

  test('un membre du copil ne saisit pour personne, une action d’ailleurs est introuvable', async () => {
    const cell = await scene.makeCell('CCVUSP');
    await expect(saisit(cell, {}, await scene.viewerOf('copil'))).rejects.toThrow(Refus);
    await expect(saisit({ ...cell, schemaId: 999_999 })).rejects.toThrow(Introuvable);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { Conflit, Introuvable, Refus, type ChampRefuse } from '@/lib/errors';
import { readBureau } from '@/lib/campagnes/bureau';
import { isInchangee, readRemonteeEpci } from '@/lib/campagnes/bureau-lignes';
import { answerCorrection, returnLignes, validateLignes } from '@/lib/campagnes/examen';
import { changeCampagne, openCampagne, readCampagne } from '@/lib/campagnes/ouverture';
import { etatRemontee, etatsRemontee } from '@/lib/campagnes/rules';
import { AUJOURDHUI } from '../suivi/scene.ts';
import { openSceneBureau, type SceneBureau } from './bureau-scene.ts';
import { fixClock, insertLigne, insertSuite } from './lignes.ts';

let scene: SceneBureau;
beforeAll(async () => void (scene = await openSceneBureau()));
afterAll(() => scene?.close());

const bureau = async (annee: number | null = null, viewer = scene.cellule) =>
  (await asViewer(viewer, (db) => readBureau(db, viewer, '04-2025', { annee, today: AUJOURDHUI })))!;
const epciOf = async (sigle: string) => (await bureau()).epcis.find((epci) => epci.sigle === sigle)!;
const remontee = async (sigle: string, annee: number | null = null) => {
  const where = { code: '04-2025', siren: scene.epcis[sigle]!.siren };
  const asked = { annee, today: AUJOURDHUI };
  return asViewer(scene.cellule, (db) => readRemonteeEpci(db, scene.cellule, where, asked));
};
const lineOf = async (sigle: string, actionId: number, annee: number | null = null) =>
  (await remontee(sigle, annee))!.lignes.find((ligne) => ligne.actionId === actionId)!;

describe('les EPCI', () => {
  test('viennent par état, les silencieux d’abord, et la démonstration les a tous', async () => {
    const { epcis } = await bureau();
    const etats = epcis.map((epci) => etatsRemontee.indexOf(etatRemontee(epci)));
    expect(etats).toEqual(etats.toSorted());
    expect(new Set(etats).size).toBe(etatsRemontee.length);
    expect(epcis).toHaveLength(8);
  });

  test('attendent toutes les actions qui les concernent, et leurs comptes s’ajoutent', async () => {
    const before = await epciOf('JLVD');
    const sent = await scene.makeSent('JLVD');
    const after = await epciOf('JLVD');
    expect(after).toMatchObject({ attendues: before.attendues + 1, transmises: before.transmises + 1 });
    await scene.write((db) => validateLignes(db, scene.cellule, { avancementId: [sent.id] }, AUJOURDHUI));
    expect(await epciOf('JLVD')).toMatchObject({ transmises: before.transmises, validees: before.validees + 1 });
  });

  test('sont vacants quand personne n’a le droit de transmettre, quel que soit le mandat', async () => {
    expect(await epciOf('CCVUSP')).toMatchObject({ isVacant: true, referents: [] });
    const { rows } = await scene.owner.query<{ id: number }>(
      "update habilitation set retiree_le = $2 where epci_id = $1 and role = 'referent_epci' returning id",
      [scene.epcis.PAA!.id, `${AUJOURDHUI}T08:00:00Z`],
    );
    expect(await epciOf('PAA')).toMatchObject({
      isVacant: true,
      referents: [{ nom: 'Émilie Garcin', hasAcces: false }],
    });
    await scene.owner.query('update habilitation set retiree_le = null where id = $1', [rows[0]!.id]);
    expect(await epciOf('PAA')).toMatchObject({
      isVacant: false,
      referents: [{ nom: 'Émilie Garcin', hasAcces: true }],
    });
  });

  test('montrent leur visa en vigueur, et « aucun » quand il est retiré', async () => {
    expect((await epciOf('DLVA')).visa).toMatchObject({ isEnLigne: false });
    await scene.owner.query('update visa set retire_le = $2 where epci_id = $1', [
      ...[scene.epcis.DLVA!.id, `${AUJOURDHUI}T08:00:00Z`],
    ]);
    expect((await epciOf('DLVA')).visa).toBeNull();
  });
});

describe('ce qui est nouveau', () => {
  test('date d’au moins sept jours, ou de son propre dernier examen quand il est plus ancien', async () => {
    const { depuis, epcis } = await bureau();
    expect(depuis.isExamen).toBe(false);
    expect(new Date(depuis.quand).toISOString()).toBe('2026-11-15T09:00:00.000Z');
    const old = epcis.find(({ sigle }) => sigle === 'CCAPV')!;
    expect(old.recues).toBe(0);
    const copil = await scene.viewerOf('copil');
    await scene.owner.query('update habilitation set retiree_le = $2 where utilisateur_id = $1', [
      ...[copil.id, `${AUJOURDHUI}T08:00:00Z`],
    ]);
    await scene.owner.query(
      `insert into habilitation (utilisateur_id, role, schema_id, debut, confirmee_le)
       values ($1, 'cellule_etat', $2, '2025-01-01', '2025-01-01T09:00:00Z')`,
      [copil.id, scene.schemaId],
    );
    await fixClock(scene.owner, '2026-11-08');
    const early = await scene.makeSent('JLVD');
    await insertSuite(scene.owner, { ...early, auteurId: copil.id }, early.id);
    await fixClock(scene.owner);
    const back = await bureau(null, await scene.viewerOf('copil'));
    expect(back.depuis.isExamen).toBe(true);
    expect(back.epcis.find(({ sigle }) => sigle === 'CCAPV')!.recues).toBeGreaterThan(0);
  });

  test('les envois viennent du plus récent, comptés en une fois', async () => {
    await fixClock(scene.owner, '2026-11-22');
    const [first] = [await scene.makeSent('CCPFML'), await scene.makeSent('CCPFML')];
    const of = async (sigle: string) => (await bureau()).envois.filter((envoi) => envoi.sigle === sigle);
    expect(await of('CCPFML')).toMatchObject([{ lignes: 2, aExaminer: 2, isPourCompte: false }]);
    // sent again: the line it replaces is no longer to examine
    await insertLigne(scene.owner, first);
    expect(await of('CCPFML')).toMatchObject([{ lignes: 3, aExaminer: 2 }]);
    const days = (await bureau()).envois.map(({ quand }) => quand);
    expect(days).toEqual(days.toSorted().toReversed());
  });
});

describe('les lignes d’un EPCI', () => {
  test('une ligne se lit à côté de la dernière validée, et de l’envoi retourné avant elle', async () => {
    const cell = await scene.makeSent('JLVD', { avancement: 'pas_fait', commentaire: 'Rien.' });
    await insertSuite(scene.owner, cell, cell.id);
    const returned = await insertLigne(scene.owner, cell, { avancement: 'fait' });
    await scene.write((db) => returnLignes(db, scene.cellule, { avancementId: [returned], motif: 'Où ?' }, AUJOURDHUI));
    const id = await insertLigne(scene.owner, cell, { avancement: 'fait', commentaire: 'À Noyers.' });
    const line = await lineOf('JLVD', cell.actionId);
    expect(line).toMatchObject({ etape: 'transmis', isDerniere: true, derniereId: id, anDernier: null });
    expect(line.ligne).toMatchObject({ id, commentaire: 'À Noyers.', auteur: 'Nathalie Estrangin' });
    expect(line.precedente).toMatchObject({ id: cell.id, avancement: 'pas_fait' });
    expect(line.historique).toMatchObject([
      { id: returned, suite: 'retourne', motif: 'Où ?', examinePar: 'Claire Vidal' },
      { id: cell.id, suite: 'valide' },
    ]);
  });

  test('« inchangée » est seulement ce qui redit le statut validé et n’ajoute rien', async () => {
    const said = { avancement: 'en_cours', commentaire: 'Deux ateliers.' };
    const again = async (row: Parameters<typeof insertLigne>[2]) => {
      const cell = await scene.makeSent('JLVD', said);
      await insertSuite(scene.owner, cell, cell.id);
      await insertLigne(scene.owner, cell, row);
      return isInchangee(await lineOf('JLVD', cell.actionId));
    };
    expect(await again({ avancement: 'en_cours', is_inchange: true })).toBe(true);
    expect(await again(said)).toBe(true);
    // whatever the sender ticked
    expect(await again({ avancement: 'fait', is_inchange: true })).toBe(false);
    expect(await again({ ...said, is_inchange: true, difficulte: 'L’animatrice part.' })).toBe(false);
    expect(isInchangee(await lineOf('JLVD', (await scene.makeSent('JLVD', said)).actionId))).toBe(false);
  });

  test('une campagne passée se lit telle quelle, et ce qui fut remplacé ne s’y examine plus', async () => {
    const past = (await remontee('PAA', 2025))!;
    expect(past).toMatchObject({ isCourante: false, campagne: { annee: 2025 } });
    expect(past.lignes.every(({ ligne }) => !ligne || ligne.annee === 2025)).toBe(true);
    const renewed = past.lignes.filter(({ ligne }) => ligne).filter(({ isDerniere }) => !isDerniere);
    expect(renewed.length).toBeGreaterThan(0);
    const now = (await remontee('PAA'))!;
    for (const { actionId, anDernier } of now.lignes) expect(anDernier?.annee ?? 2025, String(actionId)).toBe(2025);
  });

  test('une correction demandée se voit quelle que soit l’étape, et s’en va une fois répondue', async () => {
    const { demandes } = (await remontee('HPPB'))!;
    expect(demandes).toHaveLength(1);
    expect((await epciOf('HPPB')).demandes).toBe(1);
    const demandeId = demandes[0]!.id;
    await scene.write((db) => answerCorrection(db, scene.cellule, { demandeId, reponse: 'accepter', motif: '' }));
    expect((await remontee('HPPB'))!.demandes).toEqual([]);
    expect(await lineOf('HPPB', demandes[0]!.actionId)).toMatchObject({
      etape: 'retourne',
      correction: demandes[0]!.motif,
    });
  });

  test('une campagne, un EPCI ou un schéma inconnus ne se lisent pas', async () => {
    expect(await remontee('PAA', 2019)).toBeNull();
    expect(
      await asViewer(scene.cellule, (db) =>
        readBureau(db, scene.cellule, '04-2025', { annee: 2019, today: AUJOURDHUI }),
      ),
    ).toBeNull();
    const elsewhere = { code: '04-2025', siren: '200040624' };
    const asked = { annee: null, today: AUJOURDHUI };
    expect(await asViewer(scene.cellule, (db) => readRemonteeEpci(db, scene.cellule, elsewhere, asked))).toBeNull();
  });
});

describe('ouvrir et modifier une campagne', () => {
  const open = (annee: number, ouverture = '2027-10-01', echeance = '2028-01-01', viewer = scene.cellule) =>
    scene.write((db) => openCampagne(db, viewer, { schemaId: scene.schemaId, annee, ouverture, echeance }), viewer);
  const current = async () => (await bureau()).campagne!;
  const change = async (dates: { ouverture?: string; echeance?: string; revision?: number }) => {
    const { id, ouverture, echeance, revision } = await current();
    return scene.write((db) =>
      changeCampagne(db, scene.cellule, { campagneId: id, ouverture, echeance, revision, ...dates }),
    );
  };
  const champ = (refused: Promise<unknown>) => refused.catch((error: ChampRefuse) => [error.champ, error.message]);

  test('une année a une seule campagne, du schéma, et l’échéance suit l’ouverture', async () => {
    expect(await champ(open(2026))).toEqual(['annee', 'La campagne 2026 existe déjà.']);
    expect(await champ(open(2031))).toMatchObject(['annee', /de 2025 à 2030/]);
    expect(await champ(open(2027, '2027-10-01', '2027-10-01'))).toMatchObject(['echeance', /suivre l’ouverture/]);
    expect(await champ(open(2027, '2026-01-01'))).toMatchObject(['ouverture', /^La campagne 2026 ouvre/]);
    await open(2027);
    expect((await bureau()).campagnes.map(({ annee }) => annee)).toEqual([2027, 2026, 2025]);
    // not open yet: the current one stays
    expect((await current()).annee).toBe(2026);
  });

  test('n’est pas le fait d’un référent, ni de la cellule d’ailleurs', async () => {
    await expect(open(2028, '2028-10-01', '2029-01-01', await scene.viewerOf('referent.jlvd'))).rejects.toThrow(Refus);
    const input = { schemaId: 999_999, annee: 2028, ouverture: '2028-10-01', echeance: '2029-01-01' };
    await expect(scene.write((db) => openCampagne(db, scene.cellule, input))).rejects.toThrow(Introuvable);
  });

  test('l’ouverture ne passe pas après la première ligne transmise, l’échéance se déplace', async () => {
    expect(await champ(change({ ouverture: '2026-11-21' }))).toMatchObject(['ouverture', /^Une première ligne a été/]);
    const { revision } = await current();
    await change({ echeance: '2027-02-01' });
    expect(await current()).toMatchObject({ echeance: '2027-02-01', revision: revision + 1 });
  });

  test('deux personnes à la fois : la seconde lit les dates de la première', async () => {
    const { id, revision } = await current();
    await change({ echeance: '2027-02-10' });
    await expect(change({ echeance: '2027-03-01', revision })).rejects.toThrow(Conflit);
    const stored = await asViewer(scene.cellule, (db) => readCampagne(db, id));
    expect(stored).toMatchObject({ echeance: '2027-02-10', revision: revision + 1 });
  });
});

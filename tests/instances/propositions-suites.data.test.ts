import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { Introuvable, Refus } from '@/lib/errors';
import { removePoint, restorePoint } from '@/lib/instances/points';
import { listPropositions, type Proposition } from '@/lib/instances/propositions';
import { acceptProposition, dismissProposition, restoreProposition } from '@/lib/instances/propositions-ecriture';
import { readSeance } from '@/lib/instances/seance';
import { retablirPointInput } from '@/lib/instances/seance-input';
import { insertId } from '../../prisma/seed/insert.ts';
import { fixClock } from '../campagnes/lignes.ts';
import { insertAction } from '../second-schema.ts';
import { AUJOURDHUI } from '../suivi/scene.ts';
import { openSceneInstance, type SceneInstance } from './scene.ts';

let scene: SceneInstance;
/** The body met on the first of September; it meets again on the tenth of December. */
let copil: number, seance: number;
const epcis = new Map<string, number>();
beforeAll(async () => {
  scene = await openSceneInstance();
  const { rows } = await scene.owner.query<{ sigle: string; id: number }>(
    'select sigle, epci_id as id from schema_epci',
  );
  for (const { sigle, id } of rows) epcis.set(sigle, id);
  copil = await scene.instanceOf();
  await scene.makeSeance({ debut: '2026-09-01T08:00:00Z', etat: 'approuve' });
});
beforeEach(async () => void (seance = await scene.makeSeance({ debut: '2026-12-10T08:30:00Z', etat: 'prevue' })));
afterAll(() => scene?.close());

type Lieu = { seanceId?: number; instanceId?: number; epciId?: number | null };
const lister = (lieu: Lieu = {}, viewer = scene.cellule) =>
  asViewer(viewer, (db) =>
    listPropositions(
      db,
      { seanceId: seance, schemaId: scene.schemaId, instanceId: copil, epciId: null, jour: '2026-12-10', ...lieu },
      AUJOURDHUI,
    ),
  );
const surAction = async (id: number, lieu: Lieu = {}) =>
  (await lister(lieu)).find(({ liens }) => liens.action?.includes(id));
const surConvention = async (reference: string) => {
  const { rows } = await scene.owner.query<{ id: number }>('select id from convention where reference = $1', [
    reference,
  ]);
  return (await lister()).filter(({ liens }) => liens.convention?.includes(rows[0]!.id));
};
const au = (jour: string) => fixClock(scene.owner, jour);
const statut = async (actionId: number, avancement: string, jour: string) => {
  await au(jour);
  return insertId(scene.owner, 'statut', {
    ...{ action_id: actionId, schema_id: scene.schemaId, auteur_id: scene.cellule.id, nature: 'decision' },
    ...{ avancement, date_effet: jour, commentaire: 'Essai.', created_at: `${jour}T09:00:00Z` },
  });
};
const bloquer = async (actionId: number, jour: string) => {
  await au(jour);
  return insertId(scene.owner, 'blocage', {
    ...{ action_id: actionId, schema_id: scene.schemaId, auteur_id: scene.cellule.id, date_effet: jour },
    ...{ motif: 'Le local est fermé.', condition: 'Un autre local', created_at: `${jour}T09:00:00Z` },
  });
};

describe('ce que l’état du schéma appelle', () => {
  test('les conventions qui finissent dans six mois, et celles qui attendent leur évaluation', async () => {
    await scene.owner.query(
      `update convention set etat = 'signee', date_effet = '2024-03-01', date_fin = '2027-02-28', reconduction = 'aucune',
         preavis_mois = null where reference = 'CAD-01'`,
    );
    await scene.owner.query(
      "delete from avenant where convention_id = (select id from convention where reference = 'CAD-01')",
    );
    const proposees = await surConvention('CAD-01');
    expect(proposees.map(({ pourquoi }) => pourquoi)).toContain(
      'Elle arrive à son terme le 28 février 2027, dans 98 jours.',
    );
    const evaluations = (await lister()).filter(({ intitule }) => intitule.startsWith('Évaluer la convention'));
    expect(evaluations.length).toBeGreaterThan(0);
    expect(evaluations.every(({ nature, pourquoi }) => nature === 'validation' && pourquoi.length > 0)).toBe(true);
  });

  test('les mandats que personne ne tient, et rien d’autre pour l’EPCI voisin', async () => {
    const vacants = (await lister()).filter(({ cle }) => cle.startsWith('vacance:'));
    expect(vacants.map(({ intitule }) => intitule)).toContain('Référent technique de CCVUSP');
    const jlvd = { instanceId: await scene.instanceOf('jlvd'), epciId: epcis.get('JLVD')! };
    expect((await lister(jlvd)).some(({ intitule }) => intitule.includes('CCVUSP'))).toBe(false);
  });

  test('les ressources arrivées depuis ; jamais à une instance qui ne s’est pas encore réunie', async () => {
    await au('2026-11-03');
    const id = await insertAction(scene.owner, {
      ...{ schemaId: scene.schemaId, code: '9-S-1', epciIds: [] },
      ficheId: (await scene.owner.query<{ id: number }>("select id from fiche where etat = 'active' limit 1")).rows[0]!
        .id,
    });
    await scene.owner.query(
      "update action_version set etat = 'ressource', created_at = '2026-11-03T09:00:00Z' where action_id = $1",
      [id],
    );
    expect(await surAction(id)).toMatchObject({
      nature: 'information',
      intitule: expect.stringMatching(/^Nouvelle/) as string,
    });
    const neuve = await insertId(scene.owner, 'instance', {
      ...{ schema_id: scene.schemaId, type: 'groupe_travail', nom: 'Neuf', minimum_annuel: 0, creee_le: '2026-11-01' },
    });
    expect(await surAction(id, { instanceId: neuve, seanceId: 0 })).toBeUndefined();
  });
});

describe('une proposition', () => {
  let action: number, proposee: Proposition;
  beforeEach(async () => {
    action = (await scene.makeAction()).id;
    await statut(action, 'pas_fait', '2026-10-12');
    proposee = (await surAction(action))!;
  });
  const accepter = (cle = proposee.cle, viewer = scene.cellule) =>
    scene.write((db) => acceptProposition(db, viewer, { seanceId: seance, cle }, AUJOURDHUI), viewer);
  const points = async () => (await asViewer(scene.cellule, (db) => readSeance(db, scene.schemaId, seance)))!.points;

  test('acceptée devient un point avec ses liens et son pourquoi, et ne se repropose plus', async () => {
    await accepter();
    expect(await points()).toMatchObject([
      { proposition: proposee.cle, motif: proposee.pourquoi, liens: [{ objet: 'action', cible: action }] },
    ]);
    expect(await surAction(action)).toBeUndefined();
    await expect(accepter()).rejects.toBeInstanceOf(Introuvable);
    const autre = await scene.makeSeance({ debut: '2027-01-10T08:30:00Z', etat: 'prevue' });
    expect(await surAction(action, { seanceId: autre })).toBeUndefined();
  });

  test('acceptée puis reprise, se propose de nouveau ; le point remis la retrouve', async () => {
    const { id, revision } = await accepter();
    const [point] = await points();
    await scene.write((db) => removePoint(db, scene.cellule, { pointId: id, revision }));
    expect(await surAction(action)).toMatchObject({ cle: proposee.cle });
    const input = retablirPointInput.parse({
      ...point,
      rapporteur: '',
      seanceId: seance,
      ordre: 1,
      lien: [`action:${action}`],
    });
    await scene.write((db) => restorePoint(db, scene.cellule, input, AUJOURDHUI));
    expect(await points()).toMatchObject([{ proposition: proposee.cle, motif: proposee.pourquoi }]);
    expect(await surAction(action)).toBeUndefined();
  });

  test('écartée ne revient pas, à cette séance ni à une autre, sauf reprise ou fait nouveau', async () => {
    const cle = proposee.cle;
    await scene.write((db) => dismissProposition(db, scene.cellule, { seanceId: seance, cle }));
    expect(await surAction(action)).toBeUndefined();
    await scene.write((db) => restoreProposition(db, scene.cellule, { seanceId: seance, cle }));
    expect(await surAction(action)).toMatchObject({ cle });
    await scene.write((db) => dismissProposition(db, scene.cellule, { seanceId: seance, cle }));
    await bloquer(action, '2026-11-10');
    const nouvelle = (await surAction(action))!;
    expect(nouvelle.cle).toMatch(/^blocage:\d+:\d+$/);
    expect(nouvelle.pourquoi).not.toContain('Pas fait');
  });

  test('d’une autre instance se décide par elle seule', async () => {
    const dlva = await scene.viewerOf('referent.dlva');
    await expect(accepter(proposee.cle, dlva)).rejects.toSatisfy(
      (error) => error instanceof Introuvable || error instanceof Refus,
    );
    const locale = await scene.makeSeance({ epci: 'jlvd', etat: 'prevue' });
    const ecarte = scene.write((db) => dismissProposition(db, dlva, { seanceId: locale, cle: 'x' }), dlva);
    await expect(ecarte).rejects.toBeInstanceOf(Introuvable);
    await expect(accepter('rouge:0:0')).rejects.toBeInstanceOf(Introuvable);
  });
});

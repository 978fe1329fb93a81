import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { listPropositions } from '@/lib/instances/propositions';
import { dismissProposition } from '@/lib/instances/propositions-ecriture';
import { insertId } from '../../prisma/seed/insert.ts';
import { fixClock, insertCampagne, insertLigne, insertSuite } from '../campagnes/lignes.ts';
import { insertAction } from '../second-schema.ts';
import { AUJOURDHUI } from '../suivi/scene.ts';
import { openSceneInstance, type SceneInstance } from './scene.ts';

let scene: SceneInstance;
/** The body met on the first of September; it meets again on the tenth of December. */
let copil: number, derniere: number, seance: number;
const epcis = new Map<string, number>();
beforeAll(async () => {
  scene = await openSceneInstance();
  const { rows } = await scene.owner.query<{ sigle: string; id: number }>(
    'select sigle, epci_id as id from schema_epci',
  );
  for (const { sigle, id } of rows) epcis.set(sigle, id);
  copil = await scene.instanceOf();
  derniere = await scene.makeSeance({ debut: '2026-09-01T08:00:00Z', etat: 'approuve' });
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
let numero = 900;
const decider = async (plus: object = {}) =>
  insertId(scene.owner, 'decision', {
    ...{ schema_id: scene.schemaId, seance_id: derniere, nature: 'autre', texte: 'Ouvrir un accueil.', serie: 0 },
    ...{ annee: 2026, numero: ++numero, suivi: 'a_faire' },
    ...{ confirmee_le: '2026-09-01T09:00:00Z', confirmee_par_id: scene.cellule.id, ...plus },
  });

describe('une action', () => {
  test('passée au rouge depuis la dernière séance est proposée, et dit pourquoi ; avant, non', async () => {
    const [rouge, ancienne, verte] = [await scene.makeAction(), await scene.makeAction(), await scene.makeAction()];
    await statut(ancienne.id, 'pas_fait', '2026-08-12');
    await statut(rouge.id, 'pas_fait', '2026-10-12');
    await statut(verte.id, 'fait', '2026-10-12');
    expect(await surAction(rouge.id)).toMatchObject({
      ...{ nature: 'discussion', dureeMinutes: 15, pourquoi: 'Passée à « Pas fait » le 12 octobre 2026.' },
      cle: expect.stringMatching(/^rouge:\d+:\d+$/) as string,
    });
    expect(await surAction(ancienne.id)).toBeUndefined();
    expect(await surAction(verte.id)).toBeUndefined();
  });

  test('bloquée et en retard n’est proposée qu’une fois, avec ses deux raisons', async () => {
    const action = await scene.makeAction(['2026-06-30', '2027-06-30']);
    await statut(action.id, 'en_cours', '2026-05-12');
    expect(await surAction(action.id)).toMatchObject({
      ...{
        dureeMinutes: 10,
        pourquoi: 'En retard : « Jalon du 2026-06-30 » était attendu le 30 juin 2026, il y a 5 mois.',
      },
    });
    await bloquer(action.id, '2026-10-20');
    const proposee = (await surAction(action.id))!;
    expect(proposee.pourquoi).toMatch(/^Bloquée depuis le 20 octobre 2026 : Le local est fermé\. En retard : /);
    expect(proposee.cle.split(',').map((cle) => cle.split(':')[0])).toEqual(['blocage', 'retard']);
  });

  test('faite n’est jamais en retard', async () => {
    const action = await scene.makeAction(['2026-06-30']);
    await statut(action.id, 'fait', '2026-05-12');
    expect(await surAction(action.id)).toBeUndefined();
  });

  test('que l’instance a elle-même mise au rouge n’est pas une nouvelle pour elle', async () => {
    const action = await scene.makeAction();
    await statut(action.id, 'pas_fait', '2026-10-14');
    expect(await surAction(action.id)).toBeDefined();
    const decision_id = await decider({ suivi: 'faite', constat: 'Fait.' });
    await insertId(scene.owner, 'decision_effet', {
      ...{ decision_id, schema_id: scene.schemaId, nature: 'statut', action_id: action.id },
      ...{ applique_le: '2026-10-14T09:00:00Z' },
      contenu: '{}',
    });
    expect(await surAction(action.id)).toBeUndefined();
  });

  test('dont les deux niveaux ne disent pas la même chose est proposée, au département et à l’EPCI', async () => {
    const { owner, schemaId } = scene;
    const ficheId = (await owner.query<{ id: number }>("select id from fiche where etat = 'active' limit 1")).rows[0]!
      .id;
    const epciIds = ['JLVD', 'DLVA'].map((sigle) => epcis.get(sigle)!);
    const actionId = await insertAction(owner, { schemaId, ficheId, code: '9-E-1', epciIds });
    await statut(actionId, 'en_cours', '2026-05-12');
    await au('2026-11-01');
    await insertCampagne(owner, schemaId, 2050);
    const jlvd = await scene.viewerOf('referent.jlvd');
    const at = { schemaId, actionId, epciId: epcis.get('JLVD')!, auteurId: jlvd.id };
    await insertSuite(owner, at, await insertLigne(owner, at, { avancement: 'fait', commentaire: 'Ouvert.' }));
    expect((await surAction(actionId))!.pourquoi).toBe('Écart : le département dit En cours, 1 EPCI sur 2 dit Fait.');
    const locale = { instanceId: await scene.instanceOf('jlvd'), epciId: epcis.get('JLVD')! };
    expect((await surAction(actionId, locale))!.pourquoi).toBe(
      'Écart : le département dit En cours, 1 EPCI sur 1 dit Fait.',
    );
    const ailleurs = { instanceId: await scene.instanceOf('dlva'), epciId: epcis.get('DLVA')! };
    expect(await surAction(actionId, ailleurs)).toBeUndefined();
  });
});

describe('ce qui revient tant que ce n’est pas fait', () => {
  test('une décision proche ou passée, avec où elle en est ; ni faite, ni lointaine, ni annulée', async () => {
    const [due, lointaine, faite, annulee] = [
      await decider({ echeance: '2026-12-31', suivi: 'en_cours' }),
      await decider({ echeance: '2027-09-30' }),
      await decider({ suivi: 'faite', constat: 'Ouvert.' }),
      await decider(),
    ];
    await decider({ annule_id: annulee, suivi: 'faite', constat: 'Annulée.' });
    const cles = (await lister()).map(({ cle }) => cle);
    const cleOf = (id: number) => cles.find((cle) => cle.startsWith(`decision:${id}:`));
    expect(cleOf(due)).toBeDefined();
    for (const id of [lointaine, faite, annulee]) expect(cleOf(id)).toBeUndefined();
    const proposee = (await lister()).find(({ cle }) => cle === cleOf(due))!;
    expect(proposee.pourquoi).toBe('Elle est en cours, pour le 31 décembre 2026.');
    await scene.write((db) => dismissProposition(db, scene.cellule, { seanceId: seance, cle: proposee.cle }));
    expect((await lister()).some(({ cle }) => cle.startsWith(`decision:${due}:`))).toBe(false);
    const suivante = await scene.makeSeance({ debut: '2027-03-10T08:30:00Z', etat: 'prevue' });
    const apres = await lister({ seanceId: suivante, jour: '2027-03-10' } as Lieu);
    expect(apres.some(({ cle }) => cle.startsWith(`decision:${due}:`))).toBe(true);
  });

  test('l’approbation du compte rendu diffusé de la même instance', async () => {
    const id = await scene.makeSeance({ debut: '2026-08-20T08:00:00Z', etat: 'diffuse' });
    const proposee = (await lister()).find(({ cle }) => cle.startsWith(`compte_rendu:${id}:`));
    expect(proposee).toMatchObject({
      ...{ nature: 'validation', intitule: 'Approbation du compte rendu du 20 août 2026' },
    });
    expect((await lister())[0]).toEqual(proposee);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/access/can';
import {
  anneeSansCampagne,
  direEcheance,
  isEcheanceProche,
  listRemonteesAccueil,
  type RemonteeAccueil,
} from '@/lib/campagnes/accueil';
import { asViewer } from '@/lib/db';
import { type CastName } from '../../prisma/seed/cast.ts';
import { insertAction } from '../second-schema.ts';
import { insertId } from '../../prisma/seed/insert.ts';
import { AUJOURDHUI, openScene, type Scene } from '../suivi/scene.ts';

// two EPCI, three actions each, in a scheme whose other actions concern nobody
let scene: Scene;
let jlvd: number;
let dlva: number;
let actions: number[];
const viewers = {} as Record<CastName, Viewer>;
const actors = [
  'referent.jlvd',
  'referent.dlva',
  'elu.jlvd',
  'cellule.etat',
  'copil',
  'operateur.laposte',
  'admin',
] as const;

beforeAll(async () => {
  scene = await openScene();
  const { owner, schemaId } = scene;
  await owner.query(`truncate brouillon_avancement, avancement_epci, suite_avancement, demande_correction, reponse_correction,
    suivi_epci, visa, mandat, campagne`);
  await owner.query('delete from action_version_epci');
  const epci = async (sigle: string) =>
    (await owner.query<{ id: number }>('select epci_id as id from schema_epci where sigle = $1', [sigle])).rows[0]!.id;
  [jlvd, dlva] = [await epci('JLVD'), await epci('DLVA')];
  const { rows } = await owner.query<{ id: number }>("select id from fiche where etat = 'active' limit 1");
  actions = [];
  for (const code of ['9-Y-1', '9-Y-2', '9-Y-3'])
    actions.push(await insertAction(owner, { schemaId, ficheId: rows[0]!.id, code, epciIds: [jlvd, dlva] }));
  for (const name of actors) viewers[name] = await scene.viewerOf(name);
});
afterAll(() => scene?.close());

let campagne: number;
beforeEach(async () => {
  await scene.owner.query(`truncate brouillon_avancement, avancement_epci, suite_avancement, demande_correction,
    reponse_correction, suivi_epci, visa, mandat, campagne`);
  campagne = await insertId(scene.owner, 'campagne', {
    ...{ schema_id: scene.schemaId, annee: 2026, ouverture: '2026-11-02', echeance: '2027-01-01', revision: 1 },
    created_at: '2026-11-02T09:00:00Z',
  });
});

const draft = (action: number, epci: number, by: CastName, avancement: string | null = 'fait') =>
  scene.owner.query(
    `insert into brouillon_avancement (action_id, epci_id, schema_id, avancement, auteur_id) values ($1, $2, $3, $4, $5)`,
    [action, epci, scene.schemaId, avancement, viewers[by].id],
  );
const send = (action: number, epci: number, by: CastName) =>
  insertId(scene.owner, 'avancement_epci', {
    ...{ schema_id: scene.schemaId, action_id: action, epci_id: epci, avancement: 'fait', auteur_id: viewers[by].id },
    ...{ is_inchange: false, is_pour_compte: false, campagne_id: campagne, date_effet: AUJOURDHUI },
    created_at: `${AUJOURDHUI}T08:00:00Z`,
  });
const examine = (avancementId: number, epci: number, suite: 'valide' | 'retourne', motif: string | null = null) =>
  scene.owner.query(
    `insert into suite_avancement (avancement_id, schema_id, epci_id, suite, motif, auteur_id, created_at)
     values ($1, $2, $3, $4, $5, $6, '2026-11-21T08:00:00Z')`,
    [avancementId, scene.schemaId, epci, suite, motif, viewers['cellule.etat'].id],
  );
const ask = (avancementId: number, epci: number) =>
  insertId(scene.owner, 'demande_correction', {
    ...{ avancement_id: avancementId, schema_id: scene.schemaId, epci_id: epci, motif: 'Faute de frappe' },
    ...{ auteur_id: viewers['referent.jlvd'].id, created_at: '2026-11-21T09:00:00Z' },
  });

const list = (name: CastName) =>
  asViewer(viewers[name], (db) => listRemonteesAccueil(db, viewers[name], { today: AUJOURDHUI, depuis: '2026-10-23' }));
const of = async (name: CastName, sigle = 'JLVD') => (await list(name)).find(({ epci }) => epci.sigle === sigle);
const counts = (row: RemonteeAccueil | undefined) =>
  row && [row.attendues, row.transmises, row.retournees, row.validees, row.remplies];

describe('qui voit quoi', () => {
  test('chacun son EPCI, la cellule tous, les autres aucun', async () => {
    const sigles = async (name: CastName) => (await list(name)).map(({ epci }) => epci.sigle);
    expect(await sigles('referent.jlvd')).toEqual(['JLVD']);
    expect(await sigles('elu.jlvd')).toEqual(['JLVD']);
    expect(await sigles('referent.dlva')).toEqual(['DLVA']);
    expect(await sigles('cellule.etat')).toHaveLength(8);
    for (const name of ['copil', 'operateur.laposte', 'admin'] as const) expect(await sigles(name)).toEqual([]);
  });

  test('un brouillon ne compte que pour les référents de son EPCI', async () => {
    await draft(actions[0]!, jlvd, 'referent.jlvd');
    await draft(actions[1]!, jlvd, 'referent.jlvd');
    await draft(actions[2]!, jlvd, 'referent.jlvd', null);
    expect(counts(await of('referent.jlvd')), 'une saisie sans statut n’est pas remplie').toEqual([3, 0, 0, 0, 2]);
    expect(counts(await of('elu.jlvd'))).toEqual([3, 0, 0, 0, 0]);
    expect(counts(await of('cellule.etat'))).toEqual([3, 0, 0, 0, 0]);
    expect(counts(await of('referent.dlva', 'DLVA'))).toEqual([3, 0, 0, 0, 0]);
  });

  test('ce que chacun peut faire suit la ligne', async () => {
    const peut = async (name: CastName) => (await of(name))!.can;
    expect(await peut('referent.jlvd')).toEqual({ examiner: false, transmettre: true, viser: false });
    expect(await peut('elu.jlvd')).toEqual({ examiner: false, transmettre: false, viser: true });
    expect(await peut('cellule.etat')).toEqual({ examiner: true, transmettre: false, viser: false });
  });
});

describe('où en est un EPCI', () => {
  test('transmis, retourné avec sa raison, validé', async () => {
    await send(actions[0]!, jlvd, 'referent.jlvd');
    await examine(await send(actions[1]!, jlvd, 'referent.jlvd'), jlvd, 'retourne', 'Précisez la date');
    await examine(await send(actions[2]!, jlvd, 'referent.jlvd'), jlvd, 'valide');
    await send(actions[0]!, dlva, 'referent.dlva');
    for (const name of ['referent.jlvd', 'elu.jlvd', 'cellule.etat'] as const) {
      const row = await of(name);
      expect([name, counts(row)]).toEqual([name, [3, 1, 1, 1, 2]]);
      expect(row!.retours).toMatchObject([{ code: '9-Y-2', motif: 'Précisez la date' }]);
    }
    expect(counts(await of('cellule.etat', 'DLVA'))).toEqual([3, 1, 0, 0, 1]);
  });

  test('une ligne retournée et reprise est remplie ; une nouvelle saisie sur une ligne partie est à transmettre', async () => {
    await examine(await send(actions[0]!, jlvd, 'referent.jlvd'), jlvd, 'retourne', 'Précisez');
    await examine(await send(actions[1]!, jlvd, 'referent.jlvd'), jlvd, 'valide');
    await draft(actions[0]!, jlvd, 'referent.jlvd');
    await draft(actions[1]!, jlvd, 'referent.jlvd');
    expect(await of('referent.jlvd')).toMatchObject({ remplies: 2, nouvelles: 1 });
  });

  test('une correction demandée attend la cellule ; refusée, sa raison revient au référent, trente jours', async () => {
    const line = await send(actions[0]!, jlvd, 'referent.jlvd');
    await examine(line, jlvd, 'valide');
    const demande = await ask(line, jlvd);
    expect((await of('cellule.etat'))!.demandes).toMatchObject([{ code: '9-Y-1', motif: 'Faute de frappe' }]);
    const refuse = (le: string) =>
      scene.owner.query(
        `insert into reponse_correction (demande_id, schema_id, epci_id, is_acceptee, motif, auteur_id, created_at)
         values ($1, $2, $3, false, 'Le sens y est', $4, $5)
         on conflict (demande_id) do update set created_at = excluded.created_at`,
        [demande, scene.schemaId, jlvd, viewers['cellule.etat'].id, le],
      );
    await refuse('2026-10-23T08:00:00Z');
    expect(await of('referent.jlvd')).toMatchObject({ demandes: [], refus: [{ motif: 'Le sens y est' }] });
    await refuse('2026-10-22T08:00:00Z');
    expect((await of('referent.jlvd'))!.refus).toEqual([]);
  });

  test('le visa, puis son retrait', async () => {
    await send(actions[0]!, jlvd, 'referent.jlvd');
    const visa = await insertId(scene.owner, 'visa', {
      ...{ schema_id: scene.schemaId, epci_id: jlvd, campagne_id: campagne, date_visa: AUJOURDHUI, is_en_ligne: true },
      ...{ auteur_id: viewers['elu.jlvd'].id, created_at: `${AUJOURDHUI}T08:30:00Z` },
    });
    expect((await of('referent.jlvd'))!.isVise).toBe(true);
    await scene.owner.query('update visa set retire_le = now() where id = $1', [visa]);
    expect((await of('referent.jlvd'))!.isVise).toBe(false);
  });

  test('un poste de référent est vacant hors des dates de son mandat', async () => {
    const mandate = (debut: string, fin: string | null) =>
      insertId(scene.owner, 'mandat', {
        ...{ schema_id: scene.schemaId, epci_id: jlvd, nature: 'referent_technique', prenom: 'Nathalie', nom: 'E' },
        ...{ debut, fin, revision: 1, created_at: '2026-01-01T09:00:00Z' },
      });
    await mandate('2025-01-01', '2026-11-21');
    expect((await of('cellule.etat'))!.isVacant).toBe(true);
    await mandate('2026-11-22', null);
    expect((await of('cellule.etat'))!.isVacant).toBe(false);
  });

  test('une campagne qui n’est pas encore ouverte n’est pas celle du moment', async () => {
    await scene.owner.query("update campagne set ouverture = '2026-11-23'");
    expect(await of('referent.jlvd')).toMatchObject({ campagne: null, attendues: 0, annees: [2026] });
  });
});

describe('les échéances', () => {
  test('se disent avec ce qui reste, ou ce qui est passé', () => {
    expect(direEcheance('2027-01-01', AUJOURDHUI)).toBe('à transmettre avant le 1er janvier 2027, dans 40 jours');
    expect(direEcheance('2026-11-23', AUJOURDHUI)).toBe('à transmettre avant le 23 novembre 2026, demain');
    expect(direEcheance('2026-11-19', AUJOURDHUI)).toBe('l’échéance était le 19 novembre 2026, il y a 3 jours');
  });

  test('sont proches trente jours avant', () => {
    expect(['2026-12-23', '2026-12-22', '2026-11-01'].map((jour) => isEcheanceProche(jour, AUJOURDHUI))).toEqual([
      ...[false, true, true],
    ]);
  });

  test('la campagne d’une année manque à partir de novembre, tant que le schéma court', () => {
    const schema = {
      id: 1,
      code: 'x',
      departement: 'x',
      etat: 'adopte',
      dateDebut: '2025-01-01',
      dateFin: '2030-12-31',
    };
    const missing = (today: string, annees: number[] = [], etat = 'adopte') =>
      anneeSansCampagne({ schema: { ...schema, etat }, annees }, today);
    expect([missing('2026-10-31', [2025]), missing('2026-11-01', [2025]), missing('2027-02-01', [2025])]).toEqual([
      ...[null, 2026, 2026],
    ]);
    expect([missing('2026-11-22', [2026]), missing('2025-03-01'), missing('2031-11-22')]).toEqual([null, null, null]);
    expect([missing('2026-11-22', [], 'clos'), missing('2026-11-22', [], 'en_elaboration')]).toEqual([null, null]);
  });
});

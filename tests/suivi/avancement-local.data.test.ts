import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { readAvancementsLocaux } from '@/lib/suivi/avancement-local';
import type { CastName } from '../../prisma/seed/cast.ts';
import { insertRows } from '../../prisma/seed/insert.ts';
import {
  fixClock,
  insertCampagne,
  insertDemande,
  insertLigne,
  insertReponse,
  insertSuite,
  type Cellule,
} from '../campagnes/lignes.ts';
import { insertAction } from '../second-schema.ts';
import { openScene, type Scene } from './scene.ts';

let scene: Scene;
/** The same action in two EPCI, and in one that never said anything. */
let jlvd: Cellule, dlva: Cellule;
beforeAll(async () => {
  scene = await openScene();
  const { owner, schemaId } = scene;
  await fixClock(owner);
  await insertCampagne(owner, schemaId, 2050);
  const { rows } = await owner.query<{ id: number; sigle: string }>('select epci_id as id, sigle from schema_epci');
  const epciOf = (sigle: string) => rows.find((epci) => epci.sigle === sigle)!.id;
  const ficheId = (await owner.query<{ id: number }>("select id from fiche where etat = 'active' limit 1")).rows[0]!.id;
  const epciIds = ['DLVA', 'CCVUSP', 'JLVD'].map(epciOf);
  const actionId = await insertAction(owner, { schemaId, ficheId, code: '9-L-1', epciIds });
  const at = (sigle: string, auteurId: number) => ({ schemaId, actionId, epciId: epciOf(sigle), auteurId });
  jlvd = at('JLVD', (await scene.viewerOf('referent.jlvd')).id);
  dlva = at('DLVA', (await scene.viewerOf('referent.dlva')).id);
  await fixClock(owner, '2026-11-10');
  await valide(jlvd, { avancement: 'en_cours', commentaire: 'Commencé.' });
  await fixClock(owner, '2026-11-20');
  await valide(jlvd, {
    avancement: 'fait',
    commentaire: 'Ouvert.',
    difficulte: 'Neige.',
    preuve: 'https://jlvd.example',
  });
  await fixClock(owner);
  await insertLigne(owner, dlva, { avancement: 'pas_fait', commentaire: 'Rien.' });
  const brouillon = { action_id: actionId, schema_id: schemaId, epci_id: jlvd.epciId, auteur_id: jlvd.auteurId };
  await insertRows(owner, 'brouillon_avancement', [{ ...brouillon, avancement: 'pas_fait', commentaire: 'Secret.' }]);
});
afterAll(() => scene?.close());

async function valide(at: Cellule, row: Parameters<typeof insertLigne>[2]): Promise<number> {
  const id = await insertLigne(scene.owner, at, row);
  await insertSuite(scene.owner, at, id);
  return id;
}

/** What this person reads, by sigle. */
async function read(name: CastName) {
  const viewer = await scene.viewerOf(name);
  const rows = await asViewer(viewer, (db) => readAvancementsLocaux(db, scene.schemaId, jlvd.actionId));
  expect(rows.map(({ sigle }) => sigle)).toEqual(['DLVA', 'CCVUSP', 'JLVD']);
  return Object.fromEntries(rows.map((epci) => [epci.sigle, epci]));
}

describe('ce que chacun lit du niveau local', () => {
  test.each(['cellule.etat', 'referent.jlvd', 'referent.dlva', 'elu.jlvd', 'copil'] as const)(
    '%s : ce qui est validé, du plus récent au plus ancien',
    async (name) => {
      const { JLVD, CCVUSP } = await read(name);
      expect(JLVD).toMatchObject({
        ...{ siren: '200071033', depuis: '2026-11-20' },
        actuelle: {
          ...{ avancement: 'fait', commentaire: 'Ouvert.', difficulte: 'Neige.', preuve: 'https://jlvd.example' },
          ...{ annee: 2050, dateEffet: '2026-11-20', isPourCompte: false, isCorrigee: false },
        },
        precedentes: [{ avancement: 'en_cours', commentaire: 'Commencé.' }],
        attente: null,
      });
      expect(CCVUSP).toMatchObject({ depuis: null, actuelle: null, precedentes: [], attente: null });
    },
  );

  test.each([
    ['cellule.etat', { etape: 'transmis', avancement: 'pas_fait', le: '2026-11-22', motif: null }],
    ['referent.dlva', { etape: 'transmis', avancement: 'pas_fait', le: '2026-11-22', motif: null }],
    ['referent.jlvd', null],
    ['elu.jlvd', null],
    ['copil', null],
  ] as const)('%s : ce qui attend à DLVA', async (name, attente) => {
    expect((await read(name)).DLVA).toMatchObject({ actuelle: null, attente });
  });

  test.each(['operateur.laposte', 'admin'] as const)('%s : rien du tout', async (name) => {
    for (const epci of Object.values(await read(name)))
      expect(epci).toMatchObject({ depuis: null, actuelle: null, precedentes: [], attente: null });
  });

  test('jamais un brouillon, pas même pour qui l’a écrit', async () => {
    for (const name of ['cellule.etat', 'referent.jlvd', 'admin'] as const)
      expect(JSON.stringify(await read(name))).not.toContain('Secret');
  });
});

describe('ce qui se passe entre l’EPCI et la cellule', () => {
  test('retour, correction demandée puis acceptée, correction validée', async () => {
    const pending = await insertLigne(scene.owner, dlva);
    await insertSuite(scene.owner, dlva, pending, 'Précisez le lieu.');
    const attente = async (name: CastName) => (await read(name)).DLVA!.attente;
    expect(await attente('cellule.etat')).toMatchObject({ etape: 'retourne', motif: 'Précisez le lieu.' });
    expect(await attente('copil')).toBeNull();

    const wrong = await valide(dlva, { avancement: 'fait', commentaire: 'Erreur.' });
    expect(await attente('referent.dlva')).toBeNull();
    const demande = await insertDemande(scene.owner, dlva, wrong);
    expect(await attente('cellule.etat')).toMatchObject({ etape: 'correction_demandee', motif: 'Erreur de ligne.' });
    await insertReponse(scene.owner, dlva, demande);
    expect(await attente('referent.dlva')).toMatchObject({ etape: 'correction_acceptee', motif: 'Erreur de ligne.' });
    expect((await read('copil')).DLVA).toMatchObject({ actuelle: { id: wrong, isCorrigee: false }, attente: null });

    const right = await valide(dlva, { avancement: 'en_cours' });
    expect((await read('copil')).DLVA).toMatchObject({
      ...{ actuelle: { id: right, avancement: 'en_cours' }, precedentes: [{ id: wrong, isCorrigee: true }] },
    });
  });
});

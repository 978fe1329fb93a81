import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Viewer } from '@/lib/access/can';
import { asViewer } from '@/lib/db';
import { readIndicateurs } from '@/lib/indicateurs/data';
import { insertId } from '../../prisma/seed/insert.ts';
import { AUJOURDHUI } from '../suivi/scene.ts';
import { ANNEE, openIndicateurs, type SceneIndicateurs } from './scene.ts';

let scene: SceneIndicateurs;
beforeAll(async () => void (scene = await openIndicateurs()));
afterAll(() => scene?.close());

const FORMULES = [
  ...['instances_locales', 'reunions_locales', 'participation_locale', 'reunions_annee', 'participants_annee'],
  ...['decisions_annee', 'decisions_evaluees'],
];
/** What each formula is worth today, as the application's account reads it. */
async function lire(viewer: Viewer = scene.cellule): Promise<Record<string, number>> {
  const rows = await asViewer(
    viewer,
    (db) => db.$queryRaw<{ formule: string; valeur: number }[]>`
      select formule, valeur::int as valeur from indicateurs.calculer(${scene.schemaId}, array[${AUJOURDHUI}::date])
      where formule = any (${FORMULES})`,
  );
  return Object.fromEntries(rows.map(({ formule, valeur }) => [formule, valeur]));
}
const instanceOf = (nom: string) => scene.idOf(`select id from instance where nom = '${nom}'`);
const seance = (instance_id: number, plus: object = {}) =>
  insertId(scene.owner, 'seance', {
    ...{ instance_id, schema_id: scene.schemaId, nature: 'suivi', debut: '2026-11-20T08:00:00Z', duree_minutes: 60 },
    ...{ etat: 'tenue', ...plus },
  });
const venir = (seance_id: number, etat: string, plus: object = {}) =>
  insertId(scene.owner, 'presence', {
    ...{ seance_id, schema_id: scene.schemaId, prenom: 'Anne', nom: `Durand ${etat}`, is_invite: true, etat, ...plus },
    par_qui: ['represente', 'pouvoir'].includes(etat) ? 'Paul Martin' : null,
  });
/** By how much each moved since. */
const depuis = (avant: Record<string, number>, apres: Record<string, number>) =>
  Object.fromEntries(
    FORMULES.map((formule) => [formule, apres[formule]! - avant[formule]!]).filter(([, ecart]) => ecart !== 0),
  );

test('une réunion tenue compte, avec ses présents ; ni une annulée, ni une prévue, ni celle d’une autre année', async () => {
  const avant = await lire();
  const jlvd = await instanceOf('Instance locale JLVD');
  const tenue = await seance(jlvd);
  expect(depuis(avant, await lire())).toEqual({ reunions_locales: 1, reunions_annee: 1 });
  for (const etat of ['present', 'represente', 'excuse', 'absent', 'pouvoir']) await venir(tenue, etat);
  expect(depuis(avant, await lire())).toEqual({ reunions_locales: 1, reunions_annee: 1, participants_annee: 2 });
  const ailleurs = [{ etat: 'prevue' }, { etat: 'annulee', motif_etat: 'Neige.' }, { debut: '2025-11-20T08:00:00Z' }];
  for (const plus of ailleurs) await venir(await seance(jlvd, plus), 'present');
  expect(depuis(avant, await lire())).toEqual({ reunions_locales: 1, reunions_annee: 1, participants_annee: 2 });
});

test('la participation locale compte les EPCI venus à une réunion départementale, une fois chacun', async () => {
  await scene.owner
    .query(`update seance set debut = debut - interval '2 years' where (debut at time zone 'Europe/Paris')::date
    between '2026-01-01' and '2026-11-22' and instance_id in (select id from instance where epci_id is null)`);
  expect(await lire()).toMatchObject({ participation_locale: 0 });
  const copil = await instanceOf('Comité de pilotage élargi');
  const epci_id = await scene.idOf("select epci_id as id from schema_epci where sigle = 'JLVD'");
  const dlva = await scene.idOf("select epci_id as id from schema_epci where sigle = 'DLVA'");
  for (const etat of ['present', 'represente']) await venir(await seance(copil), etat, { epci_id });
  await venir(await seance(copil), 'excuse', { epci_id: dlva });
  expect(await lire()).toMatchObject({ participation_locale: 1 });
});

test('une décision compte quand elle est confirmée, puis évaluée, et plus quand une autre l’annule', async () => {
  const seance_id = await seance(await instanceOf('Comité de pilotage élargi'));
  const avant = await lire();
  const decider = (numero: number, plus: object = {}) =>
    insertId(scene.owner, 'decision', {
      ...{ schema_id: scene.schemaId, seance_id, nature: 'autre', texte: `Décision ${numero}`, serie: 0, annee: ANNEE },
      ...{ numero, confirmee_le: '2026-11-20T09:00:00Z', confirmee_par_id: scene.cellule.id, ...plus },
    });
  const id = await decider(901);
  await insertId(scene.owner, 'decision', {
    ...{ schema_id: scene.schemaId, seance_id, nature: 'autre', texte: 'À confirmer', serie: 0 },
  });
  expect(depuis(avant, await lire())).toEqual({ decisions_annee: 1 });
  await scene.owner.query(
    `update decision set suivi = 'faite', constat = 'Vu.', suivi_le = '2026-11-21T09:00:00Z' where id = $1`,
    [id],
  );
  expect(depuis(avant, await lire())).toEqual({ decisions_annee: 1, decisions_evaluees: 1 });
  await decider(902, { annule_id: id });
  expect(depuis(avant, await lire())).toEqual({ decisions_annee: 1 });
});

test('une instance dissoute ne compte plus ; chacun lit le même nombre, et qui n’est pas du schéma n’en lit aucun', async () => {
  const avant = await lire();
  await scene.owner.query(`update instance set fin_le = '2026-11-01' where nom = 'Instance locale DLVA'`);
  const apres = await lire();
  expect(depuis(avant, apres)).toEqual({ instances_locales: -1 });
  expect(await lire(await scene.viewerOf('referent.dlva'))).toEqual(apres);
  expect(await lire({ ...(await scene.viewerOf('referent.dlva')), id: 0, habilitations: [] })).toEqual({});
});

test('les trois lignes de l’action 1-B-2 en vivent', async () => {
  const lus = await asViewer(scene.cellule, (db) =>
    readIndicateurs(db, { schemaId: scene.schemaId, annees: [ANNEE], today: AUJOURDHUI }),
  );
  const lignes = lus.filter(({ formule }) => formule !== null && FORMULES.includes(formule));
  expect(lignes.map(({ formule, calculs }) => [formule, calculs.length])).toEqual([
    ...[['instances_locales', 1]],
    ...[['reunions_locales', 1]],
    ...[['participation_locale', 1]],
  ]);
});

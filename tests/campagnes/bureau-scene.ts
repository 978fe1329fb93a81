import type pg from 'pg';
import type { Viewer } from '@/lib/access/can';
import { asViewer, type WriteDb } from '@/lib/db';
import { insertAction } from '../second-schema.ts';
import { openScene, type Scene } from '../suivi/scene.ts';
import { fixClock, insertLigne, type Cellule } from './lignes.ts';

export type SceneBureau = Scene & {
  collegue: Viewer;
  epcis: Record<string, { id: number; siren: string }>;
  /** A fresh cell of the EPCI: an action that concerns it and nothing said yet. */
  makeCell: (sigle?: string) => Promise<Cellule & { code: string }>;
  /** A fresh cell with one line sent, not examined. */
  makeSent: (
    sigle?: string,
    row?: Parameters<typeof insertLigne>[2],
  ) => Promise<Cellule & { code: string; id: number }>;
  write: <T>(fn: (db: WriteDb) => Promise<T>, viewer?: Viewer) => Promise<T>;
};

/** The demonstration with the clock of the tests, and fresh cells to examine. */
export async function openSceneBureau(): Promise<SceneBureau> {
  const scene = await openScene();
  const { owner, schemaId } = scene;
  await fixClock(owner);
  const epcis = await readEpcis(owner, schemaId);
  const auteur = await scene.viewerOf('referent.jlvd');
  const fiche = await owner.query<{ id: number }>("select id from fiche where etat = 'active' order by id limit 1");
  let made = 0;
  const makeCell: SceneBureau['makeCell'] = async (sigle = 'JLVD') => {
    const code = `9-Y-${++made}`;
    const epciId = epcis[sigle]!.id;
    const actionId = await insertAction(owner, { schemaId, ficheId: fiche.rows[0]!.id, code, epciIds: [epciId] });
    return { schemaId, epciId, actionId, auteurId: auteur.id, code };
  };
  return {
    ...scene,
    collegue: await scene.viewerOf('cellule.departement'),
    epcis,
    makeCell,
    makeSent: async (sigle, row) => {
      const cell = await makeCell(sigle);
      return { ...cell, id: await insertLigne(owner, cell, row) };
    },
    write: (fn, viewer = scene.cellule) => asViewer(viewer, fn, { write: true }),
  };
}

async function readEpcis(owner: pg.Client, schemaId: number): Promise<SceneBureau['epcis']> {
  const { rows } = await owner.query<{ sigle: string; id: number; siren: string }>(
    'select se.sigle, e.id, e.siren from schema_epci se join epci e on e.id = se.epci_id where se.schema_id = $1',
    [schemaId],
  );
  return Object.fromEntries(rows.map(({ sigle, id, siren }) => [sigle, { id, siren }]));
}

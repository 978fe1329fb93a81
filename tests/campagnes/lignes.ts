import type pg from 'pg';
import { insertId, insertRows, type Row } from '../../prisma/seed/insert.ts';

/** Where a line stands, and who writes it. */
export type Cellule = { schemaId: number; epciId: number; actionId: number; auteurId: number };

/** The day of the tests for the session of the owner, whose triggers date what it writes. */
export async function fixClock(client: pg.Client, jour = '2026-11-22'): Promise<void> {
  await client.query("select set_config('maillage.maintenant', $1, false)", [`${jour}T09:00:00Z`]);
}

/** Opens a campaign of a year that the demonstration does not know; it becomes the current one of its scheme. */
export function insertCampagne(client: pg.Client, schemaId: number, annee: number, row: Row = {}): Promise<number> {
  return insertId(client, 'campagne', {
    ...{ schema_id: schemaId, annee, ouverture: '2026-11-01', echeance: '2027-02-28' },
    ...row,
  });
}

/** Sends a line as the owner of the base; the triggers give it its campaign and its date. */
export function insertLigne(client: pg.Client, at: Cellule, row: Row = {}): Promise<number> {
  return insertId(client, 'avancement_epci', { ...keysOf(at), avancement: 'fait', ...row });
}

/** Validates the line, or returns it when there is a reason. */
export async function insertSuite(client: pg.Client, at: Cellule, ligneId: number, motif?: string): Promise<void> {
  const { schema_id, epci_id, auteur_id } = keysOf(at);
  const suite = { suite: motif === undefined ? 'valide' : 'retourne', motif: motif ?? null };
  await insertRows(client, 'suite_avancement', [{ avancement_id: ligneId, schema_id, epci_id, auteur_id, ...suite }]);
}

/** Asks for the correction of a validated line. */
export function insertDemande(client: pg.Client, at: Cellule, ligneId: number): Promise<number> {
  const { schema_id, epci_id, auteur_id } = keysOf(at);
  const row = { avancement_id: ligneId, schema_id, epci_id, auteur_id, motif: 'Erreur de ligne.' };
  return insertId(client, 'demande_correction', row);
}

/** Accepts the correction, or refuses it when there is a reason. */
export async function insertReponse(client: pg.Client, at: Cellule, demandeId: number, motif?: string): Promise<void> {
  const { schema_id, epci_id, auteur_id } = keysOf(at);
  const reponse = { is_acceptee: motif === undefined, motif: motif ?? null };
  await insertRows(client, 'reponse_correction', [
    { demande_id: demandeId, schema_id, epci_id, auteur_id, ...reponse },
  ]);
}

function keysOf({ schemaId, epciId, actionId, auteurId }: Cellule) {
  return { action_id: actionId, epci_id: epciId, schema_id: schemaId, auteur_id: auteurId };
}

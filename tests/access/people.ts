import type pg from 'pg';
import { castMember, type CastName } from '../../prisma/seed/cast.ts';
import { insertId } from '../../prisma/seed/insert.ts';
import { insertPerson } from '../second-schema.ts';
import type { Role } from '@/lib/access/roles';

/** Who of the cast plays each role; all of them stand in the 04, on JLVD where an EPCI is meant. */
export const players: Record<Role, CastName> = {
  administrateur: 'admin',
  cellule_etat: 'cellule.etat',
  cellule_departement: 'cellule.departement',
  referent_epci: 'referent.jlvd',
  elu_epci: 'elu.jlvd',
  membre_copil: 'copil',
  operateur: 'operateur.laposte',
};

/** Ids of the people who play the roles. */
export async function readPlayers(client: pg.Client): Promise<Record<Role, number>> {
  const { rows } = await client.query<{ id: number; courriel: string }>(
    'select utilisateur_id as id, courriel from compte',
  );
  const ids = new Map(rows.map(({ id, courriel }) => [courriel, id]));
  return Object.fromEntries(
    Object.entries(players).map(([role, name]) => [role, ids.get(castMember(name).courriel)!]),
  ) as Record<Role, number>;
}

const HIER = '2026-11-21';
const DEMAIN = '2026-11-23';
const INSTANT = '2026-11-01T09:00:00Z';

// On the scheme 04, today being 22 November 2026: none of these rights counts.
const lapsed: Record<
  string,
  { roles: Role[]; debut?: string; fin?: string; retiree_le?: string; isClosed?: boolean; isUnconfirmed?: boolean }
> = {
  'droit fini hier': { roles: ['cellule_etat', 'administrateur', 'membre_copil'], fin: HIER },
  'droit à venir demain': { roles: ['cellule_etat', 'administrateur', 'membre_copil'], debut: DEMAIN },
  'droit retiré': { roles: ['cellule_departement', 'administrateur', 'membre_copil'], retiree_le: INSTANT },
  'cellule non confirmée': { roles: ['cellule_etat', 'cellule_departement'], isUnconfirmed: true },
  'compte fermé': { roles: ['cellule_etat', 'administrateur', 'membre_copil'], isClosed: true },
  'sans aucun droit': { roles: [] },
};

/** Adds the people whose rights do not count; returns their ids by the reason why. */
export async function insertLapsed(client: pg.Client, schemaId: number): Promise<Record<string, number>> {
  const ids: Record<string, number> = {};
  for (const [reason, { roles, isClosed, isUnconfirmed, ...dates }] of Object.entries(lapsed)) {
    const id = await insertPerson(client, `sans-droit.${Object.keys(ids).length}`, reason);
    for (const role of roles) {
      await insertId(client, 'habilitation', {
        ...{
          utilisateur_id: id,
          role,
          schema_id: role === 'administrateur' ? null : schemaId,
          debut: '2025-01-01',
          created_at: INSTANT,
        },
        ...{ confirmee_le: role.startsWith('cellule') && !isUnconfirmed ? INSTANT : null, ...dates },
      });
    }
    if (isClosed) await client.query('update compte set ferme_le = $2 where utilisateur_id = $1', [id, INSTANT]);
    ids[reason] = id;
  }
  return ids;
}

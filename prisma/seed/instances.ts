import type pg from 'pg';
import { dayOf, DEBUT } from './agenda.ts';
import { castMember, type CastName } from './cast.ts';
import { daysBefore, instantOf } from './days.ts';
import { insertIds } from './insert.ts';
import type { Scheme } from './scheme.ts';
import { instances, type MembreFait, type SiegeFait } from './schema04/instances.ts';
import type { Depart } from './schema04/mandats.ts';

export type Demo = {
  scheme: Scheme;
  anchor: string;
  people: Record<CastName, number> & Partial<Record<Depart, number>>;
};
export type Tenant = {
  id: number;
  qualite: MembreFait['qualite'];
  prenom: string;
  nom: string;
  fonction: string;
  debut: string;
  fin: string | null;
};
/** A seat with everyone who held it, as the meetings take their attendance from it. */
export type SiegePose = Omit<SiegeFait, 'membres' | 'organisation'> & {
  organisation: { id: number; sigle: string; epciId: number | null } | null;
  tenants: readonly Tenant[];
};
export type InstancesPosees = ReadonlyMap<string, { id: number; epciId: number | null; sieges: readonly SiegePose[] }>;

/** Inserts the bodies of the demonstration with their seats and who holds them; returns them by key. */
export async function insertInstances(client: pg.Client, demo: Demo): Promise<InstancesPosees> {
  const { scheme } = demo;
  await client.query("select set_config('maillage.maintenant', $1, true)", [instantOf(scheme.debut, 9 * 60)]);
  const organisations = await readOrganisations(client);
  const rows = instances.map(({ cle, type, nom, minimum, quorum = null, tenueDans = null, isComiteMsap = false }) => ({
    ...{ schema_id: scheme.id, epci_id: scheme.epcis.get(cle) ?? null, type, nom, minimum_annuel: minimum, quorum },
    ...{ tenue_dans: tenueDans, is_comite_msap: isComiteMsap, creee_le: scheme.debut },
  }));
  const ids = await insertIds(client, 'instance', rows);
  const places = instances.flatMap(({ sieges }, i) =>
    sieges.map((siege, j) => ({
      siege,
      organisation: siege.organisation ? organisations.get(siege.organisation)! : null,
      place: { instance_id: ids[i]!, schema_id: scheme.id },
      ordre: j + 1,
    })),
  );
  const siegeIds = await insertIds(
    client,
    'siege',
    places.map(({ place, siege: { college, intitule }, organisation, ordre }) => ({
      ...{ ...place, college, intitule, ordre, organisation_id: organisation?.id ?? null },
    })),
  );
  const membres = places.flatMap(({ siege, place }, i) =>
    siege.membres.map((fait) => ({ ...place, siege_id: siegeIds[i]!, ...membreOf(demo, fait) })),
  );
  const membreIds = await insertIds(client, 'membre', membres);
  const poses = places.map(({ siege: { cle, college, intitule }, organisation, place }, i) => ({
    ...{ cle, college, intitule, organisation, instanceId: place.instance_id },
    tenants: membres.flatMap((membre, j) =>
      membre.siege_id === siegeIds[i] ? [{ ...membre, id: membreIds[j]! }] : [],
    ),
  }));
  return new Map(
    instances.map(({ cle }, i) => [
      cle,
      { id: ids[i]!, epciId: rows[i]!.epci_id, sieges: poses.filter(({ instanceId }) => instanceId === ids[i]) },
    ]),
  );
}

function membreOf({ people, ...context }: Demo, fait: MembreFait) {
  const { qualite, debut, fin } = fait;
  const { prenom, nom, fonction } = 'cast' in fait ? castMember(fait.cast) : fait;
  const compte = 'cast' in fait ? fait.cast : fait.depart;
  return {
    ...{ qualite, prenom, nom, fonction, utilisateur_id: (compte && people[compte]) ?? null },
    debut: dayOf(context, debut ?? DEBUT),
    fin: fin === undefined ? null : daysBefore(context.anchor, fin),
  };
}

async function readOrganisations(client: pg.Client) {
  const { rows } = await client.query<{ id: number; sigle: string; epciId: number | null }>(
    'select id, sigle, epci_id as "epciId" from organisation where sigle is not null',
  );
  return new Map(rows.map((row) => [row.sigle, row]));
}

import type pg from 'pg';
import { hashPassword } from '@/lib/comptes/mot-de-passe';
import { cast, motDePasseDemonstration, type CastName } from './cast.ts';
import { instantOf } from './days.ts';
import { insertIds, insertRows } from './insert.ts';
import { organisations } from './organisations.ts';

type Scheme = { id: number; debut: string; epcis: ReadonlyMap<string, number> };

/** Inserts the organisations and the cast with its rights on the scheme, in force since its first day; returns ids by name. */
export async function insertPeople(client: pg.Client, scheme: Scheme): Promise<Record<CastName, number>> {
  const organisationIds = await insertIds(client, 'organisation', organisations);
  const organisationOf = new Map(organisations.map(({ sigle }, i) => [sigle, organisationIds[i]!]));
  const ids = await insertIds(
    client,
    'utilisateur',
    cast.map(({ prenom, nom, fonction }) => ({ prenom, nom, fonction })),
  );
  await insertRows(
    client,
    'compte',
    cast.map(({ courriel }, i) => ({ utilisateur_id: ids[i], courriel, session_version: 1, revision: 1 })),
  );
  // One fingerprint for all: it is slow on purpose, and the password is no secret.
  const empreinte = await hashPassword(motDePasseDemonstration);
  await insertRows(
    client,
    'mot_de_passe',
    ids.map((id) => ({ utilisateur_id: id, empreinte })),
  );
  const rights = cast.flatMap(({ habilitations }, i) => habilitations.map((right) => ({ id: ids[i], ...right })));
  await insertRows(
    client,
    'habilitation',
    rights.map(({ id, role, epci, organisation }) => ({
      utilisateur_id: id,
      role,
      schema_id: role === 'administrateur' ? null : scheme.id,
      epci_id: epci && known(scheme.epcis, epci),
      organisation_id: organisation && known(organisationOf, organisation),
      debut: scheme.debut,
      confirmee_le: role.startsWith('cellule') ? instantOf(scheme.debut, 9 * 60) : null,
    })),
  );
  return Object.fromEntries(cast.map(({ courriel }, i) => [courriel.replace(/@.*/, ''), ids[i]])) as Record<
    CastName,
    number
  >;
}

function known(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`« ${name} » est inconnu du schéma de démonstration`);
  return id;
}

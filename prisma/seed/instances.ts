import type pg from 'pg';
import { castMember, type CastName } from './cast.ts';
import { daysBefore } from './days.ts';
import { insertId, insertIds, type Row } from './insert.ts';
import type { Scheme } from './scheme.ts';
import { listInstances, type SiegeFait } from './schema04/instances.ts';

/** A seat with who holds it, as the meetings take their attendance from it. */
export type SiegeTenu = {
  college: string;
  organisation: string | null;
  organisationId: number | null;
  epciId: number | null;
  titulaire: Tenant | null;
  suppleant: Tenant | null;
};
export type Tenant = { membreId: number; prenom: string; nom: string; fonction: string };
export type InstancesPosees = ReadonlyMap<string, { id: number; epciId: number | null; sieges: readonly SiegeTenu[] }>;
type Demo = { scheme: Scheme; anchor: string; people: Record<CastName, number> };

/** Inserts the bodies of the demonstration with their seats and who holds them; returns them by key. */
export async function insertInstances(client: pg.Client, demo: Demo): Promise<InstancesPosees> {
  const { scheme } = demo;
  const { rows } = await client.query<{ id: number; sigle: string; epci_id: number | null }>(
    'select id, sigle, epci_id from organisation where sigle is not null',
  );
  const organisations = new Map(rows.map((row) => [row.sigle, row]));
  const posees = new Map<string, { id: number; epciId: number | null; sieges: SiegeTenu[] }>();
  for (const fait of listInstances([...scheme.epcis.keys()])) {
    const epciId = fait.epci ? scheme.epcis.get(fait.epci)! : null;
    const id = await insertId(client, 'instance', {
      ...{ schema_id: scheme.id, epci_id: epciId, type: fait.type, nom: fait.nom, minimum_annuel: fait.minimum },
      ...{
        quorum: fait.quorum ?? null,
        tenue_dans: fait.tenueDans ?? null,
        is_comite_msap: fait.isComiteMsap ?? false,
      },
      creee_le: scheme.debut,
    });
    const place = { instance_id: id, schema_id: scheme.id };
    const siegeIds = await insertIds(
      client,
      'siege',
      fait.sieges.map(({ college, organisation, intitule }, i) => ({
        ...{ ...place, college, intitule, ordre: i + 1 },
        organisation_id: organisation ? organisations.get(organisation)!.id : null,
      })),
    );
    const sieges: SiegeTenu[] = [];
    for (const [i, siege] of fait.sieges.entries()) {
      const organisation = siege.organisation ? organisations.get(siege.organisation)! : null;
      sieges.push({
        ...{
          college: siege.college,
          organisation: siege.organisation ?? null,
          organisationId: organisation?.id ?? null,
        },
        epciId: organisation?.epci_id ?? null,
        ...(await insertMembres(client, demo, { ...place, siege_id: siegeIds[i]! }, siege)),
      });
    }
    posees.set(fait.cle, { id, epciId, sieges });
  }
  return posees;
}

async function insertMembres(client: pg.Client, { scheme, anchor, people }: Demo, place: Row, siege: SiegeFait) {
  const insert = async (personne: SiegeFait['titulaire'], qualite: string, dates: { debut: string; fin?: string }) => {
    if (!personne) return null;
    const named = 'cast' in personne ? castMember(personne.cast) : { fonction: siege.intitule, ...personne };
    const { prenom, nom, fonction } = named;
    const membreId = await insertId(client, 'membre', {
      ...{ ...place, qualite, prenom, nom, fonction, fin: null, ...dates },
      utilisateur_id: 'cast' in personne ? people[personne.cast] : null,
    });
    return { membreId, prenom, nom, fonction };
  };
  const { avant } = siege;
  if (avant) await insert(avant, 'titulaire', { debut: scheme.debut, fin: daysBefore(anchor, avant.fin) });
  const debut = avant ? daysBefore(anchor, avant.fin - 1) : scheme.debut;
  return {
    titulaire: await insert(siege.titulaire, 'titulaire', { debut }),
    suppleant: await insert(siege.suppleant, 'suppleant', { debut: scheme.debut }),
  };
}

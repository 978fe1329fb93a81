import { DEBUT, type Moment } from './agenda.ts';
import { castMember } from './cast.ts';
import { daysBefore } from './days.ts';
import { insertId, insertRows } from './insert.ts';
import type { Local } from './local.ts';
import { mandats as faits, type Depart, type MandatFait } from './schema04/mandats.ts';

/** The mandates given and ended; who leaves loses the right and the account, and the person stays. */
export function mandats(local: Local): Moment[] {
  return faits.flatMap((mandat) => {
    let id = 0;
    const debut = { ilYA: mandat.debut ?? DEBUT, write: async (at: At) => void (id = await begin(local, mandat, at)) };
    if (mandat.fin === undefined) return [debut];
    return [debut, { ilYA: mandat.fin, write: (at: At) => end(local, mandat, id, at) }];
  });
}

type At = { day: string; instant: string };

async function begin(local: Local, mandat: MandatFait, { day }: At): Promise<number> {
  const { client, scheme, people } = local;
  if ('depart' in mandat && mandat.depart) people[mandat.depart] = await arrive(local, mandat, day);
  const { prenom, nom, fonction } = 'cast' in mandat ? castMember(mandat.cast) : mandat;
  const name = 'cast' in mandat ? mandat.cast : mandat.depart;
  return insertId(client, 'mandat', {
    schema_id: scheme.id,
    epci_id: scheme.epcis.get(mandat.epci),
    nature: mandat.nature,
    ...{ prenom, nom, fonction, debut: day },
    utilisateur_id: name ? people[name] : null,
    auteur_id: people['cellule.etat'],
    revision: 1,
  });
}

type Parti = { prenom: string; nom: string; fonction: string; depart?: Depart; epci: string };

async function arrive({ client, scheme }: Local, { prenom, nom, fonction, depart, epci }: Parti, day: string) {
  const id = await insertId(client, 'utilisateur', { prenom, nom, fonction });
  const courriel = `${depart}@maillage.example`;
  await insertRows(client, 'compte', [{ utilisateur_id: id, courriel, session_version: 1, revision: 1 }]);
  const right = { role: 'referent_epci', schema_id: scheme.id, epci_id: scheme.epcis.get(epci), debut: day };
  await insertRows(client, 'habilitation', [{ utilisateur_id: id, ...right }]);
  return id;
}

async function end({ client, anchor, people }: Local, mandat: MandatFait, id: number, { instant }: At): Promise<void> {
  const fin = daysBefore(anchor, mandat.fin!);
  await client.query('update mandat set fin = $2, revision = revision + 1 where id = $1', [id, fin]);
  const parti = 'depart' in mandat && mandat.depart && people[mandat.depart];
  if (!parti) return;
  const left = [parti, instant, people.admin];
  await client.query('update habilitation set retiree_le = $2, retiree_par_id = $3 where utilisateur_id = $1', left);
  const closed = 'update compte set ferme_le = $2, revision = revision + 1 where utilisateur_id = $1';
  await client.query(closed, left.slice(0, 2));
}

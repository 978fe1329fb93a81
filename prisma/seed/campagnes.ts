import { dayOf, type Moment } from './agenda.ts';
import { daysBefore, workday } from './days.ts';
import { insertId, insertRows } from './insert.ts';
import type { Local } from './local.ts';
import { campagnes as faites, visas } from './schema04/campagnes.ts';

/** The campaigns opened by the cellule, and the visas given to what was sent in them. */
export function campagnes(local: Local): Moment[] {
  const ids = new Map<number, number>();
  const { client, scheme, anchor, people } = local;
  const openings = faites.map(({ ilYA, annee, echeance }) => ({
    ilYA,
    write: async ({ day }: { day: string }) => {
      const row = { schema_id: scheme.id, annee: Number(anchor.slice(0, 4)) + annee, ouverture: day };
      const end = { echeance: daysBefore(anchor, echeance), auteur_id: people['cellule.etat'], revision: 1 };
      ids.set(annee, await insertId(client, 'campagne', { ...row, ...end }));
    },
  }));
  const given = visas.map(({ ilYA, annee, epci, auteur, reunion }) => ({
    ilYA,
    write: async ({ day }: { day: string }) => {
      await insertRows(client, 'visa', [
        {
          schema_id: scheme.id,
          epci_id: scheme.epcis.get(epci),
          campagne_id: ids.get(annee),
          date_visa: reunion === undefined ? day : workday(dayOf(local, reunion), -1),
          is_en_ligne: reunion === undefined,
          auteur_id: people[auteur],
        },
      ]);
    },
  }));
  return [...openings, ...given];
}

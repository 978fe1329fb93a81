import { eachQuarterOfInterval, endOfQuarter, format, parseISO } from 'date-fns';
import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import { filtrer, type Filtres } from './filtres';
import { momentOf, type Lecture } from './lecture';
import { countEtats, type Totaux } from './rules';
import { readSchema, readTableaux, type Schema, type Tableau } from './tableau';

/** What the board counted at the end of a day. */
export type Point = { jour: Jour; totaux: Totaux };
/** The points of an axe or of an EPCI; `nom` spells out a short label. */
export type Serie = { libelle: string; nom: string | null; points: Point[] };
export type Evolution = { ensemble: Point[]; axes: Serie[]; epcis: Serie[] };

/**
 * The boards that the evolution an address asks for is drawn from, the latest last; none when its dates are refused or the scheme
 * has not begun. Null when the scheme does not exist for this person.
 */
export async function openEvolution(db: ViewerDb, code: string, lecture: Lecture, today: Jour) {
  const schema = await readSchema(db, code);
  if (!schema) return null;
  const lu = momentOf(lecture, { today, debut: schema.dateDebut });
  const [debut, fin] = [lu.du?.au ?? schema.dateDebut, lu.moment?.au ?? today];
  const jours = Object.keys(lu.erreurs).length > 0 || fin < debut ? [] : joursOf(debut, fin);
  return { schema, ...lu, jours, tableaux: await readJours(db, schema, jours, lu.moment?.connuLe ?? null) };
}

async function readJours(db: ViewerDb, schema: Schema, jours: Jour[], connuLe: Jour | null): Promise<Tableau[]> {
  if (jours.length === 0) return [];
  return readTableaux(
    db,
    schema,
    jours.map((au) => ({ au, connuLe })),
  );
}

/** The days at which a period is read: its first, the end of each quarter, its last. Refuses a period that ends before it begins. */
export function joursOf(debut: Jour, fin: Jour): Jour[] {
  if (fin < debut) throw new RangeError(`${debut} > ${fin}`);
  const quarters = eachQuarterOfInterval({ start: parseISO(debut), end: parseISO(fin) });
  const ends = quarters.map((quarter) => format(endOfQuarter(quarter), 'yyyy-MM-dd'));
  return [...new Set([debut, ...ends.filter((jour) => jour < fin), fin])];
}

/**
 * What each board counts, whole, by axe and by EPCI, of the actions that answered to the filters on its own day: each point is what
 * the board shows when it is read at that day. An axe or an EPCI that no day counts is left out.
 */
export function composeEvolution(tableaux: readonly Tableau[], jours: readonly Jour[], filtres: Filtres): Evolution {
  const lus = tableaux.map(({ actions, options }, i) => {
    const jour = jours[i]!;
    return { jour, actions: filtrer(actions, filtres, options, jour).actions };
  });
  const { axes, epcis } = tableaux.at(-1) ?? { axes: [], epcis: [] };
  const counted = (series: Serie[]) => series.filter(({ points }) => points.some(({ totaux }) => totaux.total > 0));
  return {
    ensemble: lus.map(({ jour, actions }) => ({ jour, totaux: countEtats(actions) })),
    axes: counted(
      axes.map(({ numero, libelle }) => ({
        ...{ libelle: `${numero}. ${libelle}`, nom: null },
        points: lus.map(({ jour, actions }) => ({
          jour,
          totaux: countEtats(actions.filter(({ axe }) => axe === numero)),
        })),
      })),
    ),
    epcis: counted(
      epcis.map(({ id, sigle, nom }) => ({
        ...{ libelle: sigle, nom },
        points: lus.map(({ jour, actions }) => ({
          jour,
          totaux: countEtats(
            actions.flatMap(({ etat, locaux }) =>
              locaux.flatMap(({ epciId, avancement }) => (epciId === id ? [{ etat, avancement }] : [])),
            ),
          ),
        })),
      })),
    ),
  };
}

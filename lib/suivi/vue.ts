import type { ViewerDb } from '@/lib/db';
import { listJalons } from './calendrier';
import { readEcrits, type Ecrits } from './comparaison';
import { readDerniereRemontee, type DerniereRemontee } from './derniere-remontee';
import type { JalonLu } from './jalons';
import type { Lecture, Moment } from './lecture';
import { readCellule } from './matrice';
import type { ActionSuivie, EpciSuivi, Tableau } from './tableau';

/** What a view needs besides the board. */
export type PourVue = {
  /** The open cell of the matrix. */
  cellule: { action: ActionSuivie; epci: EpciSuivi; remontee: DerniereRemontee | null } | null;
  /** The milestones of the calendar. */
  jalons: JalonLu[];
  /** What was written between the two days of a comparison. */
  ecrits: Ecrits | null;
};

type Asked = { lecture: Lecture; moment: Moment | null; du: Moment | null; cellule: string | null; lit: boolean };

/** Reads it, in one query at most; nothing of the local level for who does not read it (`lit`). */
export async function readPourVue(db: ViewerDb, tableau: Tableau, asked: Asked): Promise<PourVue> {
  const { lecture, moment, du } = asked;
  const rien: PourVue = { cellule: null, jalons: [], ecrits: null };
  if (du && moment) return { ...rien, ecrits: await readEcrits(db, tableau.schema.id, du, moment) };
  if (lecture.vue === 'calendrier') return { ...rien, jalons: await listJalons(db, tableau.schema.id, moment) };
  const found = lecture.vue === 'matrice' && asked.lit ? readCellule(asked.cellule, tableau) : null;
  if (!found) return rien;
  const place = { schemaId: tableau.schema.id, actionId: found.action.id, epciId: found.epci.id };
  return { ...rien, cellule: { ...found, remontee: await readDerniereRemontee(db, place, moment) } };
}

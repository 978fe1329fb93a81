import type { ViewerDb } from '@/lib/db';
import { listJalons } from './calendrier';
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
};

type Asked = { lecture: Lecture; moment: Moment | null; cellule: string | null; lit: boolean };

/** Reads it, in one query at most; nothing of the local level for who does not read it (`lit`). */
export async function readPourVue(db: ViewerDb, tableau: Tableau, asked: Asked): Promise<PourVue> {
  const { lecture, moment } = asked;
  if (lecture.vue === 'calendrier') return { cellule: null, jalons: await listJalons(db, tableau.schema.id, moment) };
  const found = lecture.vue === 'matrice' && asked.lit ? readCellule(asked.cellule, tableau) : null;
  if (!found) return { cellule: null, jalons: [] };
  const place = { schemaId: tableau.schema.id, actionId: found.action.id, epciId: found.epci.id };
  return { cellule: { ...found, remontee: await readDerniereRemontee(db, place, moment) }, jalons: [] };
}

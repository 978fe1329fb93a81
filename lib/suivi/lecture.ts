import { z } from 'zod';
import type { Jour } from '@/lib/clock';
import { formatJour } from '@/lib/format';
import { readFiltres, writeFiltres, type Filtres } from './filtres';

/** The four ways of drawing the same filtered set. */
export const vues = ['liste', 'matrice', 'kanban', 'calendrier'] as const;
export type Vue = (typeof vues)[number];
export const vueLabels: Record<Vue, string> = {
  liste: 'Liste',
  matrice: 'Matrice',
  kanban: 'Kanban',
  calendrier: 'Calendrier',
};

const dates = { du: 'du', au: 'au', connuLe: 'connu_le' } as const;
type Dates = Record<keyof typeof dates, string>;

/** What an address asks of the board: filters, view, the EPCI that a phone shows, dates as typed ('' when absent). */
export type Lecture = Dates & { filtres: Filtres; vue: Vue; epci: string };

/** The day whose effects are read, and the day at whose end they were known (null: what is known now). */
export type Moment = { au: Jour; connuLe: Jour | null };

/** What an address asks; an unknown view is the list, unknown parameters are ignored. */
export function readLecture(params: URLSearchParams): Lecture {
  const vue = vues.find((one) => one === params.get('vue')) ?? 'liste';
  const date = (name: string) => (params.get(name) ?? '').trim().slice(0, 40);
  return {
    filtres: readFiltres(params),
    vue,
    epci: (params.get('epci') ?? '').slice(0, 40),
    du: date(dates.du),
    au: date(dates.au),
    connuLe: date(dates.connuLe),
  };
}

/** The address of a reading, always written in the same order: it can be shared and compared. */
export function writeLecture(lecture: Lecture): string {
  const params = new URLSearchParams(writeFiltres(lecture.filtres));
  for (const [name, value] of champsCaches(lecture)) params.set(name, value);
  const text = params.toString();
  return text && `?${text}`;
}

/** What an address of a sheet carries: the dates it is read at, and the board it came from. */
export function writeRetour(lecture: Lecture): string {
  const retour = writeLecture(lecture);
  const params = new URLSearchParams();
  if (lecture.au) params.set('au', lecture.au);
  if (lecture.connuLe) params.set('connu_le', lecture.connuLe);
  if (retour) params.set('retour', retour);
  return params.size > 0 ? `?${params}` : '';
}

/** What an address carries besides the filters, as hidden fields of the form that sends them. */
export function champsCaches({ vue, epci, ...asked }: Lecture): [name: string, value: string][] {
  const found: [string, string][] = vue === 'liste' ? [] : [['vue', vue]];
  if (epci) found.push(['epci', epci]);
  for (const [key, name] of entriesOf(dates)) if (asked[key]) found.push([name, asked[key]]);
  return found;
}

export type Bornes = { today: Jour; debut: Jour };
export type MomentLu = {
  /** Null: the board as it stands now. */
  moment: Moment | null;
  /** The other date of a comparison. */
  du: Moment | null;
  /** French sentences by parameter; a reading with one of them reads nothing. */
  erreurs: { du?: string; au?: string; connu_le?: string };
};

/**
 * The dates of a reading. Refuses what is no date, what precedes the scheme, and the future: nothing is known of it. A day of
 * knowledge alone is read at that same day; a comparison without its end goes up to today.
 */
export function momentOf({ du, au, connuLe }: Lecture, { today, debut }: Bornes): MomentLu {
  const erreurs: MomentLu['erreurs'] = {};
  const check = (name: 'du' | 'au' | 'connu_le', typed: string, earliest: Jour | null): Jour | null => {
    if (!typed) return null;
    const error = refuse(typed, earliest, today);
    if (error) erreurs[name] = error;
    return error ? null : typed;
  };
  const days = { du: check('du', du, debut), au: check('au', au, debut), connu: check('connu_le', connuLe, debut) };
  const end = days.au ?? days.connu ?? (days.du && today);
  if (days.du && end && days.du >= end) erreurs.du = 'La première date doit précéder la seconde.';
  if (Object.keys(erreurs).length > 0) return { moment: null, du: null, erreurs };
  const moment = end ? { au: end, connuLe: days.connu } : null;
  return { moment, du: days.du ? { au: days.du, connuLe: days.connu } : null, erreurs };
}

function refuse(typed: string, earliest: Jour | null, today: Jour): string | null {
  if (!z.iso.date().safeParse(typed).success) return 'Donnez une date, par exemple 12/06/2026.';
  if (typed > today) return 'Cette date est dans le futur : rien n’en est encore connu.';
  if (earliest && typed < earliest) return `Le schéma commence le ${formatJour(earliest)} : rien à lire avant.`;
  return null;
}

function entriesOf<T extends object>(table: T): [keyof T, T[keyof T]][] {
  return Object.entries(table) as [keyof T, T[keyof T]][];
}

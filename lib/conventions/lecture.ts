import { facettesRegistre, type Recherche } from './registre';

/** The ways of reading the same conventions. */
export const vuesConventions = ['registre', 'calendrier', 'suivi', 'montants'] as const;
export type VueConventions = (typeof vuesConventions)[number];
export const vueConventionsLabels: Record<VueConventions, string> = {
  registre: 'Registre',
  calendrier: 'Calendrier',
  suivi: 'Suivi',
  montants: 'Montants',
};

/** Rows of a page, of the register as of the other views. */
export const PAR_PAGE = 100;

/** What an address asks besides the search; an unknown view is the register, an unreadable page the first. */
export function readVue(params: URLSearchParams): { vue: VueConventions; page: number } {
  const page = params.get('page') ?? '';
  return {
    vue: vuesConventions.find((one) => one === params.get('vue')) ?? 'registre',
    page: /^[1-9][0-9]{0,5}$/.test(page) ? Number(page) : 1,
  };
}

/** The address of a view of what is searched, always written in the same order: it can be shared and compared. */
export function writeVue(asked: Recherche, { vue, page = 1 }: { vue: VueConventions; page?: number }): string {
  const params = new URLSearchParams();
  if (vue !== 'registre') params.set('vue', vue);
  if (asked.q) params.set('q', asked.q);
  for (const facette of facettesRegistre) for (const valeur of asked[facette]) params.append(facette, valeur);
  if (page > 1) params.set('page', String(page));
  const text = params.toString();
  return text && `?${text}`;
}

export type Page<T> = { lignes: T[]; page: number; pages: number; debut: number; total: number };

/** The rows of a page; a page beyond the last is the last. */
export function pageOf<T>(rows: readonly T[], asked: number): Page<T> {
  const pages = Math.max(1, Math.ceil(rows.length / PAR_PAGE));
  const page = Math.min(asked, pages);
  const debut = (page - 1) * PAR_PAGE;
  return { lignes: rows.slice(debut, debut + PAR_PAGE), page, pages, debut, total: rows.length };
}

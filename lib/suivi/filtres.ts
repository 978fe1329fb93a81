import { fold, wordsOf } from '@/lib/text';
import { hasEcart } from './proposition';
import { isEnRetard, isSansInformationRecente } from './rules';
import type { Jour } from '@/lib/clock';
import type { ActionSuivie } from './tableau';

/** Families of facets in the order of the page; each is a repeated parameter of the address. */
export const familles = [
  'axe',
  'degre',
  'statut',
  'alerte',
  'territoire',
  'scenario',
  'theme',
  'public',
  'critere',
] as const;
export type Famille = (typeof familles)[number];

export const familleLabels: Record<Famille, string> = {
  axe: 'Axe',
  degre: 'Degré de priorité',
  statut: 'Statut départemental',
  alerte: 'À regarder',
  territoire: 'Territoire',
  scenario: 'Scénario',
  theme: 'Thème',
  public: 'Public',
  critere: 'Critère',
};

export type Alerte = 'retard' | 'blocage' | 'ancienne' | 'ecart';
export const alerteLabels: Record<Alerte, string> = {
  retard: 'En retard',
  blocage: 'Bloquée',
  ancienne: 'Sans information récente',
  ecart: 'Écart avec les EPCI',
};

export type Filtres = { q: string } & Record<Famille, string[]>;
export type Facettes = Record<Famille, { valeur: string; libelle: string; nombre: number; choisie: boolean }[]>;
type Option = { valeur: string; libelle: string };

/** The filters an address asks for; unknown parameters are ignored, repeated values counted once. */
export function readFiltres(params: URLSearchParams): Filtres {
  const q = (params.get('q') ?? '').trim().slice(0, 200);
  const lists = Object.fromEntries(familles.map((famille) => [famille, [...new Set(params.getAll(famille))]]));
  return { q, ...(lists as Record<Famille, string[]>) };
}

/** The address of these filters, always written in the same order so that it can be shared and compared. */
export function writeFiltres(filtres: Filtres): string {
  const params = new URLSearchParams();
  if (filtres.q) params.set('q', filtres.q);
  for (const famille of familles) for (const valeur of [...filtres[famille]].sort()) params.append(famille, valeur);
  const text = params.toString();
  return text && `?${text}`;
}

/** Whether anything is asked at all. */
export function isFiltre(filtres: Filtres): boolean {
  return filtres.q !== '' || familles.some((famille) => filtres[famille].length > 0);
}

/** What an action answers to in each family. */
export function valeursOf(action: ActionSuivie, today: Jour): Record<Famille, string[]> {
  return {
    axe: [String(action.axe)],
    degre: [action.degrePriorite],
    statut: [action.avancement ?? 'non_renseigne'],
    alerte: [
      ...(isEnRetard(action, today) ? ['retard'] : []),
      ...(action.blocage ? ['blocage'] : []),
      ...(isSansInformationRecente(action, today) ? ['ancienne'] : []),
      ...(hasEcart(action) ? ['ecart'] : []),
    ],
    territoire: action.territoires,
    scenario: action.scenario,
    theme: action.theme,
    public: action.public,
    critere: action.critere,
  };
}

/**
 * The actions that answer: one of the values chosen in every family asked, and every word of the search in the code, title,
 * summary, holder or fiche. Also the facets, each counted under the filters of all the *other* families.
 */
export function filtrer(
  actions: readonly ActionSuivie[],
  filtres: Filtres,
  options: Record<Famille, Option[]>,
  today: Jour,
): { actions: ActionSuivie[]; facettes: Facettes } {
  const words = wordsOf(filtres.q);
  const rows = actions
    .filter(({ recherche }) => words.length === 0 || contains(fold(recherche), words))
    .map((action) => ({ action, valeurs: valeursOf(action, today) }));
  const refusals = rows.map(({ valeurs }) =>
    familles.filter((f) => filtres[f].length > 0 && !valeurs[f].some((valeur) => filtres[f].includes(valeur))),
  );
  const facettes = Object.fromEntries(
    familles.map((famille) => {
      const counts = new Map<string, number>();
      rows.forEach(({ valeurs }, i) => {
        if (refusals[i]!.some((f) => f !== famille)) return;
        for (const valeur of valeurs[famille]) counts.set(valeur, (counts.get(valeur) ?? 0) + 1);
      });
      const entries = options[famille].map((option) => ({
        ...option,
        nombre: counts.get(option.valeur) ?? 0,
        choisie: filtres[famille].includes(option.valeur),
      }));
      return [famille, entries];
    }),
  ) as Facettes;
  return { actions: rows.filter((_, i) => refusals[i]!.length === 0).map(({ action }) => action), facettes };
}

function contains(text: string, words: string[]): boolean {
  return words.every((word) => text.includes(word));
}

import { slug } from '@/lib/text';
import { ecartOf, type Ecart } from './proposition';
import { avancements, type Avancement } from './rules';
import type { ActionSuivie, EpciSuivi, Tableau } from './tableau';

/** What a cell says: the progress of the EPCI, and how it stands against the département. */
export type Case = { avancement: Avancement | null; ecart: Ecart | null };

/** One letter a cell, so that a row of the matrix travels as a word; a capital tells a gap. `.`: the EPCI is not concerned. */
export const SANS_OBJET = '.';
export const cases: Record<string, Case> = {
  n: { avancement: null, ecart: null },
  p: { avancement: 'pas_fait', ecart: null },
  e: { avancement: 'en_cours', ecart: null },
  f: { avancement: 'fait', ecart: null },
  P: { avancement: 'pas_fait', ecart: 'retrait' },
  R: { avancement: 'en_cours', ecart: 'retrait' },
  E: { avancement: 'en_cours', ecart: 'avance' },
  F: { avancement: 'fait', ecart: 'avance' },
};
const letters = new Map(Object.entries(cases).map(([letter, one]) => [keyOf(one), letter]));

/** The row of an action: one letter for each EPCI, in their order. */
export function motOf(action: Pick<ActionSuivie, 'avancement' | 'locaux'>, epcis: readonly { id: number }[]): string {
  const byEpci = new Map(action.locaux.map(({ epciId, avancement }) => [epciId, avancement]));
  return epcis
    .map(({ id }) => {
      const local = byEpci.get(id);
      if (local === undefined) return SANS_OBJET;
      return letters.get(keyOf({ avancement: local, ecart: ecartOf(action.avancement, local) }))!;
    })
    .join('');
}

/** « Fait » over the actions that concern each column of rows made by `motOf`. */
export function countFaits(mots: readonly string[], columns: number): { fait: number; sur: number }[] {
  return Array.from({ length: columns }, (_, i) => {
    const found = mots.map((mot) => mot[i]!).filter((letter) => letter !== SANS_OBJET);
    return { fait: found.filter((letter) => cases[letter]!.avancement === 'fait').length, sur: found.length };
  });
}

/** The EPCI that a narrow screen shows: the one asked for, else the one of the person, else the first. */
export function choisitEpci(
  epcis: readonly EpciSuivi[],
  asked: string,
  own: readonly (number | null)[],
): EpciSuivi | undefined {
  return epcis.find(({ sigle }) => slug(sigle) === slug(asked)) ?? epcis.find(({ id }) => own.includes(id)) ?? epcis[0];
}

/** The action and the EPCI of `cellule=13.200068765`; null when the board has no such cell. */
export function readCellule(value: string | null, { actions, epcis }: Pick<Tableau, 'actions' | 'epcis'>) {
  const [id, siren] = (value ?? '').split('.');
  const epci = epcis.find((one) => one.siren === siren);
  const action = actions.find((one) => String(one.id) === id);
  return epci && action?.locaux.some(({ epciId }) => epciId === epci.id) ? { action, epci } : null;
}

function keyOf({ avancement, ecart }: Case): string {
  return `${avancement === null ? -1 : avancements.indexOf(avancement)}${ecart ?? ''}`;
}

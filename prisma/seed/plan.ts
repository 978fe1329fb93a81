import { daysBefore, instantOf, workday } from './days.ts';
import type { Scheme } from './scheme.ts';
import { seances, type DecisionFaite, type EffetFait, type PointFait, type SeanceFaite } from './schema04/seances.ts';

export type DecisionPlacee = DecisionFaite & { annee: number; numero: number };
export type SeancePlacee = Omit<SeanceFaite, 'points'> & {
  jour: string;
  debut: string;
  fin: string;
  points: readonly (Omit<PointFait, 'decisions'> & { decisions: readonly DecisionPlacee[] })[];
};
type Context = { scheme: Scheme; anchor: string };

/** The meetings on their day, which is never off, in the order they come, their decisions numbered by body's series and year. */
export function placeSeances(context: Context): SeancePlacee[] {
  const numeros = new Map<string, number>();
  return seances
    .flatMap((fait) => {
      const jour = jourOf(context, fait);
      if (jour === null) return [];
      return [{ ...fait, jour, debut: instantOf(jour, fait.heure), fin: instantOf(jour, fait.heure + fait.duree) }];
    })
    .toSorted((a, b) => a.debut.localeCompare(b.debut))
    .map((seance) => {
      const annee = Number(seance.jour.slice(0, 4));
      const serie = `${context.scheme.epcis.has(seance.instance) ? seance.instance : ''} ${annee}`;
      const points = seance.points.map((point) => ({
        ...point,
        decisions: (point.decisions ?? []).map((decision) => {
          const numero = (numeros.get(serie) ?? 0) + 1;
          numeros.set(serie, numero);
          return { ...decision, annee, numero };
        }),
      }));
      return { ...seance, points };
    });
}

/** The decision that had this effect, and the day it was taken. */
export function decisionOf(context: Context, isEffet: (effet: EffetFait) => boolean) {
  for (const { jour, points } of placeSeances(context))
    for (const decision of points.flatMap(({ decisions }) => decisions))
      if (decision.effet && isEffet(decision.effet)) return { jour, numero: numeroOf(decision) };
  throw new Error('Aucune décision de la démonstration n’a cet effet');
}

/** '2026-04', as the target of an effect cites it. */
export function numeroOf({ annee, numero }: { annee: number; numero: number }): string {
  return `${annee}-${String(numero).padStart(2, '0')}`;
}

// before the scheme nobody met
function jourOf({ scheme, anchor }: Context, { ilYA, auPlusTot }: SeanceFaite): string | null {
  if (ilYA < 0) return workday(daysBefore(anchor, ilYA), 1);
  const jour = workday(daysBefore(anchor, ilYA), -1);
  const premier = auPlusTot === undefined ? scheme.debut : workday(daysBefore(scheme.debut, -auPlusTot), 1);
  if (jour >= premier) return jour;
  return auPlusTot === undefined ? null : premier;
}

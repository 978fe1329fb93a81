import type { IndicateurLu } from './data';

/**
 * What an indicator should be worth in a year, on the straight way from its baseline through its targets, the last of which holds on;
 * null before that way, and without a target.
 */
export function trajectoire(
  { definition, cibles }: Pick<IndicateurLu, 'definition' | 'cibles'>,
  annee: number,
): number | null {
  const points = [...(definition?.reference ? [definition.reference] : []), ...cibles].toSorted(
    (a, b) => a.annee - b.annee,
  );
  const avant = points.findLast((point) => point.annee <= annee);
  const apres = points.find((point) => point.annee >= annee);
  if (!avant || cibles.length === 0) return null;
  if (!apres) return avant.valeur;
  if (avant.annee === apres.annee) return apres.valeur;
  return avant.valeur + ((apres.valeur - avant.valeur) * (annee - avant.annee)) / (apres.annee - avant.annee);
}

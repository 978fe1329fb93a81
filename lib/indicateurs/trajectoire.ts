import type { IndicateurLu } from './data';

/** What an indicator should be worth in a year on the straight way from its baseline through its targets; null outside that way. */
export function trajectoire(
  { definition, cibles }: Pick<IndicateurLu, 'definition' | 'cibles'>,
  annee: number,
): number | null {
  const points = [...(definition?.reference ? [definition.reference] : []), ...cibles].toSorted(
    (a, b) => a.annee - b.annee,
  );
  const avant = points.findLast((point) => point.annee <= annee);
  const apres = points.find((point) => point.annee >= annee);
  if (!avant || !apres || points.length < 2) return null;
  if (avant.annee === apres.annee) return apres.valeur;
  return avant.valeur + ((apres.valeur - avant.valeur) * (annee - avant.annee)) / (apres.annee - avant.annee);
}

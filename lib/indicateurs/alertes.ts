import { formatCompte, formatListe, formatPourcent } from '@/lib/format';
import type { IndicateurLu } from './data';
import { nombreSynthese, synthetiser } from './synthese';
import { trajectoire } from './trajectoire';

export const naturesAlerte = ['manquante', 'ecart', 'non_confirmee'] as const;
export type NatureAlerte = (typeof naturesAlerte)[number];
export const natureAlerteLabels: Record<NatureAlerte, string> = {
  manquante: 'Valeur manquante',
  ecart: 'Loin de la cible',
  non_confirmee: 'Pas confirmée cette année',
};
export type Alerte = { nature: NatureAlerte; texte: string };

/** Beyond this share of what the way to the target asks for. */
const TOLERANCE = 0.25;

/** What a followed indicator calls for in a year; `sigles` names its EPCI. An incomplete total is not held against its target. */
export function alertesDe(indicateur: IndicateurLu, annee: number, sigles: ReadonlyMap<number, string>): Alerte[] {
  if (indicateur.etat !== 'actif') return [];
  return [manqueDe(indicateur, annee, sigles), ecartDe(indicateur, annee), confirmationDe(indicateur, annee)].filter(
    (alerte) => alerte !== null,
  );
}

function manqueDe(indicateur: IndicateurLu, annee: number, sigles: ReadonlyMap<number, string>): Alerte | null {
  const synthese = synthetiser(indicateur, annee);
  if (!synthese || indicateur.formule) return null;
  if (synthese.origine === 'departement' && !synthese.donnee && !indicateur.valeurs.some((one) => one.annee < annee))
    return { nature: 'manquante', texte: 'Aucune valeur.' };
  // « non disponible » was said: nothing is missing from who said it
  const dits = new Set(indicateur.valeurs.filter((one) => one.annee === annee).map(({ epciId }) => epciId));
  const muets = synthese.origine === 'epci' ? indicateur.epcis.filter((id) => !dits.has(id)) : [];
  if (muets.length === 0) return null;
  const noms = formatListe(muets.map((id) => sigles.get(id) ?? ''));
  return { nature: 'manquante', texte: `${muets.length > 1 ? 'Manquent' : 'Manque'} : ${noms}.` };
}

function ecartDe(indicateur: IndicateurLu, annee: number): Alerte | null {
  const synthese = synthetiser(indicateur, annee);
  const [nombre, attendu] = [nombreSynthese(synthese), trajectoire(indicateur, annee)];
  const sens = indicateur.definition?.sens ?? 'aucun';
  if (nombre === null || attendu === null || attendu === 0 || sens === 'aucun') return null;
  if (synthese?.origine === 'epci' && synthese.agregat.sur < synthese.agregat.attendus) return null;
  const ecart = (nombre - attendu) / Math.abs(attendu);
  if (sens === 'hausse' ? ecart >= -TOLERANCE : ecart <= TOLERANCE) return null;
  return {
    nature: 'ecart',
    texte: `${formatPourcent(Math.abs(ecart))} ${ecart < 0 ? 'sous' : 'au-dessus de'} la trajectoire.`,
  };
}

function confirmationDe(indicateur: IndicateurLu, annee: number): Alerte | null {
  if (indicateur.formule) return null;
  const cette = indicateur.valeurs.filter((one) => one.annee === annee);
  const estimees = cette.filter(({ donnee }) => donnee.isEstimee).length;
  if (estimees > 0)
    return {
      nature: 'non_confirmee',
      texte: `${formatCompte(estimees, 'valeur estimée', 'valeurs estimées')}, à confirmer.`,
    };
  const avant = Math.max(0, ...indicateur.valeurs.filter((one) => one.annee < annee).map((one) => one.annee));
  if (indicateur.definition?.echelle !== 'departement' || cette.length > 0 || avant === 0) return null;
  return { nature: 'non_confirmee', texte: `Dernière valeur : ${avant}.` };
}

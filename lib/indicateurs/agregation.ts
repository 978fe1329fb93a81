import type { Agregation, StatutDonnee } from './rules';

/** What one territory brings for a year: a value, for a percentage its two terms, or why there is none. */
export type Apport = {
  territoire: string;
  statut: StatutDonnee | 'absente';
  valeur?: number;
  numerateur?: number;
  denominateur?: number;
  /** The value, when it is a day. */
  jour?: string;
  /** The day it was given, for the last one to win. */
  le?: string;
};

export type Agregat = {
  /** Null when nothing stands, or when these values do not make one. */
  valeur: number | null;
  /** The last of the days, when these values are days. */
  jour: string | null;
  /** How many territories it stands on, and out of how many that it concerns (« 5 EPCI sur 8 »). */
  sur: number;
  attendus: number;
  /** Those that should say something and do not, « non disponible » included. */
  manquants: string[];
};

// sums in millionths: whole numbers add up the same in any order, and decimals as typed have six places at most
const MILLION = 1_000_000;
const exact = (value: number) => BigInt(Math.round(value * MILLION));
const sum = (values: readonly number[]) => Number(values.reduce((total, value) => total + exact(value), 0n)) / MILLION;

/**
 * One value for several territories, whatever their order. A territory without value is missing, never a zero; one where the
 * indicator has no object is not expected. A percentage is the ratio of the sums of its terms, in points.
 */
export function agreger(donnees: readonly Apport[], agregation: Agregation): Agregat {
  const attendues = donnees.filter(({ statut }) => statut !== 'sans_objet');
  // a percentage whose terms nobody gave cannot be weighed
  const isDite = ({ statut, denominateur }: Apport) =>
    statut === 'renseignee' && (agregation !== 'moyenne_ponderee' || denominateur !== undefined);
  const dites = attendues.filter(isDite);
  return {
    valeur: dites.length === 0 ? null : valeurDe(dites, agregation),
    jour:
      agregation === 'dernier'
        ? (dites
            .flatMap(({ jour }) => jour ?? [])
            .toSorted()
            .at(-1) ?? null)
        : null,
    sur: dites.length,
    attendus: attendues.length,
    manquants: attendues.filter((one) => !isDite(one)).map(({ territoire }) => territoire),
  };
}

function valeurDe(donnees: readonly Apport[], agregation: Agregation): number | null {
  const valeurs = donnees.map(({ valeur = 0 }) => valeur);
  switch (agregation) {
    case 'somme':
      return sum(valeurs);
    case 'max':
      return Math.max(...valeurs);
    case 'moyenne_ponderee': {
      const denominateur = sum(donnees.map((one) => one.denominateur ?? 0));
      return denominateur === 0 ? null : (100 * sum(donnees.map((one) => one.numerateur ?? 0))) / denominateur;
    }
    case 'dernier': {
      const jours = donnees.map(({ le = '' }) => le).toSorted();
      const dernieres = new Set(donnees.filter(({ le = '' }) => le === jours.at(-1)).map(({ valeur }) => valeur));
      // two territories that differ on the same last day: neither is the last
      return dernieres.size === 1 ? ([...dernieres][0] ?? null) : null;
    }
    case 'aucune':
      return null;
  }
}

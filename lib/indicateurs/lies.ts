import { composeAnnees } from './annees';
import { formatValeur } from './cellule';
import type { IndicateurLu } from './data';
import { titreOf, versionPour } from './fiche';

/** An indicator on the sheet of something else: its words, and what it is worth this year and last; null while it is not qualified. */
export type Lie = { id: number; titre: string; cette: string | null; avant: string | null };

/** The year it is and the one before, as `readIndicateurs` takes them. */
export function deuxAnnees(today: string): { annees: number[]; today: string } {
  const annee = Number(today.slice(0, 4));
  return { annees: [annee - 1, annee], today };
}

/** Those of an action, for the département. */
export function liesDeAction(lus: readonly IndicateurLu[], annee: number): Lie[] {
  return lus
    .filter(({ etat }) => etat !== 'retire')
    .map((indicateur) => {
      const composees = composeAnnees({ indicateur, epcis: [], annees: [annee - 1, annee], figees: [] });
      const motsDe = (une: number) => composees.find((one) => one.annee === une)?.valeur || null;
      return { id: indicateur.id, titre: titreOf(indicateur), cette: motsDe(annee), avant: motsDe(annee - 1) };
    });
}

/** Those that an EPCI is to say, as it said them. */
export function liesDeEpci(lus: readonly IndicateurLu[], epciId: number, annee: number): Lie[] {
  return lus.map((indicateur) => {
    const motsDe = (une: number) => {
      const valeur = indicateur.valeurs.find((one) => one.annee === une && one.epciId === epciId);
      return formatValeur(valeur?.donnee ?? null, versionPour(indicateur.definitions, une)!.type);
    };
    return { id: indicateur.id, titre: titreOf(indicateur), cette: motsDe(annee), avant: motsDe(annee - 1) };
  });
}

import { agreger, type Agregat, type Apport } from './agregation';
import type { CalculLu, IndicateurLu, ValeurLue } from './data';
import { nombreDe, type Donnee } from './rules';

/** What an indicator is worth for the whole département in a year: computed, said by the cellule, or added up from its EPCI. */
export type Synthese =
  | { origine: 'calcul'; donnee: Donnee; calcul: CalculLu }
  | { origine: 'figee'; donnee: Donnee; le: string }
  | { origine: 'departement'; donnee: Donnee | null; le: string | null }
  | { origine: 'epci'; agregat: Agregat };

const vide = { numerateur: null, denominateur: null, jour: null, commentaire: null, source: null, isEstimee: false };

/** The synthesis of a year; a frozen computed value wins over what the registry would say today. Null while it is not qualified. */
export function synthetiser(indicateur: IndicateurLu, annee: number): Synthese | null {
  const { definition, formule, epcis } = indicateur;
  if (!definition) return null;
  const valeurs = indicateur.valeurs.filter((valeur) => valeur.annee === annee);
  const figee = valeurs.find(({ isCalculee }) => isCalculee);
  if (figee) return { origine: 'figee', donnee: figee.donnee, le: figee.le };
  const calcul = indicateur.calculs.find((one) => one.annee === annee);
  if (formule) {
    if (!calcul) return { origine: 'departement', donnee: null, le: null };
    const isOui = definition.type === 'oui_non';
    const donnee: Donnee = {
      ...vide,
      statut: 'renseignee',
      valeur: isOui ? null : calcul.valeur,
      graduation: isOui ? (calcul.valeur > 0 ? 'oui' : 'non') : null,
    };
    return { origine: 'calcul', donnee, calcul };
  }
  if (definition.echelle === 'departement') {
    const valeur = valeurs.find(({ epciId }) => epciId === null);
    return { origine: 'departement', donnee: valeur?.donnee ?? null, le: valeur?.le ?? null };
  }
  const parEpci = new Map(valeurs.map((valeur) => [valeur.epciId, valeur]));
  return {
    origine: 'epci',
    agregat: agreger(
      epcis.map((epci) => apportDe(epci, parEpci.get(epci))),
      definition.agregation,
    ),
  };
}

function apportDe(epci: number, valeur: ValeurLue | undefined): Apport {
  const territoire = String(epci);
  if (!valeur) return { territoire, statut: 'absente' };
  const { statut, numerateur, denominateur, jour } = valeur.donnee;
  const nombre = nombreDe(valeur.donnee);
  return {
    ...{ territoire, statut },
    ...(nombre !== null && { valeur: nombre }),
    ...(numerateur !== null && denominateur !== null && { numerateur, denominateur }),
    ...(jour !== null && { jour }),
    le: valeur.le,
  };
}

/** The number a synthesis is compared by; null for a day, a word, or nothing. */
export function nombreSynthese(synthese: Synthese | null): number | null {
  if (!synthese) return null;
  if (synthese.origine === 'epci') return synthese.agregat.valeur;
  return synthese.donnee && nombreDe(synthese.donnee);
}

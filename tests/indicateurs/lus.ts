import type { DefinitionLue, IndicateurLu, ValeurLue } from '@/lib/indicateurs/data';
import type { Donnee } from '@/lib/indicateurs/rules';

/** A count of places, EPCI by EPCI, that should rise. */
export const definition: DefinitionLue = {
  ...{
    numero: 1,
    desAnnee: 2025,
    libelle: 'Lieux',
    type: 'nombre',
    unite: 'lieux',
    echelle: 'epci',
    agregation: 'somme',
  },
  ...{ sens: 'hausse', periodicite: 'annuelle', graduations: [], source: null, reference: null },
};

const vide = { valeur: null, numerateur: null, denominateur: null, jour: null, graduation: null };

export const donnee = (statut: Donnee['statut'], valeur: number | null = null, isEstimee = false): Donnee => ({
  ...{ ...vide, statut, valeur, commentaire: null, source: null, isEstimee },
});

export const valeur = (epciId: number | null, dite: Donnee, annee = 2025): ValeurLue => ({
  ...{ annee, epciId, le: '2026-01-15', isCalculee: false, donnee: dite },
});

/** An indicator of three EPCI that nobody has said anything of; `definitions` last is the one in force. */
export function indicateurLu(change: Partial<IndicateurLu> = {}): IndicateurLu {
  const definitions = change.definitions ?? [definition];
  return {
    ...{ id: 1, revision: 1, etat: 'actif', motifEtat: null, libelleSource: null, issuDeId: null, formule: null },
    ...{ proprietaire: null, action: null, cibles: [], epcis: [1, 2, 3], valeurs: [], calculs: [] },
    ...{ definition: definitions.at(-1) ?? null, definitions, ...change },
  };
}

export const epcis = [
  { id: 1, sigle: 'JLVD', nom: 'Jabron Lure Vançon Durance' },
  { id: 2, sigle: 'DLVA', nom: 'Durance Luberon Verdon' },
  { id: 3, sigle: 'PAA', nom: 'Provence Alpes' },
];

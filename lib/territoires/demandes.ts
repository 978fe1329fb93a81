import type { Jour } from '@/lib/clock';
import { isEnRetard } from '@/lib/suivi/rules';
import type { ActionTerritoire, FicheTerritoire } from './fiche-territoire';
import { naturesMandat, titulaires, type NatureMandat } from './rules';

/** What is expected of an EPCI now; the counts are null for who does not read what it sends. */
export type Demandes = {
  lignes: { manquantes: number; attendues: number; retournees: ActionTerritoire[]; corrections: number } | null;
  vacants: NatureMandat[];
};

/** What the current campaign and the mandates ask of an EPCI on a day. */
export function demandesOf(
  { actions, mandats, campagne, can }: Pick<FicheTerritoire, 'actions' | 'mandats' | 'campagne' | 'can'>,
  today: Jour,
): Demandes {
  const of = (etape: ActionTerritoire['etape']) => actions.filter((action) => action.etape === etape);
  return {
    lignes:
      campagne && can.lireRemontee
        ? {
            manquantes: of('a_remplir').length,
            attendues: actions.length,
            retournees: of('retourne'),
            corrections: actions.filter(({ isCorrectionDemandee }) => isCorrectionDemandee).length,
          }
        : null,
    vacants: naturesMandat.filter((nature) => titulaires(mandats, nature, today).length === 0),
  };
}

/** The actions of the EPCI that are late for the département, or blocked, on a day. */
export function enDifficulte(actions: readonly ActionTerritoire[], today: Jour): ActionTerritoire[] {
  return actions.filter((action) => action.blocage !== null || isEnRetard({ ...action, ...suivie }, today));
}

const suivie = { etat: 'active' as const, confirmeLe: null };

import type { Mutations } from '@/components/suivi/geste';
import {
  changerStatut,
  confirmerStatut,
  corrigerStatut,
  declarerBlocage,
  leverBlocage,
  marquerJalon,
} from './actions/[id]/mutations';

/** The gestures of the cellule, shared by the board and the sheet. */
export const gestes: Mutations = {
  changer: changerStatut,
  confirmer: confirmerStatut,
  corriger: corrigerStatut,
  declarer: declarerBlocage,
  lever: leverBlocage,
  jalon: marquerJalon,
  rouvrir: marquerJalon,
};

import { addYears, format, parseISO } from 'date-fns';
import type { Jour } from '@/lib/clock';

/** The competences that the scheme follows (fiches 04, action 1-B-1 and 6-B-2). */
export const competences = [
  'msap',
  'action_sociale',
  'equipements_culturels_sportifs',
  'ram_petite_enfance',
  'transports',
  'autre',
] as const;
export type Competence = (typeof competences)[number];
export const competenceLabels: Record<Competence, string> = {
  msap: 'Maisons de services au public',
  action_sociale: 'Action sociale',
  equipements_culturels_sportifs: 'Équipements culturels et sportifs',
  ram_petite_enfance: 'Relais et petite enfance',
  transports: 'Transports',
  autre: 'Autre',
};

export const caracteres = ['obligatoire', 'optionnelle', 'facultative'] as const;
export type Caractere = (typeof caracteres)[number];
export const caractereLabels: Record<Caractere, string> = {
  obligatoire: 'Obligatoire',
  optionnelle: 'Optionnelle',
  facultative: 'Facultative',
};

/** A competence of an EPCI as everyone of the scheme reads it, operators apart. */
export type CompetenceLue = {
  id: number;
  revision: number;
  competence: Competence;
  /** What « autre » is. */
  precision: string | null;
  caractere: Caractere;
  priseLe: Jour;
  deliberation: string | null;
  interetDefiniLe: Jour | null;
  /** The first day on which the EPCI no longer holds it. */
  rendueLe: Jour | null;
};

/** Whether the EPCI holds it on a day. */
export function isDetenue({ priseLe, rendueLe }: Pick<CompetenceLue, 'priseLe' | 'rendueLe'>, jour: Jour): boolean {
  return priseLe <= jour && (rendueLe === null || jour < rendueLe);
}

/**
 * The day by which the intérêt communautaire is to be defined, two years after the competence took effect (CGCT, art. L5214-16 IV and
 * L5216-5 III); null when it is defined, given back, or of a competence that has none.
 */
export function interetAttendu(competence: CompetenceLue): Jour | null {
  if (competence.interetDefiniLe || competence.rendueLe || competence.caractere === 'facultative') return null;
  return format(addYears(parseISO(competence.priseLe), 2), 'yyyy-MM-dd');
}

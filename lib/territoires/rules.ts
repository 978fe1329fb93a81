import { addDays, format, parseISO } from 'date-fns';
import type { Jour } from '@/lib/clock';
import type { Role } from '@/lib/access/roles';
import { avancements, type Avancement } from '@/lib/suivi/rules';

export const naturesMandat = ['referent_technique', 'elu_referent'] as const;
export type NatureMandat = (typeof naturesMandat)[number];
export const natureMandatLabels: Record<NatureMandat, string> = {
  referent_technique: 'Référent technique',
  elu_referent: 'Élu référent',
};

/** The right that the holder of a mandate needs to do their part in the application. */
export const roleOfMandat: Record<NatureMandat, Role> = {
  referent_technique: 'referent_epci',
  elu_referent: 'elu_epci',
};

export const natureEpciLabels: Record<string, string> = {
  CC: 'Communauté de communes',
  CA: 'Communauté d’agglomération',
  CU: 'Communauté urbaine',
  METRO: 'Métropole',
};

/** A mandate as everyone of the scheme reads it; its last day is included. */
export type Mandat = {
  id: number;
  nature: NatureMandat;
  prenom: string;
  nom: string;
  fonction: string | null;
  debut: Jour;
  fin: Jour | null;
  motifCumul: string | null;
};
type Dates = Pick<Mandat, 'debut' | 'fin'>;
export type EtatMandat = 'en_cours' | 'a_venir' | 'termine';

/** Where a mandate stands on a day. */
export function etatMandat({ debut, fin }: Dates, today: Jour): EtatMandat {
  if (fin !== null && fin < today) return 'termine';
  return debut > today ? 'a_venir' : 'en_cours';
}

/** Those who hold the mandate on a day, the longest in office first: nobody, one, or several when a reason was given. */
export function titulaires<M extends Pick<Mandat, 'nature' | 'debut' | 'fin'>>(
  mandats: readonly M[],
  nature: NatureMandat,
  today: Jour,
): M[] {
  return mandats
    .filter((mandat) => mandat.nature === nature && etatMandat(mandat, today) === 'en_cours')
    .sort((a, b) => a.debut.localeCompare(b.debut));
}

/** The first day without a holder, for a mandate that nobody holds today; null when nobody ever held it. */
export function vacantDepuis(
  mandats: readonly Pick<Mandat, 'nature' | 'debut' | 'fin'>[],
  nature: NatureMandat,
  today: Jour,
): Jour | null {
  const ends = mandats.flatMap((mandat) =>
    mandat.nature === nature && etatMandat(mandat, today) === 'termine' ? [mandat.fin!] : [],
  );
  return ends.length === 0 ? null : jourDecale(ends.sort().at(-1)!, 1);
}

/** The day `n` days after another, before it when negative. */
export function jourDecale(jour: Jour, n: number): Jour {
  return format(addDays(parseISO(jour), n), 'yyyy-MM-dd');
}

export type Ecart = 'avance' | 'retrait';
export const ecartLabels: Record<Ecart, string> = { avance: 'Plus avancé ici', retrait: 'Moins avancé ici' };

/** How the EPCI stands against the département on one action; null when both say the same, or when one says nothing. */
export function ecartOf(departemental: Avancement | null, local: Avancement | null): Ecart | null {
  if (departemental === null || local === null || departemental === local) return null;
  return avancements.indexOf(local) > avancements.indexOf(departemental) ? 'avance' : 'retrait';
}

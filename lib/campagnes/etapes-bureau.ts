import type { LigneBureau } from './bureau-lignes';
import type { Comptes } from './rules';

/** The lines that the desk shows, as its address says. */
export const etapesBureau = ['a_examiner', 'retourne', 'valide', 'manquante', 'tout'] as const;
export type EtapeBureau = (typeof etapesBureau)[number];
export const etapeBureauLabels: Record<EtapeBureau, string> = {
  a_examiner: 'À examiner',
  retourne: 'Retournées',
  valide: 'Validées',
  manquante: 'Manquantes',
  tout: 'Toutes',
};

const etapeOf: Record<LigneBureau['etape'], EtapeBureau> = {
  transmis: 'a_examiner',
  retourne: 'retourne',
  valide: 'valide',
  a_remplir: 'manquante',
};

/** The stage an address asks for; what is to examine when it says nothing known. */
export function readEtape(text: string | null): EtapeBureau {
  return etapesBureau.find((etape) => etape === text) ?? 'a_examiner';
}

/** Whether the line is among those that the stage shows. */
export function isMontree({ etape }: Pick<LigneBureau, 'etape'>, asked: EtapeBureau): boolean {
  return asked === 'tout' || etapeOf[etape] === asked;
}

/** The year an address asks for (`?campagne=2025`); null when it says none. */
export function readAnnee(text: string | null): number | null {
  return text && /^[0-9]{4}$/.test(text) ? Number(text) : null;
}

/** Counts by stage; the missing ones are what was neither sent, returned nor validated. */
export function countEtapes({ attendues, transmises, retournees, validees }: Comptes): Record<EtapeBureau, number> {
  const manquante = attendues - transmises - retournees - validees;
  return { a_examiner: transmises, retourne: retournees, valide: validees, manquante, tout: attendues };
}

/** The counts of several EPCI together. */
export function sumComptes(all: readonly Comptes[]): Comptes {
  const sum = (key: keyof Comptes) => all.reduce((total, one) => total + one[key], 0);
  return {
    attendues: sum('attendues'),
    transmises: sum('transmises'),
    retournees: sum('retournees'),
    validees: sum('validees'),
  };
}

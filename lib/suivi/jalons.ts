import type { Jour } from '@/lib/clock';
import type { ActionSuivie } from './tableau';

/** A milestone of an action at the moment read. */
export type JalonLu = {
  id: number;
  actionId: number;
  libelle: string;
  debut: Jour | null;
  fin: Jour;
  faitLe: Jour | null;
};

/** `sans_suite`: over and not done, but its action is done or withdrawn, so that nobody is late. */
export type EtatJalon = 'retard' | 'a_venir' | 'fait' | 'sans_suite';
export type JalonSuivi = JalonLu & { etat: EtatJalon; action: ActionSuivie };
export type Trimestre = { cle: string; titre: string; jalons: JalonSuivi[] };

export type Calendrier = {
  retards: JalonSuivi[];
  /** The quarter of the day read, then the next ones that have milestones. */
  trimestres: Trimestre[];
  /** Quarters gone, newest first, with what was done in time or is no longer expected. */
  passes: Trimestre[];
  sansJalon: number;
};

/** The milestones of these actions by quarter of their term: what is late stands apart, whatever its quarter. */
export function dresseCalendrier(
  jalons: readonly JalonLu[],
  actions: readonly ActionSuivie[],
  today: Jour,
): Calendrier {
  const byId = new Map(actions.map((action) => [action.id, action]));
  const own = jalons.flatMap((jalon): JalonSuivi[] => {
    const action = byId.get(jalon.actionId);
    return action ? [{ ...jalon, action, etat: etatOf(jalon, action, today) }] : [];
  });
  const now = trimestreOf(today);
  const rest = own.filter(({ etat }) => etat !== 'retard');
  const withJalon = new Set(own.map(({ actionId }) => actionId));
  return {
    retards: own.filter(({ etat }) => etat === 'retard'),
    trimestres: byTrimestre(rest.filter(({ fin }) => trimestreOf(fin) >= now)),
    passes: byTrimestre(rest.filter(({ fin }) => trimestreOf(fin) < now)).reverse(),
    sansJalon: actions.filter(({ id }) => !withJalon.has(id)).length,
  };
}

/** « 1er trimestre 2026 ». */
function titreTrimestre(cle: string): string {
  const [annee, rang] = cle.split('-');
  return `${rang === '1' ? '1er' : `${rang}e`} trimestre ${annee}`;
}

/** '2026-1' for the first quarter of 2026: such keys sort as the quarters do. */
export function trimestreOf(jour: Jour): string {
  return `${jour.slice(0, 4)}-${Math.ceil(Number(jour.slice(5, 7)) / 3)}`;
}

function etatOf({ fin, faitLe }: JalonLu, { etat, avancement }: ActionSuivie, today: Jour): EtatJalon {
  if (faitLe) return 'fait';
  if (fin >= today) return 'a_venir';
  return etat === 'active' && avancement !== 'fait' ? 'retard' : 'sans_suite';
}

function byTrimestre(jalons: JalonSuivi[]): Trimestre[] {
  return [...new Set(jalons.map(({ fin }) => trimestreOf(fin)))]
    .toSorted()
    .map((cle) => ({ cle, titre: titreTrimestre(cle), jalons: jalons.filter(({ fin }) => trimestreOf(fin) === cle) }));
}

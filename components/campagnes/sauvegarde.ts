import {
  debutSaisie,
  isMemeSaisie,
  saisieOf,
  type Autre,
  type Enregistrement,
  type LigneRemontee,
} from '@/lib/campagnes/saisie';
import type { Saisie } from '@/lib/campagnes/rules';
import type { Outcome } from '@/lib/outcome';
import type { Reserve } from './reserve';

/** What was typed on a line since the page was drawn; `autre` when a colleague wrote on it meanwhile. */
export type Frappe = { saisie: Saisie; revision: number; isAEnregistrer: boolean; autre?: Autre };
type Frappes = Readonly<Record<number, Frappe>>;
type Envoi = { actionId: number; revision: number; saisie: Saisie };

/** How safe what is on the screen is. */
export type EtatSauvegarde =
  { nature: 'enregistre' | 'en_cours' | 'conflit' | 'hors_ligne' | 'session' } | { nature: 'refus'; message: string };

export type Save = (lines: Envoi[]) => Promise<Outcome<Enregistrement>>;

const PAUSE = 500;
const RELANCES = [2_000, 5_000, 10_000, 20_000];

/**
 * Drafts kept as they are typed: at once in this browser's reserve, then on the server, several lines a call and one call
 * at a time. A closed tab, a lost network or an expired session lose nothing: what the server has not acknowledged stays
 * in the reserve and leaves again when it can.
 */
export function createSauvegarde({ save, reserve }: { save: Save; reserve: Reserve }) {
  let state: { frappes: Frappes; etat: EtatSauvegarde } = { frappes: {}, etat: { nature: 'enregistre' } };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flight: Promise<void> | undefined;
  let failures = 0;
  // until it has been read, the reserve is not ours to empty
  let isResumed = false;
  const listeners = new Set<() => void>();

  const show = (change: Partial<typeof state>) => {
    state = { ...state, ...change };
    if (change.frappes && isResumed) reserve.keep(unsaved().map(toEnvoi));
    for (const listener of listeners) listener();
  };
  const set = (actionId: number, frappe: Frappe) => show({ frappes: { ...state.frappes, [actionId]: frappe } });
  const unsaved = () => Object.entries(state.frappes).filter(([, { isAEnregistrer }]) => isAEnregistrer);
  /** What may leave: a line in conflict waits for its author. */
  const pending = () =>
    unsaved()
      .filter(([, { autre }]) => !autre)
      .map(toEnvoi);
  /** Nothing is left to send: all is saved, but for the lines that wait for a choice. */
  const rest = () => show({ etat: { nature: unsaved().length > 0 ? 'conflit' : 'enregistre' } });
  const plan = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delay);
  };

  /** Sends what waits; true when nothing is left to send. */
  async function flush(): Promise<boolean> {
    clearTimeout(timer);
    while (flight) await flight;
    const sent = pending();
    if (sent.length === 0) {
      rest();
      return true;
    }
    show({ etat: { nature: 'en_cours' } });
    flight = attempt(sent).finally(() => (flight = undefined));
    await flight;
    return state.etat.nature === 'en_cours' ? flush() : pending().length === 0;
  }

  async function attempt(sent: Envoi[]): Promise<void> {
    // null: the server could not be reached, or failed
    const outcome = await save(sent).catch(() => null);
    if (outcome?.etat === 'fait') {
      failures = 0;
      acknowledge(sent, outcome.data!);
      return pending().length > 0 ? show({ etat: { nature: 'en_cours' } }) : rest();
    }
    show({ etat: failureOf(outcome) });
    plan(RELANCES[Math.min(failures++, RELANCES.length - 1)]!);
  }

  function acknowledge(sent: Envoi[], { lignes, conflits }: Enregistrement): void {
    const next = { ...state.frappes };
    for (const { actionId, revision } of lignes) {
      const frappe = next[actionId]!;
      // typed on meanwhile: the new revision is known, the rest leaves with the next call
      const isSame = sent.some((line) => line.actionId === actionId && line.saisie === frappe.saisie);
      next[actionId] = { ...frappe, revision, isAEnregistrer: !isSame };
    }
    for (const { actionId, autre } of conflits) next[actionId] = { ...next[actionId]!, autre };
    show({ frappes: next });
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: () => state,
    isUnsaved: () => unsaved().length > 0,
    flush,
    /** Keeps what is typed on a line; `revision` is the draft's as the page drew it. */
    write(actionId: number, saisie: Saisie, revision: number): void {
      const before = state.frappes[actionId];
      set(actionId, { revision, ...before, saisie, isAEnregistrer: true });
      if (failures > 0) return; // the next attempt is already planned
      if (state.etat.nature === 'enregistre' || state.etat.nature === 'conflit') show({ etat: { nature: 'en_cours' } });
      plan(PAUSE);
    },
    /** Settles a conflict: one's own version goes on top of the colleague's, or gives way to it. */
    settle(actionId: number, isMienne: boolean): void {
      const { saisie, autre } = state.frappes[actionId]!;
      if (!autre) return;
      const revision = 'revision' in autre ? autre.revision : 0;
      if (isMienne) set(actionId, { saisie, revision, isAEnregistrer: true });
      else if ('revision' in autre) set(actionId, { saisie: saisieOf(autre), revision, isAEnregistrer: false });
      else show({ frappes: without(state.frappes, ([id]) => Number(id) === actionId) });
      void flush();
    },
    /** What an earlier visit could not send leaves now. */
    resume(lignes: readonly LigneRemontee[]): void {
      const kept = reserve.read();
      isResumed = true;
      const found = lignes.flatMap((ligne): [number, Frappe][] => {
        const left = kept[ligne.actionId];
        if (!left || isMemeSaisie(left.saisie, ligne.brouillon ?? debutSaisie(ligne))) return [];
        return [[ligne.actionId, { ...left, isAEnregistrer: true }]];
      });
      show({ frappes: { ...Object.fromEntries(found), ...state.frappes } });
      if (found.length > 0) void flush();
    },
    /** The server drew the page again: what it holds replaces what was acknowledged here. */
    redraw(): void {
      show({ frappes: without(state.frappes, ([, { isAEnregistrer, autre }]) => !isAEnregistrer && !autre) });
    },
    stop: () => clearTimeout(timer),
  };
}

function toEnvoi([actionId, { saisie, revision }]: [string, Frappe]): Envoi {
  return { actionId: Number(actionId), revision, saisie };
}

function without(frappes: Frappes, isGone: (entry: [string, Frappe]) => boolean): Frappes {
  return Object.fromEntries(Object.entries(frappes).filter((entry) => !isGone(entry)));
}

function failureOf(outcome: Exclude<Outcome<Enregistrement>, { etat: 'fait' }> | null): EtatSauvegarde {
  if (!outcome) return { nature: 'hors_ligne' };
  if (outcome.etat === 'session') return { nature: 'session' };
  return {
    nature: 'refus',
    message: outcome.etat === 'erreurs' ? Object.values(outcome.erreurs).join(' ') : outcome.message,
  };
}

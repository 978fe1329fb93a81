import type { Outcome } from '@/lib/outcome';
import type { VersionEcrite } from '@/lib/referentiel/garde';

export type Champs = Readonly<Record<string, string>>;
/** What the server knows of the row: null before its first saving. */
export type Ligne = { id: number; revision: number } | null;
export type EtatGarde = {
  champs: Champs;
  /** 'vierge': nothing is stored of it, nothing was typed. */
  nature: 'vierge' | 'garde' | 'attente' | 'conflit' | 'panne' | 'refus';
  message: string;
  /** What somebody else wrote meanwhile; null when they took the row off. */
  autre: (VersionEcrite & { id?: number }) | null;
};
type Save = (champs: Champs, ligne: Ligne) => Promise<Outcome<Ligne>>;
/** What this tab keeps until the server acknowledges it. */
type Reserve = { keep: (champs: Champs) => void; read: () => Champs | null; forget: () => void };

const PAUSE = 600;
const RELANCE = 4_000;

/**
 * A row saved as it is typed, one call at a time, each saving naming the revision it read: nothing that was typed is lost, and
 * what somebody else wrote is shown, never overwritten.
 */
export function createGarde({
  champs,
  ligne: lue,
  save,
  reserve,
}: {
  champs: Champs;
  ligne: Ligne;
  save: Save;
  reserve: Reserve;
}) {
  let state: EtatGarde = { champs, nature: lue ? 'garde' : 'vierge', message: '', autre: null };
  let ligne = lue;
  let isSale = false;
  let isParti = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();
  const show = (change: Partial<EtatGarde>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const plan = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delay);
  };

  async function flush(): Promise<void> {
    clearTimeout(timer);
    if (isParti || !isSale || state.nature === 'conflit') return;
    isParti = true;
    const sent = state.champs;
    const outcome = await save(sent, ligne).catch(() => null);
    isParti = false;
    if (outcome?.etat === 'fait') acknowledge(sent, outcome.data ?? null);
    else if (outcome?.etat === 'conflit')
      show({ nature: 'conflit', autre: (outcome.versions as VersionEcrite) ?? null });
    else if (outcome?.etat === 'erreurs') show({ nature: 'refus', message: Object.values(outcome.erreurs).join(' ') });
    else {
      show({ nature: 'panne', message: outcome?.message ?? 'Le serveur ne répond pas.' });
      plan(RELANCE);
    }
  }

  function acknowledge(sent: Champs, acknowledged: Ligne): void {
    ligne = acknowledged;
    if (state.champs !== sent) return plan(0);
    isSale = false;
    reserve.forget();
    show({ nature: 'garde', message: '' });
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: () => state,
    isSale: () => isSale,
    /** The row as last acknowledged, for what is done to it as a whole. */
    ligne: () => ligne,
    flush,
    /** Keeps what is typed; at once when nothing more is coming (a choice, the end of a field). */
    write(change: Champs, isAussitot = false): void {
      isSale = true;
      show({
        champs: { ...state.champs, ...change },
        ...(state.nature !== 'conflit' && { nature: 'attente' as const }),
      });
      reserve.keep(state.champs);
      if (state.nature !== 'conflit') plan(isAussitot ? 0 : PAUSE);
    },
    /** What an earlier visit could not send leaves now. */
    resume(): void {
      const kept = reserve.read();
      if (kept && JSON.stringify(kept) !== JSON.stringify(state.champs)) this.write(kept);
    },
    /** The page was drawn again: what a colleague wrote comes in where nothing is being typed. */
    redraw(fresh: Champs, place: Ligne): void {
      const isAncien = place && ligne && place.revision < ligne.revision;
      if (isSale || isParti || isAncien) return;
      ligne = place;
      if (JSON.stringify(fresh) !== JSON.stringify(state.champs)) show({ champs: fresh, nature: 'garde' });
    },
    /** Settles a conflict: one's own version goes on top of the other's, or gives way to it. */
    settle(isMienne: boolean): void {
      const { autre } = state;
      const id = autre?.id ?? ligne?.id;
      ligne = autre && id ? { id, revision: autre.revision } : null;
      if (isMienne) {
        show({ nature: 'attente', autre: null });
        return plan(0);
      }
      // a row that they took off leaves its fields empty
      const theirs = autre
        ? autre.champs.map(({ nom, valeur }) => [nom, valeur])
        : Object.keys(state.champs).map((nom) => [nom, '']);
      isSale = false;
      reserve.forget();
      show({ champs: { ...state.champs, ...Object.fromEntries(theirs) }, nature: 'garde', autre: null });
    },
    /** Gives up what was typed and not sent. */
    abandon(): void {
      clearTimeout(timer);
      isSale = false;
      reserve.forget();
    },
  };
}

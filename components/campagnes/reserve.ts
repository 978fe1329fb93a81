import type { Saisie } from '@/lib/campagnes/rules';

type Gardee = { actionId: number; revision: number; saisie: Saisie };
export type Reserve = ReturnType<typeof reserveOf>;

/**
 * The browser's own copy of what the server has not acknowledged yet; it outlives the tab. It empties line by line as the
 * server answers, and is kept apart for each person, scheme and EPCI.
 */
export function reserveOf(cle: string) {
  const name = `maillage:remontee:${cle}`;
  return {
    read(): Record<number, Gardee> {
      try {
        const kept = JSON.parse(localStorage.getItem(name) ?? '[]') as Gardee[];
        return Object.fromEntries(kept.map((line) => [line.actionId, line]));
      } catch {
        return {}; // storage refused by the browser, or not ours
      }
    },
    keep(lines: Gardee[]): void {
      try {
        if (lines.length > 0) localStorage.setItem(name, JSON.stringify(lines));
        else localStorage.removeItem(name);
      } catch {
        // storage full or refused: the server is the only copy
      }
    },
  };
}

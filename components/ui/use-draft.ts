import { useMemo } from 'react';

export type Draft = {
  read: (field: string) => string | undefined;
  write: (field: string, value: string) => void;
  forget: () => void;
};

/**
 * What is being typed, kept in this tab until it is saved: closing the dialog, going back or an expired session lose
 * nothing. Session storage, so that it goes with the tab.
 */
export function useDraft(key: string): Draft {
  return useMemo(() => {
    const name = `maillage:${key}`;
    const load = (): Record<string, string> => {
      try {
        return JSON.parse(sessionStorage.getItem(name) ?? '{}') as Record<string, string>;
      } catch {
        return {}; // storage refused by the browser
      }
    };
    return {
      read: (field: string) => load()[field],
      write: (field: string, value: string) => {
        try {
          sessionStorage.setItem(name, JSON.stringify({ ...load(), [field]: value }));
        } catch {
          // storage full or refused: typing goes on
        }
      },
      forget: () => sessionStorage.removeItem(name),
    };
  }, [key]);
}

'use client';

import { useSyncExternalStore } from 'react';
import { Toast } from './toast';

let current: { message: string } | null = null;
const listeners = new Set<() => void>();
const show = (message: string | null) => {
  current = message === null ? null : { message };
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const close = () => show(null);

/** Says in a few words that something is done, whatever becomes of the button that asked for it. */
export function announce(message: string): void {
  show(message);
}

/** Where it is said: once on every page, outside what is drawn again. */
export function Annonces() {
  const said = useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  );
  return said && <Toast message={said.message} onClose={close} />;
}

import { env } from './env';

/** A calendar day in Europe/Paris, 'YYYY-MM-DD'. */
export type Jour = string;

/** The current instant; tests fix it with MAILLAGE_MAINTENANT. The only reader of time. */
export function now(): Date {
  const fixed = env().MAILLAGE_MAINTENANT;
  return fixed ? new Date(fixed) : new Date();
}

/** The day it is in Europe/Paris, whatever the server's own time zone. */
export function today(): Jour {
  return jourOf(now());
}

// Swedish writes its days as ISO does
const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/** The day of an instant in Europe/Paris. */
export function jourOf(instant: Date): Jour {
  return paris.format(instant);
}

/** A day as the database wants it (midnight UTC). */
export function fromJour(jour: Jour): Date {
  return new Date(`${jour}T00:00:00Z`);
}

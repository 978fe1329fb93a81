import { createHash, randomBytes } from 'node:crypto';

export type NatureLien = 'invitation' | 'reinitialisation';

/** How long a one-time link works, in hours: long enough for a colleague on leave, shorter once an account is in use. */
export const heures: Record<NatureLien, number> = { invitation: 7 * 24, reinitialisation: 24 };

/** A new secret for an address (256 bits); only its fingerprint is kept. */
export function createJeton(): string {
  return randomBytes(32).toString('base64url');
}

/** What the base knows of a secret. */
export function empreinteOf(jeton: string): string {
  return createHash('sha256').update(jeton).digest('hex');
}

import { hash, verify } from '@node-rs/argon2';

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id fingerprint of a password (OWASP minimum: 19 MiB, two passes). */
export function hashPassword(clear: string): Promise<string> {
  return hash(clear, cost);
}

/** Whether this password gave this fingerprint. */
export function verifyPassword(empreinte: string, clear: string): Promise<boolean> {
  return verify(empreinte, clear);
}

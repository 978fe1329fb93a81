import { hash, verify } from '@node-rs/argon2';

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id fingerprint of a password (OWASP minimum: 19 MiB, two passes). */
export function hashPassword(clear: string): Promise<string> {
  return hash(clear, cost);
}

/** Whether this password gave this fingerprint; without one, takes the same time and says no. */
export async function verifyPassword(empreinte: string | null, clear: string): Promise<boolean> {
  // waited for on both paths: the first attempt of all must not tell them apart
  const other = await (decoy ??= hashPassword('a password nobody has'));
  const matches = await verify(empreinte ?? other, clear);
  return empreinte !== null && matches;
}

let decoy: Promise<string> | undefined;

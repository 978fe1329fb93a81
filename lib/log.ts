import { now } from './clock';

type Details = Record<string, string | number | null | undefined>;

/** One JSON line on the error output; no personal data beyond the user id. */
export function logError(error: unknown, details: Details = {}): void {
  const { name, message, digest } = error as Error & { digest?: string };
  write({ niveau: 'erreur', nom: name, message: String(message).slice(0, 500), reference: digest, ...details });
}

function write(line: Details): void {
  process.stderr.write(`${JSON.stringify({ quand: now().toISOString(), ...line })}\n`);
}

/** A failure the person at the keyboard can act upon: its message is shown alone, in French, without a stack. */
export class Panne extends Error {}

/** Runs a command to its end: a `Panne` is said in one sentence, anything else is a bug and keeps its stack; both exit 1. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Panne ? `\n✗ ${error.message}` : error);
    process.exitCode = 1;
  }
}

/** The `code` of a system or PostgreSQL error, if it has one. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

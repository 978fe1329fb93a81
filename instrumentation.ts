import type { Instrumentation } from 'next';

/** Every fault of a page or mutation goes to the log with the reference that the person was shown. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { logError } = await import('./lib/log');
  logError(error, {
    requete: firstOf(request.headers['x-request-id']),
    methode: request.method,
    adresse: request.path.split('?')[0],
    route: context.routePath,
  });
};

/** Once a server: what has passed its time leaves, then every day. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { purgeDaily } = await import('./lib/purge');
  purgeDaily();
}

function firstOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

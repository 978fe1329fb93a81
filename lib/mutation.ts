import 'server-only';
import { refresh } from 'next/cache';
import { z } from 'zod';
import type { Viewer } from './access/can';
import { getViewer } from './access/viewer';
import { today, type Jour } from './clock';
import { asViewer, type ViewerDb, type WriteDb } from './db';
import { ChampRefuse, Conflit, Introuvable, Refus, SessionFinie } from './errors';
import { logRefusal } from './access/log';
import type { Outcome } from './outcome';
import { withoutNul } from './text';

type Context<D extends ViewerDb> = { viewer: Viewer; db: D; today: Jour };
type Definition<S extends z.ZodType, T> = {
  /** Name in the access log and in the matrix. */
  name: string;
  input: S;
  /** The data are a secret shown once: nothing of them is kept with the one-time key. */
  isSecret?: boolean;
  /** The page already shows what is written (it saves as one types): it is not drawn again. */
  isQuiet?: boolean;
  /** Does the work in one transaction; returns the sentence shown, and data the page needs. Throws Refus, Introuvable, Conflit. */
  run: (context: Context<WriteDb>, input: z.output<S>) => Promise<{ message: string; data?: T }>;
  /** Field errors that only the database can tell. */
  conflict?: (context: Context<ViewerDb>, input: z.output<S>) => Promise<unknown>;
};

/**
 * The only way to export a server action: viewer, parse, run, typed outcome. A form carries a one-time key `cle`: the
 * same key twice does the work once and answers the same.
 */
export function mutation<S extends z.ZodType, T = undefined>(definition: Definition<S, T>) {
  return async function submit(_previous: unknown, form: FormData): Promise<Outcome<T>> {
    const outcome = await perform(await getViewer(), definition, Object.fromEntries(readFields(form)));
    if (outcome.etat === 'fait' && !definition.isQuiet) refresh();
    return outcome;
  };
}

/** The same work once its fields are read, for the route that receives a file; the page is not drawn again. */
export async function perform<S extends z.ZodType, T = undefined>(
  viewer: Viewer | null,
  { name, input, isSecret, run, conflict }: Omit<Definition<S, T>, 'isQuiet'>,
  fields: Record<string, unknown>,
): Promise<Outcome<T>> {
  if (!viewer) return { etat: 'session', message: new SessionFinie().message };
  const parsed = input.safeParse(fields);
  if (!parsed.success) return { etat: 'erreurs', erreurs: fieldErrors(parsed.error) };
  const cle = z.uuid().safeParse(fields.cle);
  try {
    return await asViewer(
      viewer,
      async (db) => {
        if (cle.success) {
          const done = await takeKey<T>(db, viewer, cle.data, name);
          if (done) return done;
        }
        const { message, data } = await run({ viewer, db, today: today() }, parsed.data);
        const outcome: Outcome<T> = { etat: 'fait', message, ...(data === undefined ? {} : { data }) };
        const kept = isSecret ? { etat: 'fait', message } : outcome;
        if (cle.success)
          await db.$executeRaw`update cle_mutation set resultat = ${JSON.stringify(kept)}::jsonb
            where utilisateur_id = ${viewer.id} and cle = ${cle.data}::uuid`;
        return outcome;
      },
      { write: true },
    );
  } catch (error) {
    return explain(error, { name, viewer, conflict, input: parsed.data });
  }
}

type OpenDefinition<S extends z.ZodType> = {
  name: string;
  input: S;
  run: (input: z.output<S>) => Promise<{ message: string }>;
};

/** The same for someone who is not signed in: no viewer, no policies, so `run` reaches the data through asSystem only. */
export function openMutation<S extends z.ZodType>({ name, input, run }: OpenDefinition<S>) {
  return async function submit(_previous: unknown, form: FormData): Promise<Outcome> {
    const parsed = input.safeParse(Object.fromEntries(readFields(form)));
    if (!parsed.success) return { etat: 'erreurs', erreurs: fieldErrors(parsed.error) };
    try {
      return { etat: 'fait', ...(await run(parsed.data)) };
    } catch (error) {
      return refuse(error, name, null);
    }
  };
}

/** Repeated fields become arrays; PostgreSQL has no NUL in its texts. */
function* readFields(form: FormData): Generator<[string, unknown]> {
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).map((value) => (typeof value === 'string' ? withoutNul(value) : value));
    yield [name, values.length > 1 ? values : values[0]];
  }
}

function fieldErrors(error: z.ZodError): Record<string, string> {
  const erreurs: Record<string, string> = {};
  for (const issue of error.issues) erreurs[issue.path.join('.') || '_'] ??= issue.message;
  return erreurs;
}

async function takeKey<T>(db: WriteDb, viewer: Viewer, cle: string, name: string): Promise<Outcome<T> | null> {
  const taken = await db.$executeRaw`insert into cle_mutation (utilisateur_id, cle, mutation)
    values (${viewer.id}, ${cle}::uuid, ${name}) on conflict do nothing`;
  if (taken) return null;
  const row = await db.cleMutation.findUniqueOrThrow({
    where: { utilisateurId_cle: { utilisateurId: viewer.id, cle } },
  });
  return row.resultat as unknown as Outcome<T>;
}

async function explain<S extends z.ZodType, T>(
  error: unknown,
  {
    name,
    viewer,
    conflict,
    input,
  }: { name: string; viewer: Viewer; conflict: Definition<S, T>['conflict']; input: z.output<S> },
): Promise<Outcome<T>> {
  if (error instanceof Conflit) {
    const versions = await asViewer(viewer, async (db) => conflict?.({ viewer, db, today: today() }, input));
    return {
      etat: 'conflit',
      message: 'Quelqu’un a modifié cet élément pendant votre saisie. Rien n’est perdu.',
      versions,
    };
  }
  return refuse(error, name, viewer.id);
}

type Refusal = Exclude<Outcome, { etat: 'fait' }>;

async function refuse(error: unknown, name: string, utilisateurId: number | null): Promise<Refusal> {
  if (error instanceof SessionFinie) return { etat: 'session', message: error.message };
  if (error instanceof ChampRefuse) return { etat: 'erreurs', erreurs: { [error.champ]: error.message } };
  if (!(error instanceof Refus) && !(error instanceof Introuvable)) throw error;
  await logRefusal(utilisateurId, name, error.message);
  return { etat: error instanceof Refus ? 'refus' : 'introuvable', message: error.message };
}

/** Refused, with a French sentence for the person. */
export class Refus extends Error {}

/** The object does not exist for this person: absent, or outside what may be seen. */
export class Introuvable extends Error {
  constructor(message = 'Cet élément n’existe pas, ou ne vous est pas ouvert.') {
    super(message);
  }
}

/** Nobody is signed in any more. */
export class SessionFinie extends Error {
  constructor() {
    super('Votre session a expiré. Reconnectez-vous : votre saisie est gardée.');
  }
}

/** A field that only the database could refuse: shown beside it. */
export class ChampRefuse extends Error {
  constructor(
    readonly champ: string,
    message: string,
  ) {
    super(message);
  }
}

/** Somebody else wrote meanwhile; nothing was saved. */
export class Conflit extends Error {}

/** The SQLSTATE and message PostgreSQL gave, however the driver wrapped them; undefined when the error is not its own. */
export function databaseError(error: unknown): { code: string; message: string } | undefined {
  for (let e = error as Wrapped | undefined, depth = 0; e && depth < 5; depth++) {
    const code = e.originalCode ?? e.code;
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !/^P[0-9]{4}$/.test(code)) {
      return { code, message: e.originalMessage ?? e.message ?? '' };
    }
    e = e.meta?.driverAdapterError ?? e.cause;
  }
  return undefined;
}

type Wrapped = {
  code?: unknown;
  message?: string;
  originalCode?: unknown;
  originalMessage?: string;
  cause?: Wrapped;
  meta?: { driverAdapterError?: Wrapped };
};

/** Turns what the database refuses on purpose (ML001 conflict, ML002 reasoned refusal, 42501 policy) into our own errors. */
export function translateError(error: unknown): unknown {
  const found = databaseError(error);
  if (found?.code === 'ML001') return new Conflit(found.message);
  if (found?.code === 'ML002') return new Refus(found.message);
  if (found?.code === '42501') return new Refus('Vous n’avez pas le droit de faire cela.');
  return found || (error as Error | undefined)?.name?.startsWith('PrismaClient')
    ? withoutData(error as Error, found)
    : error;
}

/** The same fault without what was being written: Prisma and PostgreSQL quote values in their messages, and faults go to the log. */
function withoutData({ name, message, stack }: Error, found: ReturnType<typeof databaseError>): Error {
  // class 22 (data exceptions) quotes the value itself
  const said = found ? (found.code.startsWith('22') ? '' : found.message) : message.trim().split('\n').at(-1);
  const error = Object.assign(new Error(`${name} ${found?.code ?? ''} ${said}`.trim()), found && { code: found.code });
  const frames = stack?.slice(stack.indexOf('\n    at '));
  if (frames) error.stack = `${error.message}${frames}`;
  return error;
}

import type { z } from 'zod';
import type { Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import type { WriteDb } from '@/lib/db';
import { Conflit, Introuvable, Refus, translateError } from '@/lib/errors';
import { formatCompte } from '@/lib/format';
import { changeStatut, confirmStatut, correctStatut, readEtatActuel, type EtatActuel } from './data';
import type { annulerStatutsInput, changerStatutsInput, confirmerStatutsInput } from './input';

/** What became of one action among several; `revision` is the one to read before writing on it again. */
export type Resultat =
  | { actionId: number; etat: 'fait'; statutId: number; revision: number }
  | { actionId: number; etat: 'conflit'; actuel: EtatActuel | null }
  | { actionId: number; etat: 'refus'; message: string };

type Act<S extends z.ZodType> = (db: WriteDb, viewer: Viewer, input: z.output<S>, today: Jour) => Promise<Resultat[]>;

/** Records the same decision on several actions, each with its own entry; what one of them refuses does not stop the others. */
export const changeStatuts: Act<typeof changerStatutsInput> = (db, viewer, { actions, ...shared }, today) =>
  oneByOne(db, actions, (one) => changeStatut(db, viewer, { ...shared, ...one, bloque: false }, today));

/** Says of several actions that their status still holds; the same rules. */
export const confirmStatuts: Act<typeof confirmerStatutsInput> = (db, viewer, { actions }, today) =>
  oneByOne(db, actions, (one) => confirmStatut(db, viewer, one, today));

/** Cancels the entries that were just written on several actions, each by a correction; the same rules. */
export const cancelStatuts: Act<typeof annulerStatutsInput> = (db, viewer, { statuts }, today) =>
  oneByOne(db, statuts, ({ statutId, ...one }) =>
    correctStatut(
      db,
      viewer,
      {
        ...{ ...one, corrigeId: statutId, avancement: null, dateEffet: today },
        commentaire: 'Saisie annulée aussitôt par son auteur.',
      },
      today,
    ),
  );

/** « 4 actions enregistrées, 1 à reprendre. » */
export function raconteResultats(resultats: readonly Resultat[], participe: string): string {
  const done = resultats.filter(({ etat }) => etat === 'fait').length;
  const left = resultats.length - done;
  const said =
    done === 0 ? `Aucune action ${participe}` : formatCompte(done, `action ${participe}`, `actions ${participe}s`);
  return left > 0 ? `${said}, ${left} à reprendre.` : `${said}.`;
}

type Choix = { actionId: number; revision: number };

/**
 * One transaction for all, so that what is acknowledged is written and a repeated sending finds the same answer; one savepoint
 * for each, so that a conflict or a refusal undoes that one alone. Always in the same order: two batches at once cannot wait
 * for each other. When every action refuses, so does the whole.
 */
async function oneByOne<C extends Choix>(
  db: WriteDb,
  choix: readonly C[],
  write: (one: C) => Promise<number>,
): Promise<Resultat[]> {
  const found: Resultat[] = [];
  let refusal: Error | undefined;
  for (const one of choix.toSorted((a, b) => a.actionId - b.actionId)) {
    const { actionId, revision } = one;
    await db.$executeRaw`savepoint une_action`;
    try {
      found.push({ actionId, etat: 'fait', statutId: await write(one), revision: revision + 1 });
      await db.$executeRaw`release savepoint une_action`;
    } catch (thrown) {
      const error = translateError(thrown);
      await db.$executeRaw`rollback to savepoint une_action`;
      if (error instanceof Conflit) {
        found.push({ actionId, etat: 'conflit', actuel: await readEtatActuel(db, actionId) });
      } else if (error instanceof Refus || error instanceof Introuvable) {
        refusal ??= error;
        found.push({ actionId, etat: 'refus', message: error.message });
      } else throw error;
    }
  }
  if (refusal && found.every(({ etat }) => etat === 'refus')) throw refusal;
  return found;
}

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { withClient } from '../postgres/connect.ts';
import { actionIdOf, postMutation } from './server-action.ts';

const MUTATIONS = 'app/s/[schema]/actions/[id]/mutations.ts';
const STATUTS = ['pas_fait', 'en_cours', 'fait'];

/**
 * What the writers did: the sentences whose writing the server has confirmed, how many sendings got no answer, when the last
 * confirmed one was sent.
 */
export type Ledger = { acknowledged: Set<string>; retried: number; lastSentAt: number; failure?: Error };
export type Writers = { ledger: Ledger; stop: () => Promise<void> };
type Target = { id: number; revision: number };

/**
 * Starts one writer for each action: changes of status sent one after the other through the server, each with its one-time key.
 * What gets no answer is sent again with the same key, to the next process, until it is acknowledged.
 */
export function startWriters(urls: string[], cookie: string, targets: Target[], prefix: string): Writers {
  const ledger: Ledger = { acknowledged: new Set(), retried: 0, lastSentAt: 0 };
  const actionId = actionIdOf(MUTATIONS, 'changerStatut');
  let isOver = false;

  const write = async (target: Target, rank: number) => {
    for (let n = 0; !isOver; n++) {
      const sentence = `${prefix} ${target.id}-${n}`;
      const fields = {
        ...{ actionId: String(target.id), revision: String(target.revision), cle: randomUUID() },
        ...{ avancement: STATUTS[n % 3]!, commentaire: sentence, dateEffet: '2026-11-20' },
      };
      for (let tries = 0; ; tries++) {
        const url = urls[(rank + n + tries) % urls.length]!;
        const sentAt = Date.now();
        const etat = await postMutation({ page: `${url}/s/04-2025/actions/${target.id}`, actionId, cookie, fields });
        if (etat === 'fait') {
          ledger.lastSentAt = Math.max(ledger.lastSentAt, sentAt);
          break;
        }
        if (etat) return void (ledger.failure = new Error(`${sentence} : ${etat}`));
        ledger.retried++;
        await pause(50);
      }
      ledger.acknowledged.add(sentence);
      target.revision++;
    }
  };
  const running = Promise.all(targets.map(write));
  return {
    ledger,
    stop: async () => {
      isOver = true;
      await running;
    },
  };
}

/** The first followed actions of the demonstration with the revision to write on. */
export function readTargets(superuserUrl: string, count: number): Promise<Target[]> {
  return withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<Target>(
      `select s.action_id as id, s.revision from suivi_action s join action a on a.id = s.action_id
       where a.etat = 'active' order by a.id limit $1`,
      [count],
    );
    return rows;
  });
}

/** Of the acknowledged sentences, those the base does not hold; and those it holds twice, acknowledged or not. */
export function audit(superuserUrl: string, { acknowledged }: Ledger, prefix: string) {
  return withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<{ commentaire: string; n: number }>(
      "select commentaire, count(*)::int as n from statut where commentaire like $1 || ' %' group by 1",
      [prefix],
    );
    const found = new Map(rows.map(({ commentaire, n }) => [commentaire, n]));
    return {
      lost: [...acknowledged].filter((sentence) => !found.has(sentence)),
      doubled: [...found].filter(([, n]) => n > 1).map(([sentence]) => sentence),
    };
  });
}

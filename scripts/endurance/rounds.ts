import { setTimeout as pause } from 'node:timers/promises';
import { castMember } from '../../prisma/seed/cast.ts';
import { signIn } from '../bench/session.ts';
import { Panne } from '../panne.ts';
import type { Service } from './service.ts';
import { audit, readTargets, startWriters, type Ledger } from './writers.ts';

const WRITERS = 6;
const PATIENCE = 60_000;

/** What is killed, in turn. */
const victims = ['application', 'PostgreSQL', 'une connexion'] as const;
export type Result = {
  victim: string;
  rounds: number;
  acknowledged: number;
  retried: number;
  lost: number;
  doubled: number;
  /** Milliseconds from the kill to the next acknowledged write, worst round. */
  recovery: number;
};

/** Kills -9 in turn the application, PostgreSQL and one of its connections while writers write; audits after each round. */
export async function killInTurn(service: Service, rounds: number, say: (line: string) => void): Promise<Result[]> {
  const [application] = service.processes;
  const cookie = await signIn(application!.url, castMember('cellule.etat').courriel);
  const results = new Map<string, Result>();
  for (let round = 0; round < rounds; round++) {
    const victim = victims[round % victims.length]!;
    const prefix = `Endurance ${round}`;
    const targets = await readTargets(service.superuserUrl, WRITERS);
    const { ledger, stop } = startWriters([application!.url], cookie, targets, prefix);
    await until(ledger, () => ledger.acknowledged.size >= WRITERS);
    // never at the same point of the work
    await pause((round * 37) % 200);
    const killedAt = Date.now();
    if (victim === 'application') await application!.kill().then(() => application!.start());
    else if (victim === 'PostgreSQL') await service.killPostgres().then(() => service.startPostgres());
    else await service.killBackend();
    await until(ledger, () => ledger.lastSentAt > killedAt);
    const recovery = Date.now() - killedAt;
    await stop();
    await service.startPostgres();
    add(results, { victim, ...(await summarize(service, ledger, prefix)), recovery });
    say(
      `  manche ${round + 1}, ${victim} : ${ledger.acknowledged.size} écritures confirmées, reprise en ${recovery} ms`,
    );
  }
  return [...results.values()];
}

/** Two processes on one base under load: one is killed, the other goes on; then it comes back. */
export async function killOneOfTwo(service: Service): Promise<Result> {
  const [stays, dies] = service.processes;
  const cookie = await signIn(stays!.url, castMember('cellule.etat').courriel);
  const prefix = 'Endurance à deux';
  const targets = await readTargets(service.superuserUrl, WRITERS);
  const { ledger, stop } = startWriters([stays!.url, dies!.url], cookie, targets, prefix);
  await until(ledger, () => ledger.acknowledged.size >= WRITERS * 2);
  await dies!.kill();
  const killedAt = Date.now();
  const before = ledger.acknowledged.size;
  await until(ledger, () => ledger.lastSentAt > killedAt);
  const recovery = Date.now() - killedAt;
  await until(ledger, () => ledger.acknowledged.size >= before + WRITERS * 2);
  await dies!.start();
  const back = ledger.acknowledged.size;
  await until(ledger, () => ledger.acknowledged.size >= back + WRITERS * 2);
  await stop();
  return { victim: 'un de deux processus', ...(await summarize(service, ledger, prefix)), recovery };
}

async function summarize(service: Service, ledger: Ledger, prefix: string) {
  const { lost, doubled } = await audit(service.superuserUrl, ledger, prefix);
  const { acknowledged, retried } = ledger;
  return { rounds: 1, acknowledged: acknowledged.size, retried, lost: lost.length, doubled: doubled.length };
}

function add(results: Map<string, Result>, one: Result): void {
  const sum = results.get(one.victim);
  if (!sum) return void results.set(one.victim, one);
  for (const key of ['rounds', 'acknowledged', 'retried', 'lost', 'doubled'] as const) sum[key] += one[key];
  sum.recovery = Math.max(sum.recovery, one.recovery);
}

async function until(ledger: Ledger, condition: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!condition()) {
    if (ledger.failure) throw ledger.failure;
    if (Date.now() > deadline) throw new Panne("Le service n'a pas repris en une minute.");
    await pause(5);
  }
}

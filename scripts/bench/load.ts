import autocannon from 'autocannon';
import { Panne } from '../panne.ts';

export type Case = { name: string; url: string; headers?: Record<string, string> };
export type Load = { perSecond: number; p95: number };

const CONNECTIONS = 10;
const ROUNDS = 3;
const SECONDS = 8;
const WARM_UP = 3;

/** How the figures were made, for the reader of the table. */
export const protocol = `${ROUNDS} tours alternés de ${SECONDS} s par cas, ${CONNECTIONS} connexions, médianes`;

/** Loads the cases in turn, round after round, so that a slow moment of the machine falls on all of them; medians by name. */
export async function alternate(cases: Case[], say: (line: string) => void): Promise<Map<string, Load>> {
  for (const one of cases) await run(one, WARM_UP);
  const loads = new Map<string, Load[]>(cases.map(({ name }) => [name, []]));
  for (let round = 1; round <= ROUNDS; round++) {
    for (const one of cases) {
      const load = await run(one, SECONDS);
      loads.get(one.name)!.push(load);
      say(`  tour ${round}, ${one.name} : ${load.perSecond.toFixed(0)} req/s, p95 ${load.p95.toFixed(1)} ms`);
    }
  }
  return new Map([...loads].map(([name, all]) => [name, medians(all)]));
}

async function run({ name, url, headers }: Case, duration: number): Promise<Load> {
  const run = autocannon({ url, headers, duration, connections: CONNECTIONS });
  const times: number[] = [];
  run.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  const { requests, errors, non2xx } = await run;
  if (errors || non2xx) throw new Panne(`${name} : ${errors} erreurs et ${non2xx} réponses autres que 2xx.`);
  times.sort((a, b) => a - b);
  return { perSecond: requests.average, p95: times[Math.floor(times.length * 0.95)] ?? 0 };
}

function medians(loads: Load[]): Load {
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
  return { perSecond: median(loads.map((load) => load.perSecond)), p95: median(loads.map((load) => load.p95)) };
}

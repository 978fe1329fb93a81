import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { castMember } from '../prisma/seed/cast.ts';
import { copyTemplate } from '../tests/setup/copy.ts';
import { makeTemplates, NOW, startThrowaway, TODAY } from '../tests/setup/throwaway.ts';
import { alternate, protocol, type Case } from './bench/load.ts';
import { measureLighthouse } from './bench/lighthouse.ts';
import { recordBoard, startRaw } from './bench/raw.ts';
import { loadPays, PAYS } from './bench/pays.ts';
import { goals, names, ratios, table, type Line } from './bench/report.ts';
import { signIn } from './bench/session.ts';
import { openStatementLog } from './bench/statements.ts';
import { weighCold, weighScripts } from './bench/weight.ts';
import { findBrowser } from './browser.ts';
import { runCommand } from './panne.ts';
import { freePort } from './postgres/server.ts';
import { ensureBuilt } from './start/build.ts';
import { startServer } from './start/server.ts';
import { step } from './start/steps.ts';

const SCHEMA = `04-${Number(TODAY.slice(0, 4)) - 1}`;
const TABLEAU = `/s/${SCHEMA}/tableau`;
/** Weighed and counted, not loaded. */
const READ_PAGES = [`/s/${SCHEMA}/actions/13`, `/s/${SCHEMA}/ressources`, `/s/${SCHEMA}/territoires`];
/** Drawings, whose scripts come after the page. */
const CHART_PAGES = [`/s/${SCHEMA}/bilans/${TODAY.slice(0, 4)}`, `/s/${SCHEMA}/evolution`];
/** The year's work: forms. */
const WORK_PAGES = [`/s/${SCHEMA}/remontees`];
const PUBLIC_PAGES = ['/connexion', '/aide'];

const { VIDE, LISTE, MATRICE, JSON_TABLEAU, NU, PAYS_LISTE, PAYS_MATRICE, PAYS_PASSE, PAYS_EVOLUTION } = names;

type Teardown = () => Promise<void> | void;

await runCommand(async () => {
  const ends: Teardown[] = [];
  try {
    await bench(ends);
  } finally {
    for (const end of ends.reverse()) await end();
  }
});

async function bench(ends: Teardown[]): Promise<void> {
  const file = await step('Application', ensureBuilt);
  const { cluster, remove } = await step('Base', startThrowaway);
  ends.push(remove);
  await step('Données de démonstration', () => makeTemplates(cluster));
  const base = await copyTemplate(cluster, 'modele_demo');
  const pays = process.argv.includes('--sans-pays') ? null : await copyTemplate(cluster, 'modele_demo');
  if (pays)
    await step('Pays entier', async (say) =>
      say(`${(await loadPays(pays)).toLocaleString('fr-FR')} lignes d’histoire`),
    );
  const { url, stop } = await step('Serveur', () => startApplication(file, base.loginUrl));
  ends.push(stop);
  const { courriel } = castMember('cellule.etat');
  const cookie = await signIn(url, courriel);
  const raw = await startRaw(base, await recordBoard(base, SCHEMA, courriel));
  ends.push(raw.stop);

  const cases: Case[] = [
    { name: VIDE, url: `${url}/bench/vide`, headers: { 'x-bench-vide': '1' } },
    { name: LISTE, url: url + TABLEAU, headers: { cookie } },
    { name: MATRICE, url: `${url}${TABLEAU}?vue=matrice`, headers: { cookie } },
    { name: JSON_TABLEAU, url: `${url}/bench/tableau?schema=${SCHEMA}`, headers: { cookie } },
    { name: NU, url: raw.url },
    ...(pays ? await startPays(file, pays.loginUrl, ends) : []),
  ];
  console.log(`• Charge : ${protocol}`);
  const loads = await alternate(cases, console.log);

  const browser = await step('Navigateur', findBrowser);
  const others: Case[] = [
    ...[...READ_PAGES, ...CHART_PAGES, ...WORK_PAGES].map((page) => ({
      name: page,
      url: url + page,
      headers: { cookie },
    })),
    ...PUBLIC_PAGES.map((page) => ({ name: page, url: url + page, headers: {} })),
  ];
  const log = await openStatementLog(base.superuserUrl);
  // statements are counted in the demonstration's base: the country runs the same code
  const lines: Line[] = [];
  for (const page of [...cases, ...others]) {
    // the first request opens the connections that the log has just closed
    await fetch(page.url, { headers: page.headers }).catch(() => undefined);
    const statements = page.name.startsWith('pays') ? undefined : (await log.during(() => read(page))).length;
    const isPage = page.headers && page.name !== JSON_TABLEAU && !page.name.startsWith('pays');
    const line: Line = { name: page.name, load: loads.get(page.name), statements };
    if (isPage) line.scripts = await weighScripts(page.url, page.headers);
    if (isPage) line.cold = await weighCold(browser, page.url, page.headers);
    if (WORK_PAGES.includes(page.name)) line.isWork = true;
    lines.push(line);
  }

  console.log(`\n${table(lines)}\n\n${ratios(lines)}\n${goals(lines)}`);
  if (process.argv.includes('--lighthouse'))
    for (const page of [{ url: url + TABLEAU, headers: { cookie } }, { url: `${url}/connexion` }])
      console.log(measureLighthouse(browser, page));
  const cpus = os.cpus();
  console.log(
    `\n${cpus.length} cœurs (${cpus[0]?.model.trim()}), Node ${process.versions.node}, npm run bench, ${protocol}`,
  );
}

/** The same board in the base that holds the country, behind a server of its own. */
async function startPays(file: string, loginUrl: string, ends: Teardown[]): Promise<Case[]> {
  const { url, stop } = await step('Serveur du pays', () => startApplication(file, loginUrl));
  ends.push(stop);
  const headers = { cookie: await signIn(url, PAYS.courriel) };
  return [
    { name: PAYS_LISTE, url: `${url}/s/${PAYS.schema}/tableau`, headers },
    { name: PAYS_MATRICE, url: `${url}/s/${PAYS.schema}/tableau?vue=matrice`, headers },
    { name: PAYS_EVOLUTION, url: `${url}/s/${PAYS.schema}/evolution`, headers },
    { name: PAYS_PASSE, url: `${url}/s/${PAYS.schema}/tableau?au=2024-06-30&connu_le=2025-01-15`, headers },
  ];
}

async function startApplication(file: string, loginUrl: string): Promise<{ url: string; stop: Teardown }> {
  const port = (await freePort(0))!;
  const url = `http://127.0.0.1:${port}`;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'maillage-bench-'));
  const output = fs.openSync(path.join(folder, 'serveur.log'), 'a');
  const env = {
    ...{ DATABASE_URL: loginUrl, NEXTAUTH_URL: url, NEXTAUTH_SECRET: 'secret-du-banc-de-mesure', BENCH: '1' },
    ...{ MAILLAGE_ENV: 'test', MAILLAGE_MAINTENANT: NOW },
  };
  const server = await startServer({ file, host: '127.0.0.1', port, env, output });
  const stop = async () => {
    await server.stop();
    fs.closeSync(output);
    fs.rmSync(folder, { recursive: true });
  };
  return { url, stop };
}

async function read({ url, headers }: { url: string; headers?: Record<string, string> }): Promise<void> {
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`${url} : ${response.status}`);
  await response.arrayBuffer();
}

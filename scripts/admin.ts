import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { inviteAdministrateur, inviteCellule, type Personne } from './admin/invite.ts';
import { startCluster } from './database.ts';
import { migrate } from './migrate.ts';
import { Panne, runCommand } from './panne.ts';
import { withClient } from './postgres/connect.ts';
import { readSettings } from './start/settings.ts';

const usage = `npm run admin -- [--prenom …] [--nom …] [--courriel …]
  crée le premier administrateur et donne son lien d'invitation
  --encore            même s'il y en a déjà un
  --cellule SCHEMA    rend un membre à un schéma dont la cellule n'a plus personne
  --cote etat|departement   le côté de ce membre (etat par défaut)`;

await runCommand(async () => {
  const options = readOptions();
  if (options.aide) return console.log(usage);
  const settings = readSettings(process.env, []);
  const cluster = settings.external ? undefined : await startCluster({ dataDir: settings.dataDir });
  try {
    const { ownerUrl, loginUrl } = settings.external ?? cluster!;
    await migrate({ url: ownerUrl, loginUrl });
    const personne = await readPersonne(options);
    const jeton = await withClient(ownerUrl, (client) =>
      options.cellule
        ? inviteCellule(client, personne, { schema: options.cellule, cote: readCote(options.cote) })
        : inviteAdministrateur(client, personne, { isAnother: Boolean(options.encore) }),
    );
    console.log(`\nLien d'invitation de ${personne.prenom} ${personne.nom}, valable sept jours, une seule fois :`);
    console.log(`\n  ${new URL(`/mot-de-passe/${jeton}`, settings.nextauthUrl).href}\n`);
    console.log('À transmettre à cette personne seulement. Le site doit tourner (npm start) pour que le lien s’ouvre.');
  } finally {
    await cluster?.stop();
  }
});

function readOptions() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = { prenom: text, nom: text, courriel: text, cellule: text, cote: text, encore: flag, aide: flag };
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new Panne(usage, { cause: error });
  }
}

function readCote(cote = 'etat'): 'etat' | 'departement' {
  if (cote === 'etat' || cote === 'departement') return cote;
  throw new Panne(`--cote ${cote} n'est pas compris : écrivez etat ou departement.`);
}

async function readPersonne(given: Partial<Personne>): Promise<Personne> {
  const prenom = given.prenom ?? (await ask('Prénom', '--prenom'));
  const nom = given.nom ?? (await ask('Nom', '--nom'));
  const courriel = given.courriel ?? (await ask('Adresse électronique', '--courriel'));
  return { prenom: prenom.trim(), nom: nom.trim(), courriel: courriel.trim().toLowerCase() };
}

async function ask(question: string, option: string): Promise<string> {
  if (!process.stdin.isTTY) throw new Panne(`Il manque ${option}.\n\n${usage}`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(`${question} : `);
  } finally {
    terminal.close();
  }
}

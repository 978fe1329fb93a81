import path from 'node:path';
import { parseArgs } from 'node:util';
import { startCluster } from './database.ts';
import { Panne, runCommand } from './panne.ts';
import { restaurerSauvegarde } from './sauvegarde/restaurer.ts';
import { readSettings } from './start/settings.ts';
import { step } from './start/steps.ts';

// npm run restauration -- fichier [--remplacer]
await runCommand(async () => {
  const { fichier, isRemplace } = readArguments();
  const settings = readSettings(process.env, []);
  const cluster = settings.external
    ? undefined
    : await step('PostgreSQL', () => startCluster({ dataDir: settings.dataDir }));
  try {
    const { ownerUrl, loginUrl } = settings.external ?? cluster!;
    await step('Vérification, puis restauration', async (say) => {
      const options = { ownerUrl, loginUrl, fichier: path.resolve(fichier), isRemplace };
      const { tables, lignes, entete } = await restaurerSauvegarde(options);
      say(`${tables} tables, ${new Intl.NumberFormat('fr-FR').format(lignes)} lignes, sauvegarde du ${entete.faiteLe}`);
    });
    console.log('\nLa base est celle de la sauvegarde. npm start la sert.');
  } finally {
    await cluster?.stop();
  }
});

function readArguments(): { fichier: string; isRemplace: boolean } {
  const usage = 'Donnez le fichier : npm run restauration -- sauvegarde.gz [--remplacer].';
  try {
    const { values, positionals } = parseArgs({ options: { remplacer: { type: 'boolean' } }, allowPositionals: true });
    if (positionals.length === 1) return { fichier: positionals[0]!, isRemplace: Boolean(values.remplacer) };
  } catch (error) {
    throw new Panne(usage, { cause: error });
  }
  throw new Panne(usage);
}

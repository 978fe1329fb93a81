import path from 'node:path';
import { startCluster } from './database.ts';
import { runCommand } from './panne.ts';
import { ecrireSauvegarde } from './sauvegarde/ecrire.ts';
import { readSettings } from './start/settings.ts';
import { step } from './start/steps.ts';

const nombre = new Intl.NumberFormat('fr-FR');

// npm run sauvegarde [-- fichier]
await runCommand(async () => {
  const settings = readSettings(process.env, []);
  const maintenant = new Date().toISOString();
  const fichier = path.resolve(
    process.argv[2] ?? path.join(settings.dataDir, 'sauvegardes', `maillage-${stamp(maintenant)}.gz`),
  );
  const cluster = settings.external
    ? undefined
    : await step('PostgreSQL', () => startCluster({ dataDir: settings.dataDir }));
  try {
    const { ownerUrl } = settings.external ?? cluster!;
    await step('Sauvegarde, puis relecture', async (say) => {
      const { tables, lignes } = await ecrireSauvegarde(ownerUrl, fichier, maintenant);
      say(`${tables} tables, ${nombre.format(lignes)} lignes relues, empreintes exactes`);
    });
    console.log(`\n${fichier}\nElle contient des noms et des empreintes de mots de passe : gardez-la comme la base.`);
  } finally {
    await cluster?.stop();
  }
});

/** 2026-11-22-0942, universal time. */
function stamp(instant: string): string {
  return instant.slice(0, 16).replace('T', '-').replace(':', '');
}

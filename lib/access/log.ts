import { asSystem } from '@/lib/db';

/** Records a refused or not-found write in its own transaction (access log, kept twelve months). */
export async function logRefusal(utilisateurId: number | null, entree: string, motif: string): Promise<void> {
  await asSystem('journal des accès', (db) =>
    db.journalAcces.create({ data: { utilisateurId, entree, motif }, select: { id: true } }),
  );
}

import { Prisma, type ViewerDb } from '@/lib/db';
import { formatJour } from '@/lib/format';
import type { VersionEcrite } from '@/lib/referentiel/garde';
import { readVersionEcrite } from '@/lib/version-ecrite';
import { natureDecisionLabels, suiviDecisionLabels, type NatureDecision, type SuiviDecision } from './rules';

const dire = (labels: Record<string, string>) => (valeur: string) => labels[valeur];

/** A decision as somebody else wrote it meanwhile; null when it was taken off. */
export function readDecisionEcrite(db: ViewerDb, id: number | undefined): Promise<VersionEcrite | null> {
  if (!id) return Promise.resolve(null);
  return readVersionEcrite(db, Prisma.sql`decision where id = ${id}`, { objet: 'decision', id }, [
    ['texte', 'Décision'],
    ['nature', 'Porte sur', dire(natureDecisionLabels satisfies Record<NatureDecision, string>)],
    ['responsable', 'Responsable'],
    ['echeance', 'Échéance', formatJour],
  ]);
}

/** How far a decision is, as somebody else said meanwhile. */
export function readSuiviEcrit(db: ViewerDb, id: number): Promise<VersionEcrite | null> {
  return readVersionEcrite(db, Prisma.sql`decision where id = ${id}`, { objet: 'decision', id }, [
    ['suivi', 'Où en est-elle', dire(suiviDecisionLabels satisfies Record<SuiviDecision, string>)],
    ['constat', 'Constat'],
  ]);
}

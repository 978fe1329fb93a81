import { Prisma, type ViewerDb } from '@/lib/db';
import { readVersionEcrite } from '@/lib/version-ecrite';
import type { VersionEcrite } from '@/lib/referentiel/garde';
import { formatJour } from '@/lib/format';
import { avancementLabels, type Avancement } from '@/lib/suivi/rules';
import { constatLabels, suiteEvaluationLabels, type Constat, type SuiteEvaluation } from './rules';

/** An engagement as it stands, for who was judging it too; null when it is not theirs to see. */
export function readEngagementEcrit(db: ViewerDb, id: number): Promise<VersionEcrite | null> {
  return readVersionEcrite(db, Prisma.sql`engagement x where x.id = ${id}`, { objet: 'engagement', id }, [
    ['constat', 'Il est', (code) => constatLabels[code as Constat]],
    ['preuve', 'Ce qui le montre'],
  ]);
}

/** What an amount plans and what was paid of it as they stand, for who was writing them too. */
export function readMontantEcrit(db: ViewerDb, id: number): Promise<VersionEcrite | null> {
  return readVersionEcrite(
    db,
    Prisma.sql`convention_montant x where x.id = ${id}`,
    { objet: 'convention_montant', id },
    [
      ['prevu', 'Prévu, en euros'],
      ['verse', 'Versé, en euros'],
    ],
  );
}

/** A convention's terms as they stand, for who was writing them too. */
export function readConventionEcrite(db: ViewerDb, id: number): Promise<VersionEcrite | null> {
  return readVersionEcrite(db, Prisma.sql`convention x where x.id = ${id}`, { objet: 'convention', id }, [
    ['reference', 'Référence'],
    ['intitule', 'Intitulé'],
    ['objet', 'Objet'],
    ['date_effet', 'Date d’effet', formatJour],
    ['date_fin', 'Terme', formatJour],
  ]);
}

/** The délibération and signature of a party as they stand, for who was writing them too. */
export function readSignatureEcrite(db: ViewerDb, partieId: number): Promise<VersionEcrite | null> {
  const from = Prisma.sql`convention_signature x where x.partie_id = ${partieId}`;
  return readVersionEcrite(db, from, { objet: 'convention_signature', id: partieId }, [
    ['instance', 'Instance'],
    ['deliberation_numero', 'Délibération n°'],
    ['deliberation_le', 'Du', formatJour],
    ['signataire', 'Signataire'],
    ['fonction', 'Fonction'],
    ['signe_le', 'Signée le', formatJour],
  ]);
}

/** The evaluation of a convention for a year as it stands, for who was writing it too. */
export async function readEvaluationEcrite(db: ViewerDb, id: number, annee: number): Promise<VersionEcrite | null> {
  const [row] = await db.$queryRaw<{ id: number }[]>`
    select id from evaluation_convention where convention_id = ${id} and annee = ${annee}`;
  if (!row) return null;
  return readVersionEcrite(
    db,
    Prisma.sql`evaluation_convention x where x.id = ${row.id}`,
    { objet: 'evaluation_convention', id: row.id },
    [
      ['avancement', 'Où en est-elle', (code) => avancementLabels[code as Avancement]],
      ['commentaire', 'Pourquoi'],
      ['suite', 'Suite donnée', (code) => suiteEvaluationLabels[code as SuiteEvaluation]],
    ],
  );
}

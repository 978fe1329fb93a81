import { Prisma, type ViewerDb } from '@/lib/db';
import type { VersionEcrite } from '@/lib/referentiel/garde';
import { avancementLabels } from '@/lib/suivi/rules';
import { constatLabels, suiteEvaluationLabels } from './rules';

type Lue = Omit<VersionEcrite, 'champs'> & { valeurs: Record<string, string | null> };
type Champ = [nom: string, label: string, mots?: Record<string, string>];

/** An engagement as it stands, for who was judging it too; null when it is not theirs to see. */
export function readEngagementEcrit(db: ViewerDb, id: number): Promise<VersionEcrite | null> {
  return read(db, Prisma.sql`engagement x where x.id = ${id}`, { objet: 'engagement', id }, [
    ['constat', 'Il est', constatLabels],
    ['preuve', 'Ce qui le montre'],
  ]);
}

/** A convention's terms as they stand, for who was writing them too. */
export function readConventionEcrite(db: ViewerDb, id: number): Promise<VersionEcrite | null> {
  return read(db, Prisma.sql`convention x where x.id = ${id}`, { objet: 'convention', id }, [
    ['reference', 'Référence'],
    ['intitule', 'Intitulé'],
    ['objet', 'Objet'],
    ['date_effet', 'Date d’effet'],
    ['date_fin', 'Terme'],
  ]);
}

/** The délibération and signature of a party as they stand, for who was writing them too. */
export function readSignatureEcrite(db: ViewerDb, partieId: number): Promise<VersionEcrite | null> {
  const from = Prisma.sql`convention_signature x where x.partie_id = ${partieId}`;
  return read(db, from, { objet: 'convention_signature', id: partieId }, [
    ['instance', 'Instance'],
    ['deliberation_numero', 'Délibération n°'],
    ['deliberation_le', 'Du'],
    ['signataire', 'Signataire'],
    ['fonction', 'Fonction'],
    ['signe_le', 'Signée le'],
  ]);
}

/** The evaluation of a convention for a year as it stands, for who was writing it too. */
export async function readEvaluationEcrite(db: ViewerDb, id: number, annee: number): Promise<VersionEcrite | null> {
  const [row] = await db.$queryRaw<{ id: number }[]>`
    select id from evaluation_convention where convention_id = ${id} and annee = ${annee}`;
  if (!row) return null;
  return read(
    db,
    Prisma.sql`evaluation_convention x where x.id = ${row.id}`,
    { objet: 'evaluation_convention', id: row.id },
    [
      ['avancement', 'Où en est-elle', avancementLabels],
      ['commentaire', 'Pourquoi'],
      ['suite', 'Suite donnée', suiteEvaluationLabels],
    ],
  );
}

/** A row as it stands, field by field, with who wrote it last as far as the journal tells this person. */
export async function read(
  db: ViewerDb,
  from: Prisma.Sql,
  { objet, id }: { objet: string; id: number },
  champs: Champ[],
): Promise<VersionEcrite | null> {
  const [row] = await db.$queryRaw<Lue[]>`
    select x.revision, to_jsonb(x) as valeurs, j.auteur, j.quand from (select * from ${from}) x
    left join lateral (select u.prenom || ' ' || u.nom as auteur, j.created_at::text as quand
      from journal j left join utilisateur u on u.id = j.utilisateur_id
      where j.objet = ${objet} and j.objet_id = ${id} order by j.id desc limit 1) j on true`;
  if (!row) return null;
  const { revision, auteur, quand, valeurs } = row;
  return {
    ...{ revision, auteur, quand },
    champs: champs.map(([nom, label, mots]) => {
      const valeur = valeurs[nom] ?? '';
      return { nom: camel(nom), label, valeur: mots?.[valeur] ?? valeur };
    }),
  };
}

/** The name of the field in the form. */
function camel(colonne: string): string {
  return colonne.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

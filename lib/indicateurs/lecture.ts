import { Prisma } from '@/lib/db';

/** The data of a row of values or of drafts, as `Donnee`. */
export function donneeJson(alias: 'b' | 'c' | 'v'): Prisma.Sql {
  const of = Prisma.raw(alias);
  return Prisma.sql`json_build_object('statut', ${of}.statut, 'valeur', ${of}.valeur, 'numerateur', ${of}.numerateur,
    'denominateur', ${of}.denominateur, 'jour', ${of}.jour, 'graduation', ${of}.graduation, 'commentaire', ${of}.commentaire,
    'source', ${of}.source, 'isEstimee', ${of}.is_estimee)`;
}

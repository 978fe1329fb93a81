import { Prisma } from '@/lib/db';

/** The data of a row of values or of drafts, as `Donnee`. */
export function donneeJson(alias: 'b' | 'c' | 'v'): Prisma.Sql {
  const of = Prisma.raw(alias);
  return Prisma.sql`json_build_object('statut', ${of}.statut, 'valeur', ${of}.valeur, 'numerateur', ${of}.numerateur,
    'denominateur', ${of}.denominateur, 'jour', ${of}.jour, 'graduation', ${of}.graduation, 'commentaire', ${of}.commentaire,
    'source', ${of}.source, 'isEstimee', ${of}.is_estimee)`;
}

/** A version of a definition, as `DefinitionLue`. */
export function definitionJson(alias: 'v' | 'x'): Prisma.Sql {
  const of = Prisma.raw(alias);
  return Prisma.sql`jsonb_build_object('numero', ${of}.numero, 'desAnnee', ${of}.des_annee, 'libelle', ${of}.libelle, 'type', ${of}.type,
    'unite', ${of}.unite, 'echelle', ${of}.echelle, 'agregation', ${of}.agregation, 'sens', ${of}.sens, 'periodicite', ${of}.periodicite,
    'graduations', ${of}.graduations, 'source', ${of}.source, 'reference', case when ${of}.reference_annee is not null then
      jsonb_build_object('valeur', ${of}.reference_valeur, 'annee', ${of}.reference_annee) end)`;
}

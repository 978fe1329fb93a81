import type { Prisma } from '@/lib/db';
import { type ViewerDb } from '@/lib/db';
import type { VersionEcrite } from '@/lib/referentiel/garde';

type Valeurs = Record<string, string | number | null>;
type Lue = Omit<VersionEcrite, 'champs'> & { valeurs: Valeurs };
type Champ = [nom: string, label: string, dire?: (valeur: string, valeurs: Valeurs) => string | undefined];

/**
 * A row as somebody else wrote it, field by field (its column, its label, how its value is said), with who and when; null when
 * it is not there. What the journal does not follow is said by its own author.
 */
export async function readVersionEcrite(
  db: ViewerDb,
  from: Prisma.Sql,
  { objet, id }: { objet: string; id: number },
  champs: Champ[],
): Promise<VersionEcrite | null> {
  const [row] = await db.$queryRaw<Lue[]>`
    select x.revision, to_jsonb(x) as valeurs, coalesce(j.auteur, a.prenom || ' ' || a.nom) as auteur, j.quand from (select * from ${from}) x
    left join utilisateur a on a.id = (to_jsonb(x) ->> 'auteur_id')::int
    left join lateral (select u.prenom || ' ' || u.nom as auteur, j.created_at::text as quand
      from journal j left join utilisateur u on u.id = j.utilisateur_id
      where j.objet = ${objet} and j.objet_id = ${id} order by j.id desc limit 1) j on true`;
  if (!row) return null;
  const { revision, auteur, quand, valeurs } = row;
  return {
    ...{ revision, auteur, quand },
    champs: champs.map(([nom, label, dire]) => {
      const valeur = String(valeurs[nom] ?? '');
      const mots = valeur ? dire?.(valeur, valeurs) : undefined;
      return { nom: camel(nom), label, valeur, ...(mots && { mots }) };
    }),
  };
}

/** The name of the field in the form. */
function camel(colonne: string): string {
  return colonne.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

import type { ViewerDb } from '@/lib/db';
import { formatDecimal } from '@/lib/format';
import type { ChampEcrit, VersionEcrite } from '@/lib/referentiel/garde';
import { calculs, type Formule } from './calculs';
import { agregationLabels, echelleLabels, periodiciteLabels, sensLabels, typeIndicateurLabels } from './rules';

type Ecrite = Omit<VersionEcrite, 'champs'> & {
  formule: Formule | null;
  proprietaireId: number | null;
  proprietaire: string | null;
  version: Record<string, string | number | null> | null;
  cibles: { annee: number; valeur: number }[];
};

const champsDefinition: [colonne: string, nom: string, label: string, mots?: Record<string, string>][] = [
  ['libelle', 'libelle', 'Ce qui est mesuré'],
  ['des_annee', 'desAnnee', 'À partir de l’année'],
  ['type', 'type', 'Type', typeIndicateurLabels],
  ['unite', 'unite', 'Unité'],
  ['graduations', 'graduations', 'Échelons'],
  ['echelle', 'echelle', 'Échelle', echelleLabels],
  ['agregation', 'agregation', 'Agrégation', agregationLabels],
  ['sens', 'sens', 'Sens du progrès', sensLabels],
  ['periodicite', 'periodicite', 'Périodicité', periodiciteLabels],
  ['source', 'source', 'Source'],
  ['reference', 'referenceValeur', 'Valeur de référence'],
  ['reference_annee', 'referenceAnnee', 'Année de référence'],
];

/** The last definition of an indicator and its targets as they stand, for who was writing them too; null when it is not theirs to see. */
export async function readIndicateurEcrit(db: ViewerDb, id: number): Promise<VersionEcrite | null> {
  const [row] = await db.$queryRaw<Ecrite[]>`
    select i.revision, i.formule, i.proprietaire_id as "proprietaireId", o.nom as proprietaire, d.auteur, d.quand::text as quand,
      (select to_jsonb(v) || jsonb_build_object('graduations', array_to_string(v.graduations, ', '),
          'reference', replace(trim_scale(v.reference_valeur)::text, '.', ','))
       from indicateur_version v where v.indicateur_id = i.id order by v.numero desc limit 1) as version,
      coalesce((select json_agg(json_build_object('annee', c.annee, 'valeur', c.valeur) order by c.annee)
        from indicateur_cible c where c.indicateur_id = i.id), '[]') as cibles
    from indicateur i left join organisation o on o.id = i.proprietaire_id
    left join lateral (select u.prenom || ' ' || u.nom as auteur, x.quand from (
        select auteur_id as par, created_at as quand from indicateur_version where indicateur_id = i.id
        union all select utilisateur_id, created_at from journal where objet in ('indicateur', 'indicateur_cible') and objet_id = i.id) x
      left join utilisateur u on u.id = x.par order by x.quand desc limit 1) d on true
    where i.id = ${id}`;
  if (!row) return null;
  const { revision, auteur, quand, version, cibles, formule, proprietaireId, proprietaire } = row;
  return {
    ...{ revision, auteur, quand },
    champs: [
      ...champsDefinition.map(([colonne, nom, label, mots]) => {
        const valeur = String(version?.[colonne] ?? '');
        return champ(nom, label, valeur, mots?.[valeur]);
      }),
      champ('formule', 'Il se calcule', formule ?? '', formule ? calculs[formule] : undefined),
      champ('proprietaireId', 'Propriétaire', String(proprietaireId ?? ''), proprietaire ?? undefined),
      ...cibles.map(({ annee, valeur }) => champ(`cible${annee}`, `Cible ${annee}`, formatDecimal(valeur))),
    ],
  };
}

function champ(nom: string, label: string, valeur: string, mots?: string): ChampEcrit {
  return { nom, label, valeur, ...(mots && { mots }) };
}

import { Prisma, type ViewerDb } from '@/lib/db';
import { donneeJson } from './lecture';
import type { LigneGrille } from './saisie';

type Which = { schemaId: number; annee: number } & ({ epciId: number | null } | { actionId: number });

/**
 * The cells to fill for a territory (null: the département), or all those of an action, with what the viewer may see of each: its
 * draft, its last row, what stands and what stood the year before. One statement.
 */
export async function readGrille(db: ViewerDb, { schemaId, annee, ...which }: Which): Promise<LigneGrille[]> {
  const only =
    'actionId' in which
      ? Prisma.sql`and i.action_id = ${which.actionId}`
      : which.epciId === null
        ? Prisma.sql`and t.epci_id is null`
        : Prisma.sql`and t.epci_id = ${which.epciId}`;
  const dite = (
    alias: 'b' | 'c' | 'v',
    le: string,
    more = Prisma.empty,
  ) => Prisma.sql`case when ${Prisma.raw(alias)}.indicateur_id is not null
    then json_build_object('donnee', ${donneeJson(alias)}, 'le', ${Prisma.raw(`${alias}.${le}`)},
      'auteur', (select u.prenom || ' ' || u.nom from utilisateur u where u.id = ${Prisma.raw(alias)}.auteur_id) ${more}) end`;
  return db.$queryRaw<LigneGrille[]>`
    select i.id as "indicateurId", d.libelle, d.type, d.unite, d.graduations, d.source,
      case when a.id is not null then json_build_object('id', a.id, 'code', a.code, 'titre', w.titre) end as action,
      json_agg(json_build_object('epciId', t.epci_id,
        'envoyee', ${dite(
          'v',
          'created_at',
          Prisma.sql`, 'id', v.id, 'suite', v.suite, 'suiteMotif', v.suite_motif, 'isRouverte', v.is_rouverte,
          'isPourCompte', v.is_pour_compte, 'correctionMotif', v.correction_motif`,
        )},
        'brouillon', ${dite('b', 'updated_at', Prisma.sql`, 'revision', b.revision`)},
        'courante', ${dite('c', 'created_at')},
        'avant', (select ${donneeJson('v')} from indicateurs.valeur_courante v where v.indicateur_id = i.id and v.annee = ${annee - 1}
          and v.epci_id is not distinct from t.epci_id)) order by t.ordre) as cellules
    from indicateur i
    join indicateur_version d on d.id = indicateurs.version_pour(i.id, ${annee})
    left join action a on a.id = i.action_id
    left join action_version w on w.id = a.version_id
    left join fiche f on f.id = a.fiche_id
    cross join lateral (
      select null::int as epci_id, 0 as ordre where d.echelle = 'departement'
      union all
      select s.epci_id, s.ordre from schema_epci s where s.schema_id = i.schema_id and d.echelle <> 'departement'
        and indicateurs.concerne(i.id, s.epci_id)) t
    left join brouillon_valeur b on b.indicateur_id = i.id and b.annee = ${annee} and b.epci_id = t.epci_id
    left join lateral (select x.* from valeur_indicateur x where x.indicateur_id = i.id and x.annee = ${annee}
      and x.epci_id is not distinct from t.epci_id order by x.id desc limit 1) v on true
    left join indicateurs.valeur_courante c on c.indicateur_id = i.id and c.annee = ${annee} and c.epci_id is not distinct from t.epci_id
    where i.schema_id = ${schemaId} and i.etat = 'actif' and i.formule is null ${only}
    group by i.id, a.id, w.id, f.id, d.id
    order by a.id is not null, f.code, a.ordre, a.code, i.ordre, i.id`;
}

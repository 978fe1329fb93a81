import type { ViewerDb } from '@/lib/db';
import { comparer, readEcrits } from '@/lib/suivi/comparaison';
import { joursOf } from '@/lib/suivi/evolution';
import { countEtats } from '@/lib/suivi/rules';
import { readTableaux, type Schema, type Tableau } from '@/lib/suivi/tableau';
import { composeBilan, type Bilan, type Bornes, type Participation, type RemarqueDite } from './rules';

/** The bilan of a year as it can be read today, in five queries. */
export async function readBilan(db: ViewerDb, schema: Schema, annee: number, bornes: Bornes): Promise<Bilan> {
  const moments = joursOf(bornes.du, bornes.au).map((au) => ({ au, connuLe: null }));
  const lus = await readTableaux(db, schema, moments);
  const tableaux: [Tableau, Tableau] = [lus[0]!, lus.at(-1)!];
  const [avant, apres] = tableaux;
  const kept = new Set(apres.actions.map(({ id }) => id));
  const shown = [...apres.actions, ...avant.actions.filter(({ id }) => !kept.has(id))];
  const compares = comparer(tableaux, shown, await readEcrits(db, schema.id, moments[0]!, moments.at(-1)!));
  const points = moments.map(({ au }, i) => ({ jour: au, totaux: countEtats(lus[i]!.actions) }));
  return composeBilan(annee, bornes, {
    tableaux,
    compares,
    points,
    ...(await readAutour(db, schema.id, annee, bornes)),
  });
}

/** Who reported, and what was remarked: open remarks, and those of the year. */
async function readAutour(db: ViewerDb, schemaId: number, annee: number, { du, au }: Bornes) {
  const [row] = await db.$queryRaw<{ participation: Participation[]; remarques: RemarqueDite[] }[]>`
    select
      (select coalesce(json_agg(json_build_object('epciId', e.id, 'sigle', se.sigle, 'nom', e.nom, 'siren', e.siren,
         'attendues', coalesce(p.attendues, 0), 'transmises', coalesce(p.transmises, 0), 'validees', coalesce(p.validees, 0),
         'retournees', coalesce(p.retournees, 0),
         'referent', (select m.prenom || ' ' || m.nom from mandat m where m.schema_id = se.schema_id and m.epci_id = se.epci_id
           and m.nature = 'referent_technique' and m.debut <= ${au}::date and (m.fin is null or m.fin >= ${au}::date) order by m.debut desc limit 1),
         'viseLe', (select max(v.date_visa) from visa v join campagne c on c.id = v.campagne_id and c.annee = ${annee}
           where v.schema_id = se.schema_id and v.epci_id = se.epci_id and v.retire_le is null)) order by se.ordre), '[]')
       from schema_epci se join epci e on e.id = se.epci_id
       left join suivi.participation(${schemaId}, ${annee}) p on p.epci_id = se.epci_id
       where se.schema_id = ${schemaId}) as participation,
      (select coalesce(json_agg(json_build_object('id', r.id, 'actionId', r.action_id, 'code', r.code, 'titre', r.titre, 'texte', r.texte,
         'auteur', r.auteur, 'epci', r.sigle, 'le', r.le, 'etat', r.etat) order by r.etat = 'sans_reponse' desc, r.id desc), '[]')
       from (
         select r.id, r.action_id, v.code, v.titre, r.texte, u.prenom || ' ' || u.nom as auteur, se.sigle,
           (r.created_at at time zone 'Europe/Paris')::date as le,
           case when s.is_cloture then 'close' when s.auteur_id <> r.auteur_id then 'repondue' else 'sans_reponse' end as etat
         from remarque r
         join action a on a.id = r.action_id join action_version v on v.id = a.version_id
         join utilisateur u on u.id = r.auteur_id
         left join schema_epci se on se.schema_id = r.schema_id and se.epci_id = r.epci_id
         left join lateral (select x.is_cloture, x.auteur_id from suite_remarque x where x.remarque_id = r.id
           order by x.is_cloture desc, x.id desc limit 1) s on true
         where r.schema_id = ${schemaId}) r
       where r.le <= ${au}::date and (r.etat = 'sans_reponse' or r.le > ${du}::date)) as remarques`;
  return row!;
}

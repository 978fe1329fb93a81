import type { Jour } from '@/lib/clock';
import { Prisma, type ViewerDb } from '@/lib/db';
import { textesAction, type TexteAction } from '@/lib/referentiel/rules';
import type { Moment } from './lecture';
import type { Avancement, EtatAction } from './rules';

type Auteur = { auteur: string; fonction: string | null; creeLe: string };

/** One dated event of the history, newest first. `corrigePar` says that a later entry replaces this one. */
export type Evenement = Auteur & { id: number; dateEffet: Jour } & (
    | {
        nature: 'decision' | 'confirmation' | 'correction';
        avancement: Avancement | null;
        commentaire: string | null;
        corrigeId: number | null;
        corrigePar: number | null;
      }
    | { nature: 'blocage'; motif: string; condition: string; responsable: string | null; leveLe: Jour | null }
    | { nature: 'levee'; commentaire: string }
    | { nature: 'jalon'; libelle: string; faitLe: Jour | null; commentaire: string | null }
    | {
        nature: 'version';
        numero: number;
        etat: EtatAction;
        decision: string | null;
        motif: string | null;
        isForme: boolean;
        /** The texts that this version replaced, as they were. */
        avant: Partial<Record<TexteAction | 'code', string | null>> | null;
        /** What else changed with it. */
        portee: ('epcis' | 'facettes' | 'jalons')[] | null;
      }
  );

/**
 * The full dated history of an action, newest first: nothing that was written is ever missing from it. At a moment, what had
 * taken effect by that day and was known.
 */
export async function readHistorique(db: ViewerDb, actionId: number, moment: Moment | null): Promise<Evenement[]> {
  const rows = await db.$queryRaw<{ evenement: Evenement }[]>`
    with lu as (select coalesce(${moment?.au ?? null}::date, 'infinity') as au, suivi.fin_du_jour(${moment?.connuLe ?? null}::date) as connu),
    evenements as (
      select s.created_at, s.auteur_id, s.date_effet, 1 as rang, s.id, jsonb_build_object('nature', s.nature, 'avancement', coalesce(s.avancement, c.avancement),
          'commentaire', s.commentaire, 'corrigeId', s.corrige_id, 'corrigePar', (select x.id from statut x, lu where x.corrige_id = s.id and x.created_at < lu.connu)) as corps
        from statut s left join statut c on c.id = s.confirme_id where s.action_id = ${actionId}
      union all
      select b.created_at, b.auteur_id, b.date_effet, 2, b.id, jsonb_build_object('nature', 'blocage', 'motif', b.motif, 'condition', b.condition,
          'responsable', b.responsable, 'leveLe', l.date_effet)
        from blocage b left join levee_blocage l on l.blocage_id = b.id and l.created_at < (select connu from lu) and l.date_effet <= (select au from lu) where b.action_id = ${actionId}
      union all
      select l.created_at, l.auteur_id, l.date_effet, 3, l.blocage_id, jsonb_build_object('nature', 'levee', 'commentaire', l.commentaire)
        from levee_blocage l join blocage b on b.id = l.blocage_id where b.action_id = ${actionId}
      union all
      select r.created_at, r.auteur_id, coalesce(r.fait_le, (r.created_at at time zone 'Europe/Paris')::date), 4, r.id,
          jsonb_build_object('nature', 'jalon', 'faitLe', r.fait_le, 'commentaire', r.commentaire,
            'libelle', (select jv.libelle from jalon_version jv where jv.jalon_id = j.id order by jv.version_id desc limit 1))
        from jalon_realisation r join jalon j on j.id = r.jalon_id where j.action_id = ${actionId}
      union all
      select v.created_at, v.auteur_id, v.date_effet, 0, v.id, jsonb_build_object('nature', 'version', 'numero', v.numero, 'etat', v.etat,
          'decision', v.decision, 'motif', v.motif, 'isForme', v.is_correction_de_forme,
          'avant', (select jsonb_object_agg(x.key, x.value) from jsonb_each(${textesDe('p')}) x where p.id is not null and x.value <> ${textesDe('v')} -> x.key),
          'portee', (select jsonb_agg(x.key) from jsonb_each(referentiel.contenu(p.id)) x where p.id is not null and x.value <> referentiel.contenu(v.id) -> x.key))
        from action_version v left join action_version p on p.action_id = v.action_id and p.numero = v.numero - 1
        where v.action_id = ${actionId})
    select e.corps || jsonb_build_object('id', e.id, 'dateEffet', e.date_effet, 'creeLe', e.created_at,
      'auteur', coalesce(u.prenom || ' ' || u.nom, 'Reprise du schéma'), 'fonction', u.fonction) as evenement
    from lu join evenements e on e.created_at < lu.connu and e.date_effet <= lu.au left join utilisateur u on u.id = e.auteur_id
    order by e.created_at desc, e.rang desc, e.id desc`;
  return rows.map(({ evenement }) => evenement);
}

/** The texts of a version as one object, under the names of the form. */
function textesDe(version: 'v' | 'p'): Prisma.Sql {
  const champs = ['code' as const, ...textesAction].map((nom) => {
    const colonne = nom.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return `'${nom}', ${version}.${colonne}`;
  });
  return Prisma.raw(`jsonb_build_object(${champs.join(', ')})`);
}

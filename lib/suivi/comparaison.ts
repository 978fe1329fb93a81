import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import { filtrer, type Facettes, type Filtres } from './filtres';
import type { Moment } from './lecture';
import { avancementOrder, countEtats, type Avancement, type Etat, type Totaux } from './rules';
import type { ActionSuivie, EpciSuivi, Tableau } from './tableau';

/** What was written about an action between the two days, in words already dated. */
export type Fait = { actionId: number; jour: Jour; texte: string | null } & (
  { nature: 'statut'; avancement: Avancement } | { nature: 'blocage' | 'levee' | 'jalon' | 'version'; avancement: null }
);
/** The last line validated between the two days for an action in an EPCI. */
export type LigneValidee = { actionId: number; epciId: number; jour: Jour; texte: string | null };

/** An action whose departmental status or life changed, with what was said of it. */
export type Changement = {
  action: ActionSuivie;
  /** Undefined: the action was not on the board that day. */
  avant: Avancement | null | undefined;
  apres: Avancement | null | undefined;
  faits: Fait[];
};
export type ChangementLocal = {
  action: ActionSuivie;
  avant: Avancement | null;
  apres: Avancement | null;
  ligne: LigneValidee | null;
};
export type Passage = { de: Etat; vers: Etat; nombre: number };

export type Comparaison = {
  avant: Totaux;
  apres: Totaux;
  passages: Passage[];
  axes: { numero: number; libelle: string; avant: Totaux; apres: Totaux; changements: Changement[] }[];
  epcis: { epci: EpciSuivi; avant: Totaux; apres: Totaux; changements: ChangementLocal[]; isSilencieux: boolean }[];
};

export type Ecrits = { faits: Fait[]; lignes: LigneValidee[] };

/** What was written between two days, as known at their common day of knowledge; one query. */
export async function readEcrits(db: ViewerDb, schemaId: number, du: Moment, au: Moment): Promise<Ecrits> {
  const [row] = await db.$queryRaw<Ecrits[]>`
    with lu as (select ${du.au}::date as du, ${au.au}::date as au, suivi.fin_du_jour(${au.connuLe}::date) as connu),
    faits as (
      select s.action_id, 'statut' as nature, s.date_effet as jour, s.avancement, s.commentaire as texte, s.id
        from lu, statut s where s.schema_id = ${schemaId} and s.avancement is not null and s.date_effet > lu.du and s.date_effet <= lu.au
          and s.created_at < lu.connu and not exists (select from statut c where c.corrige_id = s.id and c.created_at < lu.connu)
      union all
      select b.action_id, 'blocage', b.date_effet, null, b.motif, b.id
        from lu, blocage b where b.schema_id = ${schemaId} and b.date_effet > lu.du and b.date_effet <= lu.au and b.created_at < lu.connu
      union all
      select b.action_id, 'levee', l.date_effet, null, l.commentaire, b.id
        from lu, levee_blocage l join blocage b on b.id = l.blocage_id
        where l.schema_id = ${schemaId} and l.date_effet > lu.du and l.date_effet <= lu.au and l.created_at < lu.connu
      union all
      select j.action_id, 'jalon', f.fait_le, null, (select jv.libelle from jalon_version jv where jv.jalon_id = j.id order by jv.version_id desc limit 1), j.id
        from lu cross join suivi.jalons_au(${schemaId}, lu.au, lu.connu) f join jalon j on j.id = f.jalon_id
        where f.fait_le > lu.du
      union all
      select v.action_id, 'version', v.date_effet, null, coalesce(v.decision || coalesce(' : ' || v.motif, ''), v.motif), v.id
        from lu, action_version v where v.schema_id = ${schemaId} and v.numero > 1 and not v.is_correction_de_forme
          and v.date_effet > lu.du and v.date_effet <= lu.au and v.created_at < lu.connu)
    select
      (select coalesce(json_agg(json_build_object('actionId', action_id, 'nature', nature, 'jour', jour, 'avancement', avancement,
         'texte', texte) order by jour, id), '[]') from faits) as faits,
      (select coalesce(json_agg(json_build_object('actionId', l.action_id, 'epciId', l.epci_id, 'jour', l.date_effet,
         'texte', concat_ws(' ', l.commentaire, 'Difficulté : ' || l.difficulte)) order by l.id), '[]')
       from lu cross join suivi.locaux_au(${schemaId}, lu.au, lu.connu) d join avancement_epci l on l.id = d.avancement_id
       where l.date_effet > lu.du) as lignes`;
  return row!;
}

/**
 * What changed between two readings of a board, for the actions shown: by axe with what was written, by EPCI for its validated
 * progress. Totals of both days add up to the actions of each; an action that joined or left counts on one side only.
 */
export function comparer(
  [avant, apres]: [Tableau, Tableau],
  shown: readonly ActionSuivie[],
  { faits, lignes }: Ecrits,
): Comparaison {
  const before = new Map(avant.actions.map((action) => [action.id, action]));
  const after = new Map(apres.actions.map((action) => [action.id, action]));
  const totaux = (side: Map<number, ActionSuivie>, of: readonly ActionSuivie[]) =>
    countEtats(of.flatMap(({ id }) => side.get(id) ?? []));
  const changements = shown.flatMap((action): Changement[] => {
    const one = { avant: before.get(action.id)?.avancement, apres: after.get(action.id)?.avancement };
    const own = faits.filter(({ actionId }) => actionId === action.id);
    return own.length > 0 || one.avant !== one.apres ? [{ action, ...one, faits: own }] : [];
  });
  return {
    avant: totaux(before, shown),
    apres: totaux(after, shown),
    passages: listPassages(changements),
    axes: apres.axes.flatMap(({ numero, libelle }) => {
      const own = shown.filter(({ axe }) => axe === numero);
      if (own.length === 0) return [];
      const changed = changements.filter(({ action }) => action.axe === numero);
      return [{ numero, libelle, avant: totaux(before, own), apres: totaux(after, own), changements: changed }];
    }),
    epcis: apres.epcis.flatMap((epci) => {
      const rows = shown.flatMap((action) => {
        const [avantLocal, apresLocal] = [
          localOf(before.get(action.id), epci.id),
          localOf(after.get(action.id), epci.id),
        ];
        return avantLocal || apresLocal ? [{ action, avantLocal, apresLocal }] : [];
      });
      if (rows.length === 0) return [];
      const own = lignes.filter(({ epciId }) => epciId === epci.id);
      const changed = rows.flatMap(({ action, avantLocal, apresLocal }): ChangementLocal[] => {
        const values = { avant: avantLocal?.avancement ?? null, apres: apresLocal?.avancement ?? null };
        if (values.avant === values.apres) return [];
        return [{ action, ...values, ligne: own.find(({ actionId }) => actionId === action.id) ?? null }];
      });
      const count = (side: 'avantLocal' | 'apresLocal') =>
        countEtats(
          rows.flatMap((row) => (row[side] ? [{ avancement: row[side].avancement, etat: row.action.etat }] : [])),
        );
      const isSilencieux = !rows.some(({ action }) => own.some(({ actionId }) => actionId === action.id));
      return [{ epci, avant: count('avantLocal'), apres: count('apresLocal'), changements: changed, isSilencieux }];
    }),
  };
}

/** The actions that answer to the filters on either day: those of the second, and those that have left the board since. */
export function montrees(
  [avant, apres]: [Tableau, Tableau],
  filtres: Filtres,
  [du, au]: [Jour, Jour],
): { actions: ActionSuivie[]; facettes: Facettes } {
  const { actions, facettes } = filtrer(apres.actions, filtres, apres.options, au);
  const kept = new Set(apres.actions.map(({ id }) => id));
  const gone = filtrer(avant.actions, filtres, avant.options, du).actions.filter(({ id }) => !kept.has(id));
  return { actions: [...actions, ...gone], facettes };
}

/** How many actions went from one state to another, in the order of the states; those on one side only are left out. */
export function listPassages(changements: readonly Pick<Changement, 'avant' | 'apres'>[]): Passage[] {
  const etat = (avancement: Avancement | null): Etat => avancement ?? 'non_renseigne';
  return avancementOrder.flatMap((vers) =>
    avancementOrder.flatMap((de) => {
      if (de === vers) return [];
      const nombre = changements.filter(
        ({ avant, apres }) => avant !== undefined && apres !== undefined && etat(avant) === de && etat(apres) === vers,
      ).length;
      return nombre > 0 ? [{ de, vers, nombre }] : [];
    }),
  );
}

function localOf(action: ActionSuivie | undefined, epciId: number) {
  return action?.locaux.find((local) => local.epciId === epciId);
}

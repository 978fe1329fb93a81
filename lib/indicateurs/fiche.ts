import type { ViewerDb } from '@/lib/db';
import type { DefinitionLue, IndicateurLu } from './data';
import { definitionJson, donneeJson } from './lecture';
import type { Donnee, EtatIndicateur } from './rules';

/** A definition, from its first year until the next one. */
export type VersionLue = DefinitionLue & { auteur: string | null; quand: string };

/** One writing of a cell: what it said before for this reader, what it says since. `donnee` null: what it said no longer stands. */
export type Mouvement = {
  id: number;
  annee: number;
  epciId: number | null;
  avant: Donnee | null;
  donnee: Donnee | null;
  auteur: string | null;
  quand: string;
  /** Null: sent, not examined yet. */
  suite: 'valide' | 'retourne' | null;
  suiteMotif: string | null;
  isPourCompte: boolean;
  isCalculee: boolean;
};

type Parent = { id: number; libelle: string };
export type Autour = {
  epcis: { id: number; siren: string; sigle: string; nom: string }[];
  /** From the first to the last. */
  versions: VersionLue[];
  proprietaireId: number | null;
  issuDe: Parent | null;
  eclats: (Parent & { etat: EtatIndicateur })[];
  /** The years that are frozen. */
  figees: number[];
  /** From the last to the first. */
  mouvements: Mouvement[];
};

/** What surrounds an indicator on its sheet: its EPCI by name, its definitions, its lineage, the history of its values; one query. */
export async function readAutour(db: ViewerDb, schemaId: number, id: number): Promise<Autour> {
  const [row] = await db.$queryRaw<Autour[]>`
    select
      coalesce((select json_agg(json_build_object('id', e.id, 'siren', e.siren, 'sigle', s.sigle, 'nom', e.nom) order by s.ordre)
        from schema_epci s join epci e on e.id = s.epci_id where s.schema_id = i.schema_id), '[]') as epcis,
      coalesce((select json_agg(${definitionJson('v')} || jsonb_build_object('auteur', u.prenom || ' ' || u.nom, 'quand', v.created_at) order by v.numero)
        from indicateur_version v left join utilisateur u on u.id = v.auteur_id where v.indicateur_id = i.id), '[]') as versions,
      i.proprietaire_id as "proprietaireId",
      (select json_build_object('id', p.id, 'libelle', coalesce(pv.libelle, p.libelle_source)) from indicateur p
        left join lateral (select x.libelle from indicateur_version x where x.indicateur_id = p.id order by x.numero desc limit 1) pv on true
        where p.id = i.issu_de_id) as "issuDe",
      coalesce((select json_agg(json_build_object('id', p.id, 'libelle', coalesce(pv.libelle, p.libelle_source), 'etat', p.etat)
          order by p.ordre, p.id) from indicateur p
        left join lateral (select x.libelle from indicateur_version x where x.indicateur_id = p.id order by x.numero desc limit 1) pv on true
        where p.issu_de_id = i.id), '[]') as eclats,
      coalesce((select json_agg(f.annee) from annee_figee f where f.schema_id = i.schema_id and f.rouverte_le is null), '[]') as figees,
      coalesce((select json_agg(json_build_object('id', w.id, 'annee', w.annee, 'epciId', w.epci_id, 'avant', w.avant,
          'donnee', w.donnee, 'auteur', u.prenom || ' ' || u.nom, 'quand', w.created_at, 'suite', w.suite,
          'suiteMotif', w.suite_motif, 'isPourCompte', w.is_pour_compte, 'isCalculee', w.is_calculee) order by w.id desc)
        from (select d.*, lag(d.donnee) over (partition by d.annee, d.epci_id order by d.id) as avant
          from (select v.*, case when v.statut is not null then ${donneeJson('v')} end as donnee
            from valeur_indicateur v where v.indicateur_id = i.id) d order by d.id desc limit 300) w
        left join utilisateur u on u.id = w.auteur_id), '[]') as mouvements
    from indicateur i where i.id = ${id} and i.schema_id = ${schemaId}`;
  return row!;
}

/** The definition that holds for a year; the first one for a year before it. */
export function versionPour<Version extends DefinitionLue>(
  versions: readonly Version[],
  annee: number,
): Version | null {
  return versions.findLast(({ desAnnee }) => desAnnee <= annee) ?? versions[0] ?? null;
}

/** The same indicator as a year defines it. */
export function pourAnnee(indicateur: IndicateurLu, annee: number): IndicateurLu {
  return { ...indicateur, definition: versionPour(indicateur.definitions, annee) };
}

/** The words an indicator goes by: those of its definition, else those of the scheme. */
export function titreOf({ definition, libelleSource }: Pick<IndicateurLu, 'definition' | 'libelleSource'>): string {
  return definition?.libelle ?? libelleSource ?? 'Indicateur sans libellé';
}

/** The years of the scheme up to now: those that have something to say. */
export function anneesDe({ dateDebut, dateFin }: { dateDebut: string; dateFin: string }, today: string): number[] {
  const [debut, fin] = [dateDebut, today < dateFin ? today : dateFin].map((jour) => Number(jour.slice(0, 4)));
  return Array.from({ length: Math.max(1, fin! - debut! + 1) }, (_, i) => debut! + i);
}

export type Organisation = { id: number; nom: string };

/** The organisations that may own an indicator, by name. */
export function listOrganisations(db: ViewerDb): Promise<Organisation[]> {
  return db.$queryRaw<Organisation[]>`select id, nom from organisation order by nom`;
}

/** The followed actions of a scheme, for an indicator to be of one. */
export function listActionsSuivies(
  db: ViewerDb,
  schemaId: number,
): Promise<{ id: number; code: string; titre: string }[]> {
  return db.$queryRaw<{ id: number; code: string; titre: string }[]>`
    select a.id, a.code, v.titre from action a join action_version v on v.id = a.version_id join fiche f on f.id = a.fiche_id
    where a.schema_id = ${schemaId} and a.etat = 'active' order by f.ordre, f.code, a.ordre, a.code`;
}

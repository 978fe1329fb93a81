import type { ViewerDb } from '@/lib/db';

export type HorsTableau = {
  id: number;
  titre: string;
  etat: 'ressource' | 'archivee';
  fiche: string;
  codeOrigine: string | null;
  utilisations: { id: number; code: string; titre: string }[];
};

/** Resource documents and archived actions of a scheme, by fiche then title: kept for ever, counted nowhere. */
export async function listHorsTableau(db: ViewerDb, schemaId: number): Promise<HorsTableau[]> {
  return db.$queryRaw<HorsTableau[]>`
    select a.id, v.titre, a.etat::text as etat, f.titre as fiche, v.code as "codeOrigine",
      (select coalesce(json_agg(json_build_object('id', u.id, 'code', uv.code, 'titre', uv.titre) order by uv.code), '[]')
       from action_ressource ar join action u on u.id = ar.action_id join action_version uv on uv.id = u.version_id
       where ar.ressource_id = a.id) as utilisations
    from action a join action_version v on v.id = a.version_id join fiche f on f.id = a.fiche_id
    where a.schema_id = ${schemaId} and a.etat in ('ressource', 'archivee')
    order by f.ordre, v.titre`;
}

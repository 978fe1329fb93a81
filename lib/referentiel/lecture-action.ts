import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import type { VersionEcrite } from './garde';
import { texteActionLabels, textesAction, type TexteAction } from './rules';

export type JalonEcrit = { id: number; libelle: string; debut: Jour | null; fin: Jour; faitLe: Jour | null };

/** The version in force of an action, as its form shows it; `numero` is the revision that the form has read. */
export type VersionAction = Record<Exclude<TexteAction, 'titre'>, string | null> & {
  id: number;
  numero: number;
  titre: string;
  code: string | null;
  etat: 'active' | 'retiree' | 'archivee' | 'ressource';
  motif: string | null;
  ficheId: number;
  isPorteurADesigner: boolean;
  isDepartementale: boolean;
  dateEffet: Jour;
  epcis: number[];
  facettes: number[];
  jalons: JalonEcrit[];
  origine: { schema: string; code: string | null; id: number } | null;
};

/** The action to edit; null when it is not in this scheme for this person. */
export async function readVersionAction(db: ViewerDb, schemaId: number, id: number): Promise<VersionAction | null> {
  const [row] = await db.$queryRaw<VersionAction[]>`
    select a.id, v.numero, v.titre, v.code, v.etat::text as etat, v.motif, v.fiche_id as "ficheId", v.resume, v.objectif, v.description,
      v.public_cible as "publicCible", v.porteur, v.is_porteur_a_designer as "isPorteurADesigner", v.partenaires, v.calendrier, v.lieux,
      v.financements, v.liens_schemas as "liensSchemas", v.is_departementale as "isDepartementale", v.date_effet::text as "dateEffet",
      array(select epci_id from action_version_epci where version_id = v.id) as epcis,
      array(select facette_id from action_version_facette where version_id = v.id) as facettes,
      (select coalesce(json_agg(json_build_object('id', j.jalon_id, 'libelle', j.libelle, 'debut', j.debut, 'fin', j.fin, 'faitLe',
         (select r.fait_le from jalon_realisation r where r.jalon_id = j.jalon_id order by r.id desc limit 1)) order by j.fin, j.jalon_id), '[]')
       from jalon_version j where j.version_id = v.id) as jalons,
      (select json_build_object('schema', s.code, 'code', o.code, 'id', o.id) from action o join schema_departemental s on s.id = o.schema_id
       where o.id = a.origine_id) as origine
    from action a join action_version v on v.id = a.version_id where a.id = ${id} and a.schema_id = ${schemaId}`;
  return row ?? null;
}

/** The version in force, for who was writing another at the same time; null when it is not theirs to see. */
export async function readVersionEcrite(db: ViewerDb, actionId: number): Promise<VersionEcrite | null> {
  const [row] = await db.$queryRaw<(Record<string, string | null> & { numero: number })[]>`
    select v.numero, u.prenom || ' ' || u.nom as auteur, v.created_at::text as quand, v.code, v.titre, v.resume, v.objectif, v.description,
      v.public_cible as "publicCible", v.porteur, v.partenaires, v.calendrier, v.lieux, v.financements, v.liens_schemas as "liensSchemas"
    from action a join action_version v on v.id = a.version_id left join utilisateur u on u.id = v.auteur_id where a.id = ${actionId}`;
  if (!row) return null;
  const champ = (nom: string, label: string) => ({ nom, label, valeur: row[nom] ?? '' });
  return {
    revision: row.numero,
    auteur: row.auteur ?? null,
    quand: row.quand ?? null,
    champs: [champ('code', 'Code'), ...textesAction.map((nom) => champ(nom, texteActionLabels[nom]))],
  };
}

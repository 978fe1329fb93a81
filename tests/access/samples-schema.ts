import type { Sample } from './samples.ts';

/** The rows by which a scheme is opened and written, good if the person had the right. */
export function insertsOfSchema(auteur: number | string, at: Sample): Record<string, string> {
  const { schemaId, epciId, ficheId, axeId, facetteId, actionId, jalonId } = at;
  const version = `insert into action_version (action_id, schema_id, numero, date_effet, auteur_id, etat, fiche_id, code, titre, is_departementale)
    values (${actionId}, ${schemaId}, 2, '2026-11-20', ${auteur}, 'active', ${ficheId}, 'ESSAI-1', 'Essai', true)`;
  // what a version holds comes with it
  const avec = (sql: string) => `with v as (${version} returning id) ${sql} from v`;
  return {
    schema_departemental: `insert into schema_departemental (code, nom, departement_code, date_debut, date_fin, etat)
      values ('13-2030', 'Essai', '13', '2030-01-01', '2035-12-31', 'en_elaboration')`,
    schema_epci: `insert into schema_epci (schema_id, epci_id, sigle, ordre) values (${schemaId}, ${epciId}, 'ESSAI', 99)`,
    axe: `insert into axe (schema_id, numero, libelle, type) values (${schemaId}, 99, 'Essai', 'sectoriel')`,
    facette: `insert into facette (schema_id, famille, libelle, ordre) values (${schemaId}, 'public', 'Essai', 99)`,
    fiche: `insert into fiche (schema_id, axe_id, code, titre, degre_priorite, etat, ordre)
      values (${schemaId}, ${axeId}, '9-Y', 'Essai', 'structurante', 'active', 99)`,
    action: `insert into action (schema_id, ordre) values (${schemaId}, 1)`,
    action_version: version,
    action_version_epci: avec(
      `insert into action_version_epci (version_id, schema_id, epci_id) select v.id, ${schemaId}, ${epciId}`,
    ),
    action_version_facette: avec(
      `insert into action_version_facette (version_id, schema_id, facette_id) select v.id, ${schemaId}, ${facetteId}`,
    ),
    jalon: `insert into jalon (action_id, schema_id) values (${actionId}, ${schemaId})`,
    jalon_version: avec(
      `insert into jalon_version (version_id, jalon_id, schema_id, libelle, fin) select v.id, ${jalonId}, ${schemaId}, 'Essai', '2026-12-31'`,
    ),
  };
}

import type pg from 'pg';
import { insertId, insertRows } from '../../prisma/seed/insert.ts';

/** What the good rows of observe.ts lean on. */
export type SampleIndicateur = {
  /** Without any value yet. */
  libre: number;
  /** Its only value came back. */
  retourne: number;
  valeurRetournee: number;
};

type Where = { schemaId: number; epciId: number; personneId: number; place: string };

/** An indicator of an EPCI with a value that waits, another whose value came back, a third without any; La Poste answers for those « ici ». */
export async function insertIndicateurs(
  client: pg.Client,
  { schemaId, epciId, personneId, place }: Where,
): Promise<{ sample: SampleIndicateur; ou: Record<string, string> }> {
  const { rows } = await client.query<{ id: number }>("select id from organisation where sigle = 'La Poste'");
  const proprietaire = place === 'ici' ? rows[0]!.id : null;
  const make = () => insertIndicateur(client, { schemaId, proprietaire });
  const [enAttente, retourne, libre] = [await make(), await make(), await make()];
  const at = { schema_id: schemaId, epci_id: epciId, annee: 2026, auteur_id: personneId };
  const dite = { statut: 'renseignee', valeur: 3 };
  await insertRows(client, 'brouillon_valeur', [{ ...at, ...dite, indicateur_id: libre }]);
  const valeurId = await insertId(client, 'valeur_indicateur', { ...at, ...dite, indicateur_id: enAttente });
  const retour = { suite: 'retourne', suite_motif: 'Essai.' };
  const valeurRetournee = await insertId(client, 'valeur_indicateur', {
    ...at,
    ...dite,
    ...retour,
    indicateur_id: retourne,
  });
  await insertRows(client, 'indicateur_cible', [{ indicateur_id: libre, schema_id: schemaId, annee: 2030, valeur: 9 }]);
  const figeeId = await insertId(client, 'annee_figee', {
    ...{ schema_id: schemaId, annee: 2000 + (epciId % 20), auteur_id: personneId },
  });
  const lotId = await insertLot(client, { schemaId, epciId, auteurId: personneId }, [{}]);
  return {
    sample: { libre, retourne, valeurRetournee },
    ou: {
      indicateur: `id = ${libre}`,
      indicateur_version: `indicateur_id = ${libre}`,
      indicateur_cible: `indicateur_id = ${libre}`,
      brouillon_valeur: `indicateur_id = ${libre}`,
      valeur_indicateur: `id = ${valeurId}`,
      annee_figee: `id = ${figeeId}`,
      import_lot: `id = ${lotId}`,
    },
  };
}

/** What an import of an EPCI did to its cells. */
export async function insertLot(
  client: pg.Client,
  { schemaId, epciId, auteurId }: { schemaId: number; epciId: number; auteurId: number },
  lignes: readonly object[],
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into import_lot (schema_id, epci_id, annee, nom, auteur_id, lignes)
     values ($1, $2, 2026, 'essai.csv', $3, $4) returning id`,
    [schemaId, epciId, auteurId, JSON.stringify(lignes)],
  );
  return rows[0]!.id;
}

/** A followed number that every EPCI of the scheme is to say. */
export async function insertIndicateur(
  client: pg.Client,
  { schemaId, proprietaire = null }: { schemaId: number; proprietaire?: number | null },
): Promise<number> {
  const id = await insertId(client, 'indicateur', {
    schema_id: schemaId,
    etat: 'actif',
    proprietaire_id: proprietaire,
  });
  await client.query(
    `insert into indicateur_version (indicateur_id, schema_id, des_annee, libelle, type, echelle, agregation, sens, periodicite)
     values ($1, $2, 2025, 'Essai', 'nombre', 'epci', 'somme', 'hausse', 'annuelle')`,
    [id, schemaId],
  );
  return id;
}

/** Good rows of the tables of indicators for whoever has the right: see insertsOf in observe.ts. */
export function insertsOfIndicateur(
  auteur: number | 'null',
  at: { schemaId: number; epciId: number; indicateur: SampleIndicateur },
): Record<string, string> {
  const { schemaId, epciId, indicateur } = at;
  // the cellule writes for an EPCI, a référent in its name
  const pourCompte = `not (${schemaId}, ${epciId}) in (select * from acces.epcis_referent())`;
  return {
    indicateur: `insert into indicateur (schema_id, libelle_source) values (${schemaId}, 'Essai')`,
    indicateur_version: `insert into indicateur_version (indicateur_id, schema_id, des_annee, libelle, type, echelle, agregation, sens,
      periodicite, auteur_id) values (${indicateur.libre}, ${schemaId}, 2031, 'Essai', 'nombre', 'epci', 'somme', 'hausse', 'annuelle', ${auteur})`,
    indicateur_cible: `insert into indicateur_cible (indicateur_id, schema_id, annee, valeur) values (${indicateur.libre}, ${schemaId}, 2031, 1)`,
    brouillon_valeur: `insert into brouillon_valeur (indicateur_id, annee, epci_id, schema_id, statut, auteur_id)
      values (${indicateur.retourne}, 2026, ${epciId}, ${schemaId}, 'non_disponible', ${auteur})`,
    valeur_indicateur: `insert into valeur_indicateur (indicateur_id, annee, epci_id, schema_id, precedente_id, statut, is_pour_compte, auteur_id)
      values (${indicateur.retourne}, 2026, ${epciId}, ${schemaId}, ${indicateur.valeurRetournee}, 'non_disponible', ${pourCompte}, ${auteur})`,
    import_lot: `insert into import_lot (schema_id, epci_id, annee, nom, auteur_id, lignes)
      values (${schemaId}, ${epciId}, 2026, 'essai.csv', ${auteur}, '[{}]')`,
    annee_figee: `insert into annee_figee (schema_id, annee, auteur_id) values (${schemaId}, 2024, ${auteur})`,
  };
}

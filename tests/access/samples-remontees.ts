import type pg from 'pg';
import { insertId, insertRows } from '../../prisma/seed/insert.ts';
import {
  fixClock,
  insertCampagne,
  insertDemande,
  insertLigne,
  insertReponse,
  insertSuite,
  type Cellule,
} from '../campagnes/lignes.ts';

/** What the good rows of observe.ts lean on. */
export type SampleRemontee = {
  campagneId: number;
  /** A line that waits; a validated one whose only request was refused; a request without answer. */
  ligneEnAttente: number;
  ligneValidee: number;
  demandeOuverte: number;
  remarqueId: number;
};

type Place = { schemaId: number; epciId: number; personneId: number; annee: number };

/**
 * Rows of local progress at one place, and where to find them. The line is one that waits, what became of it a return:
 * what everybody reads once validated is not told apart by a place (remontees.test.ts does). `actions`: waiting,
 * returned, validated, validated and to be corrected.
 */
export async function insertRemontee(
  client: pg.Client,
  { schemaId, epciId, personneId, annee }: Place,
  actions: [number, number, number, number],
): Promise<{ sample: SampleRemontee; ou: Record<string, string> }> {
  await fixClock(client);
  const campagneId = await insertCampagne(client, schemaId, annee);
  const [attente, retournee, validee, aCorriger] = actions.map((actionId): Cellule => ({
    schemaId,
    epciId,
    actionId,
    auteurId: personneId,
  })) as [Cellule, Cellule, Cellule, Cellule];
  const base = { schema_id: schemaId, epci_id: epciId, auteur_id: personneId };

  const mandat = { nature: 'elu_referent', prenom: 'Alix', nom: 'Essai', debut: '2001-01-01', fin: '2001-12-31' };
  const mandatId = await insertId(client, 'mandat', { ...base, ...mandat });
  const competence = { competence: 'autre', precision: 'Essai', caractere: 'facultative', prise_le: '2001-01-01' };
  const competenceId = await insertId(client, 'competence_epci', { ...base, ...competence });
  await insertRows(client, 'brouillon_avancement', [{ ...base, action_id: attente.actionId, commentaire: 'Essai.' }]);
  const ligneEnAttente = await insertLigne(client, attente);
  const ligneRetournee = await insertLigne(client, retournee);
  await insertSuite(client, retournee, ligneRetournee, 'Essai.');
  const ligneValidee = await insertLigne(client, validee);
  await insertSuite(client, validee, ligneValidee);
  const demandeRefusee = await insertDemande(client, validee, ligneValidee);
  await insertReponse(client, validee, demandeRefusee, 'Essai.');
  const ligneACorriger = await insertLigne(client, aCorriger);
  await insertSuite(client, aCorriger, ligneACorriger);
  const demandeOuverte = await insertDemande(client, aCorriger, ligneACorriger);
  const visa = { ...base, campagne_id: campagneId, date_visa: '2026-11-20', is_en_ligne: true };
  const visaId = await insertId(client, 'visa', visa);
  const remarque = { ...base, action_id: attente.actionId, texte: 'Essai.' };
  const remarqueId = await insertId(client, 'remarque', remarque);
  const suite = { schema_id: schemaId, auteur_id: personneId, texte: 'Essai.', is_cloture: false };
  const suiteId = await insertId(client, 'suite_remarque', { ...suite, remarque_id: remarqueId });
  return {
    sample: { campagneId, ligneEnAttente, ligneValidee, demandeOuverte, remarqueId },
    ou: {
      mandat: `id = ${mandatId}`,
      competence_epci: `id = ${competenceId}`,
      campagne: `id = ${campagneId}`,
      brouillon_avancement: `action_id = ${attente.actionId} and epci_id = ${epciId}`,
      avancement_epci: `id = ${ligneEnAttente}`,
      suite_avancement: `avancement_id = ${ligneRetournee}`,
      demande_correction: `id = ${demandeOuverte}`,
      reponse_correction: `demande_id = ${demandeRefusee}`,
      suivi_epci: `avancement_id = ${ligneValidee}`,
      visa: `id = ${visaId}`,
      remarque: `id = ${remarqueId}`,
      suite_remarque: `id = ${suiteId}`,
    },
  };
}

/** Good rows of the tables of local progress for whoever has the right: see insertsOf in observe.ts. */
export function insertsOfRemontee(
  auteur: number | 'null',
  at: { schemaId: number; epciId: number; actionBloquee: number; remontee: SampleRemontee },
): Record<string, string> {
  const { schemaId, epciId, actionBloquee, remontee } = at;
  const epci = `${schemaId}, ${epciId}, ${auteur}`;
  const mine = `(${schemaId}, ${epciId}) in (select * from acces.epcis_elu())`;
  // the copil speaks in its own name, an EPCI in its own
  const nom = `case when exists (select from acces.remarques_permises() p where p.schema_id = ${schemaId} and p.epci_id is null)
    then null else ${epciId} end`;
  return {
    mandat: `insert into mandat (nature, prenom, nom, debut, fin, schema_id, epci_id, auteur_id)
      values ('referent_technique', 'Alix', 'Essai', '2002-01-01', '2002-12-31', ${epci})`,
    competence_epci: `insert into competence_epci (competence, precision, caractere, prise_le, schema_id, epci_id, auteur_id)
      values ('autre', 'Nouvelle', 'facultative', '2002-01-01', ${epci})`,
    campagne: `insert into campagne (schema_id, annee, ouverture, echeance, auteur_id)
      values (${schemaId}, 2099, '2026-11-01', '2027-02-28', ${auteur})`,
    brouillon_avancement: `insert into brouillon_avancement (action_id, schema_id, epci_id, auteur_id) values (${actionBloquee}, ${epci})`,
    avancement_epci: `insert into avancement_epci (action_id, avancement, schema_id, epci_id, auteur_id)
      values (${actionBloquee}, 'fait', ${epci})`,
    suite_avancement: `insert into suite_avancement (avancement_id, suite, schema_id, epci_id, auteur_id)
      values (${remontee.ligneEnAttente}, 'valide', ${epci})`,
    demande_correction: `insert into demande_correction (avancement_id, motif, schema_id, epci_id, auteur_id)
      values (${remontee.ligneValidee}, 'Essai.', ${epci})`,
    reponse_correction: `insert into reponse_correction (demande_id, is_acceptee, schema_id, epci_id, auteur_id)
      values (${remontee.demandeOuverte}, true, ${epci})`,
    visa: `insert into visa (campagne_id, date_visa, is_en_ligne, schema_id, epci_id, auteur_id)
      values (${remontee.campagneId}, '2026-11-22', ${mine}, ${epci})`,
    remarque: `insert into remarque (action_id, texte, schema_id, epci_id, auteur_id)
      values (${actionBloquee}, 'Essai.', ${schemaId}, ${nom}, ${auteur})`,
    suite_remarque: `insert into suite_remarque (remarque_id, texte, is_cloture, schema_id, auteur_id)
      values (${remontee.remarqueId}, 'Essai.', false, ${schemaId}, ${auteur})`,
  };
}

import type pg from 'pg';
import { insertId, insertRows } from '../../prisma/seed/insert.ts';
import type { Sample } from './samples.ts';

/** What the good rows of observe.ts lean on. */
export type SampleConvention = { conventionId: number; partieId: number; financeurId: number };

type Where = { schemaId: number; epciId: number; actionId: number; place: string };

/**
 * A signed financière of one place, between its EPCI and a body: La Poste where the operator of the cast stands. A cadre, which
 * every référent of the scheme reads, would not tell one EPCI from another (conventions.test.ts does).
 */
export async function insertConventionSample(
  client: pg.Client,
  { schemaId, epciId, actionId, place }: Where,
): Promise<{ sample: SampleConvention; ou: Record<string, string> }> {
  const organisationId = await organisationOf(client, epciId);
  const { rows } = await client.query<{ id: number }>("select id from organisation where sigle = 'La Poste'");
  const autre =
    place === 'ici'
      ? rows[0]!.id
      : await insertId(client, 'organisation', { nom: `Essai ${place}`, type: 'association' });
  const conventionId = await insertId(client, 'convention', {
    ...{
      schema_id: schemaId,
      reference: `ESSAI-${place}`,
      intitule: 'Essai',
      niveau: 'financiere_realisation',
      famille: 'autre',
    },
    ...{ sans_parent: 'Essai.', date_effet: '2025-01-01', date_fin: '2027-12-31' },
  });
  const base = { convention_id: conventionId, schema_id: schemaId };
  const [partieId, autrePartieId] = [
    await insertId(client, 'convention_partie', { ...base, organisation_id: organisationId, ordre: 1 }),
    await insertId(client, 'convention_partie', { ...base, organisation_id: autre, ordre: 2 }),
  ];
  const signe = { ...base, signe_le: '2025-01-10' };
  await insertRows(client, 'convention_signature', [
    { ...signe, partie_id: partieId },
    { ...signe, partie_id: autrePartieId },
  ]);
  await insertId(client, 'engagement', { ...base, partie_id: partieId, texte: 'Essai.' });
  await insertRows(client, 'convention_epci', [{ ...base, epci_id: epciId }]);
  await insertRows(client, 'convention_action', [{ ...base, action_id: actionId }]);
  await insertId(client, 'convention_montant', {
    ...base,
    annee: 2025,
    volet: 'ingenierie',
    financeur_id: autre,
    prevu: 0,
  });
  const evaluation = { ...base, annee: 2025, avancement: 'fait', commentaire: 'Essai.', suite: 'poursuite' };
  await insertId(client, 'evaluation_convention', { ...evaluation, evaluee_le: '2025-12-01' });
  const contactId = await insertId(client, 'contact', {
    ...{ schema_id: schemaId, organisation_id: autre, fonction: 'Essai' },
  });
  await client.query("update convention set etat = 'signee' where id = $1", [conventionId]);
  await insertId(client, 'avenant', { ...base, numero: 1, objet: 'Essai.', signe_le: '2025-06-01' });
  const own = `convention_id = ${conventionId}`;
  return {
    sample: { conventionId, partieId, financeurId: autre },
    ou: {
      organisation: `id = ${autre}`,
      contact: `id = ${contactId}`,
      convention: `id = ${conventionId}`,
      convention_partie: `id = ${partieId}`,
      convention_signature: `partie_id = ${partieId}`,
      ...Object.fromEntries(
        [
          'engagement',
          'convention_epci',
          'convention_action',
          'convention_montant',
          'avenant',
          'evaluation_convention',
        ].map((table) => [table, own]),
      ),
    },
  };
}

/** The rows that would be good if the person had the right. */
export function insertsOfConvention(auteur: number | string, at: Sample): Record<string, string> {
  const { schemaId, epciId, actionId } = at;
  const { conventionId, partieId, financeurId } = at.convention;
  const base = `${conventionId}, ${schemaId}`;
  return {
    convention: `insert into convention (schema_id, reference, intitule, niveau, famille)
      values (${schemaId}, 'ESSAI-NOUVELLE', 'Essai', 'cadre_objectifs', 'autre')`,
    contact: `insert into contact (schema_id, organisation_id, fonction) values (${schemaId}, ${financeurId}, 'Essai')`,
    convention_partie: `insert into convention_partie (convention_id, schema_id, organisation_id, ordre)
      select ${base}, id, 3 from organisation where sigle = 'CAF'`,
    convention_signature: `insert into convention_signature (convention_id, schema_id, partie_id, signe_le) values (${base}, ${partieId}, '2026-11-20')`,
    engagement: `insert into engagement (convention_id, schema_id, partie_id, texte) values (${base}, ${partieId}, 'Essai.')`,
    convention_epci: `insert into convention_epci (convention_id, schema_id, epci_id) values (${base}, ${epciId})`,
    convention_action: `insert into convention_action (convention_id, schema_id, action_id) values (${base}, ${actionId})`,
    convention_montant: `insert into convention_montant (convention_id, schema_id, annee, volet, financeur_id, prevu)
      values (${base}, 2026, 'fonctionnement', ${financeurId}, 0)`,
    avenant: `insert into avenant (convention_id, schema_id, numero, objet, signe_le, auteur_id) values (${base}, 1, 'Essai.', '2026-11-20', ${auteur})`,
    evaluation_convention: `insert into evaluation_convention (convention_id, schema_id, annee, avancement, commentaire, suite, evaluee_le, auteur_id)
      values (${base}, 2026, 'fait', 'Essai.', 'poursuite', '2026-11-20', ${auteur})`,
  };
}

/** The organisation that an EPCI is, made when it is not there. */
export async function organisationOf(client: pg.Client, epciId: number): Promise<number> {
  const { rows } = await client.query<{ id: number }>('select id from organisation where epci_id = $1', [epciId]);
  return rows[0]?.id ?? insertId(client, 'organisation', { nom: `EPCI ${epciId}`, type: 'epci', epci_id: epciId });
}

import type pg from 'pg';
import { insertId, insertRows } from '../../prisma/seed/insert.ts';
import type { Sample } from './samples.ts';

/** What the good rows of observe.ts lean on. */
export type SampleConvention = {
  conventionId: number;
  partieId: number;
  financeurId: number;
  documentId: number;
  versionId: number;
};

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
  const document = await insertDocument(client, { ...base, visibilite: 'copil' });
  const own = `convention_id = ${conventionId}`;
  return {
    sample: { conventionId, partieId, financeurId: autre, ...document },
    ou: {
      organisation: `id = ${autre}`,
      contact: `id = ${contactId}`,
      convention: `id = ${conventionId}`,
      convention_partie: `id = ${partieId}`,
      convention_signature: `partie_id = ${partieId}`,
      document: `id = ${document.documentId}`,
      document_version: `id = ${document.versionId}`,
      document_morceau: `version_id = ${document.versionId}`,
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
  const { conventionId, partieId, financeurId, documentId, versionId } = at.convention;
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
    document: `insert into document (convention_id, schema_id, titre, nature, visibilite) values (${base}, 'Essai', 'annexe', 'interne')`,
    document_version: `insert into document_version (document_id, schema_id, numero, nom, mime, taille, sha256, auteur_id)
      values (${documentId}, ${schemaId}, 2, 'a.pdf', 'application/pdf', 1, repeat('a', 64), ${auteur})`,
    document_morceau: `insert into document_morceau (version_id, document_id, schema_id, rang, contenu)
      values (${versionId}, ${documentId}, ${schemaId}, 1, 'a')`,
    evaluation_convention: `insert into evaluation_convention (convention_id, schema_id, annee, avancement, commentaire, suite, evaluee_le, auteur_id)
      values (${base}, 2026, 'fait', 'Essai.', 'poursuite', '2026-11-20', ${auteur})`,
  };
}

/** A document of one version, one piece, that its visibility opens. */
export async function insertDocument(
  client: pg.Client,
  {
    visibilite,
    retire = false,
    ...base
  }: { convention_id: number; schema_id: number; visibilite: string; retire?: boolean },
): Promise<{ documentId: number; versionId: number }> {
  const retire_le = retire ? '2026-11-20T09:00:00Z' : null;
  await client.query('begin');
  const documentId = await insertId(client, 'document', {
    ...base,
    titre: 'Essai',
    nature: 'annexe',
    visibilite,
    retire_le,
  });
  const [mime, sha256] = ['application/pdf', 'a'.repeat(64)];
  const of = { document_id: documentId, schema_id: base.schema_id };
  const versionId = await insertId(client, 'document_version', {
    ...of,
    numero: 1,
    nom: 'essai.pdf',
    mime,
    taille: 5,
    sha256,
  });
  await client.query(
    'insert into document_morceau (version_id, document_id, schema_id, rang, contenu) values ($1, $2, $3, 0, $4)',
    [versionId, documentId, base.schema_id, Buffer.from('%PDF-')],
  );
  await client.query('commit');
  return { documentId, versionId };
}

/** The organisation that an EPCI is, made when it is not there. */
export async function organisationOf(client: pg.Client, epciId: number): Promise<number> {
  const { rows } = await client.query<{ id: number }>('select id from organisation where epci_id = $1', [epciId]);
  return rows[0]?.id ?? insertId(client, 'organisation', { nom: `EPCI ${epciId}`, type: 'epci', epci_id: epciId });
}

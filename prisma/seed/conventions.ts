import type pg from 'pg';
import { daysBefore } from './days.ts';
import { insertDocuments } from './documents.ts';
import { insertId, insertRows } from './insert.ts';
import type { Scheme } from './scheme.ts';
import { DEPARTEMENT, ETAT, listConventions, type Convention } from './schema04/conventions.ts';
import { listDocuments } from './schema04/documents.ts';

/** Inserts the conventions of the demonstration: cadres, financières and those of the operators, around the anchor day. */
export async function insertConventions(
  client: pg.Client,
  { scheme, anchor }: { scheme: Scheme; anchor: string },
): Promise<void> {
  const organisations = await insertOrganisations(client, scheme);
  const ids = new Map<string, number>();
  for (const fait of listConventions([...scheme.epcis.keys()], anchor))
    ids.set(fait.reference, await insertOne(client, scheme, fait, { organisations, ids }));
  await insertDocuments(client, scheme.id, listDocuments(anchor));
}

/** Those of conventions: the two sides of the cellule, the Région, an association, and each EPCI; ids by sigle, operators included. */
async function insertOrganisations(client: pg.Client, scheme: Scheme): Promise<ReadonlyMap<string, number>> {
  await insertRows(client, 'organisation', [
    { sigle: ETAT, nom: 'Préfecture des Alpes-de-Haute-Provence', type: 'etat' },
    { sigle: DEPARTEMENT, nom: 'Conseil départemental des Alpes-de-Haute-Provence', type: 'departement' },
    { sigle: 'Région', nom: "Région Provence-Alpes-Côte d'Azur", type: 'region' },
    { sigle: 'FEPEM', nom: 'Fédération des particuliers employeurs de France, IPERIA', type: 'association' },
  ]);
  await client.query(
    `insert into organisation (sigle, nom, type, epci_id) select se.sigle, e.nom, 'epci', e.id
     from schema_epci se join epci e on e.id = se.epci_id where se.schema_id = $1 order by se.ordre`,
    [scheme.id],
  );
  const { rows } = await client.query<{ id: number; sigle: string }>(
    'select id, sigle from organisation where sigle is not null',
  );
  return new Map(rows.map(({ id, sigle }) => [sigle, id]));
}

type Connus = { organisations: ReadonlyMap<string, number>; ids: ReadonlyMap<string, number> };

async function insertOne(
  client: pg.Client,
  scheme: Scheme,
  fait: Convention,
  { organisations, ids }: Connus,
): Promise<number> {
  const isFinanciere = Boolean(fait.parent ?? fait.sansParent);
  const id = await insertId(client, 'convention', {
    ...{ schema_id: scheme.id, reference: fait.reference, intitule: fait.intitule, famille: fait.famille },
    niveau: isFinanciere ? 'financiere_realisation' : 'cadre_objectifs',
    parent_id: fait.parent ? ids.get(fait.parent) : null,
    sans_parent: fait.sansParent ?? null,
    ...{ date_effet: fait.effet ?? null, date_fin: fait.fin ?? null, preavis_mois: fait.preavis ?? null },
    ...{ reconduction: fait.tacite ? 'tacite' : 'aucune', duree_reconduction_mois: fait.tacite ?? null },
  });
  const base = { convention_id: id, schema_id: scheme.id };
  for (const [i, { qui, qualite, signeLe, engagements = [] }] of fait.parties.entries()) {
    const organisation_id = organisations.get(qui)!;
    const partie_id = await insertId(client, 'convention_partie', {
      ...base,
      organisation_id,
      qualite: qualite ?? null,
      ordre: i + 1,
    });
    if (signeLe)
      await insertRows(client, 'convention_signature', [
        {
          ...base,
          partie_id,
          signe_le: signeLe,
          deliberation_numero: `${signeLe.slice(0, 4)}-${10 + i}`,
          deliberation_le: daysBefore(signeLe, 20),
        },
      ]);
    await insertRows(
      client,
      'engagement',
      engagements.map(({ texte, action, constat, echeance }) => ({
        ...{
          ...base,
          partie_id,
          texte,
          action_id: action ? scheme.actions.get(action)?.id : null,
          echeance: echeance ?? null,
        },
        ...{
          constat: constat ?? null,
          constate_le: constat ? (fait.evaluations?.at(-1)?.[0] ?? 2026) + '-12-01' : null,
        },
      })),
    );
  }
  await insertRows(
    client,
    'convention_epci',
    (fait.epcis ?? []).map((sigle) => ({ ...base, epci_id: scheme.epcis.get(sigle) })),
  );
  await insertRows(
    client,
    'convention_action',
    (fait.actions ?? []).flatMap((code) =>
      scheme.actions.get(code) ? [{ ...base, action_id: scheme.actions.get(code)!.id }] : [],
    ),
  );
  await insertRows(
    client,
    'convention_montant',
    (fait.montants ?? []).map(([annee, volet, financeur, prevu, verse]) => ({
      ...base,
      annee,
      volet,
      financeur_id: organisations.get(financeur),
      prevu,
      verse,
    })),
  );
  if (fait.avenant)
    await insertRows(client, 'avenant', [
      {
        ...base,
        numero: 1,
        objet: fait.avenant.objet,
        signe_le: fait.avenant.signeLe,
        nouvelle_fin: fait.avenant.nouvelleFin,
      },
    ]);
  await insertRows(
    client,
    'evaluation_convention',
    (fait.evaluations ?? []).map(([annee, avancement, suite, commentaire]) => ({
      ...base,
      annee,
      avancement,
      suite,
      commentaire,
      evaluee_le: `${annee}-12-01`,
    })),
  );
  await client.query('update convention set etat = $2::etat_convention where id = $1', [id, fait.etat]);
  return id;
}

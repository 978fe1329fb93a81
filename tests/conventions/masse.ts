import { withClient } from '../../scripts/postgres/connect.ts';

/** Adds so many signed conventions to a demonstration base, each with what its pages read: parties, EPCI, action, engagement, money, evaluation. */
export function addConventions(ownerUrl: string, count: number): Promise<void> {
  return withClient(ownerUrl, async (client) => {
    await client.query('begin');
    await client.query("select set_config('maillage.maintenant', '2026-11-22T09:00:00Z', true)");
    await client.query(
      `insert into convention (schema_id, reference, intitule, niveau, famille, date_effet, date_fin, preavis_mois)
       select s.id, 'MASSE-' || lpad(i::text, 4, '0'), 'Convention en nombre ' || i, 'cadre_objectifs', 'autre', '2025-03-01', '2027-02-28', 2
       from schema_departemental s, generate_series(1, $1) i where s.code = '04-2025'`,
      [count],
    );
    const masse = "from convention c where c.reference like 'MASSE-%'";
    await client.query(
      `insert into convention_partie (convention_id, schema_id, organisation_id, ordre)
       select c.id, c.schema_id, o.id, case o.sigle when 'Préfecture' then 1 else 2 end
       from convention c, organisation o where c.reference like 'MASSE-%' and o.sigle in ('Préfecture', 'JLVD')`,
    );
    await client.query(
      `insert into convention_signature (partie_id, convention_id, schema_id, signe_le)
       select p.id, p.convention_id, p.schema_id, '2025-02-20' from convention_partie p
       where p.convention_id in (select c.id ${masse})`,
    );
    await client.query("update convention set etat = 'signee' where reference like 'MASSE-%'");
    for (const insert of [
      `convention_epci (convention_id, schema_id, epci_id) select c.id, c.schema_id, (select epci_id from schema_epci where schema_id = c.schema_id and sigle = 'JLVD')`,
      `convention_action (convention_id, schema_id, action_id) select c.id, c.schema_id, 13`,
      `engagement (partie_id, convention_id, schema_id, texte, action_id) select (select min(id) from convention_partie where convention_id = c.id), c.id, c.schema_id, 'Tenir.', 13`,
      `convention_montant (convention_id, schema_id, annee, volet, financeur_id, prevu) select c.id, c.schema_id, 2026, 'ingenierie', (select id from organisation where sigle = 'JLVD'), 10`,
      `evaluation_convention (convention_id, schema_id, annee, avancement, suite, commentaire, evaluee_le) select c.id, c.schema_id, 2025, 'fait', 'poursuite', 'Tenu.', '2025-12-01'`,
    ])
      await client.query(`insert into ${insert} ${masse}`);
    await client.query('commit');
  });
}

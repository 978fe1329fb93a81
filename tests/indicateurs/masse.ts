import { withClient } from '../../scripts/postgres/connect.ts';

/**
 * Adds so many validated values to a demonstration base: every cell that is typed, of every begun year, is said and then corrected as
 * many times as it takes. The triggers stand: each is one that the application would have taken. A cell being drafted is left alone.
 */
export function addValeurs(ownerUrl: string, count: number): Promise<void> {
  return withClient(ownerUrl, async (client) => {
    await client.query('begin');
    await client.query("select set_config('maillage.maintenant', '2026-11-22T09:00:00Z', true)");
    const { rowCount } = await client.query(
      `insert into valeur_indicateur (indicateur_id, schema_id, annee, epci_id, version_id, statut, valeur, numerateur, denominateur,
         jour, graduation, suite, is_pour_compte)
       select i.id, i.schema_id, annee, t.epci_id, v.id, 'renseignee', case when v.type in ('nombre', 'montant') then fois end,
         case when v.type = 'pourcentage' then fois end, case when v.type = 'pourcentage' then 1000 end,
         case when v.type = 'date' then make_date(annee, 1, 1) + fois end,
         case v.type when 'oui_non' then 'oui' when 'tendance' then 'hausse' when 'qualitatif' then v.graduations[1] end,
         'valide', t.epci_id is not null
       from schema_departemental s join indicateur i on i.schema_id = s.id and i.etat = 'actif' and i.formule is null
       cross join generate_series(extract(year from s.date_debut)::int, 2026) annee
       join indicateur_version v on v.id = indicateurs.version_pour(i.id, annee)
       cross join lateral (
         select null::int as epci_id where v.echelle = 'departement'
         union all
         select e.epci_id from schema_epci e where e.schema_id = s.id and v.echelle <> 'departement'
           and indicateurs.concerne(i.id, e.epci_id)) t
       cross join generate_series(1, 100) fois
       where s.code = '04-2025' and not exists (select from brouillon_valeur b
         where b.indicateur_id = i.id and b.annee = annee and b.epci_id = t.epci_id)
       order by fois, i.id, annee, t.epci_id limit $1`,
      [count],
    );
    if (rowCount !== count) throw new Error(`${rowCount} values instead of ${count}`);
    await client.query('commit');
  });
}

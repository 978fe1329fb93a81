import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import { degreLabels, type DegrePriorite } from '@/lib/referentiel/rules';
import { fold, slug } from '@/lib/text';
import { alerteLabels, type Famille } from './filtres';
import { avancementLabels, avancementOrder, type Avancement, type EtatAction } from './rules';

/** One line of the board. Territories and facets are the slugs used in the address. */
export type ActionSuivie = {
  id: number;
  code: string;
  titre: string;
  resume: string | null;
  etat: EtatAction;
  decision: string | null;
  porteur: string | null;
  isPorteurADesigner: boolean;
  ficheId: number;
  axe: number;
  degrePriorite: DegrePriorite;
  avancement: Avancement | null;
  depuis: Jour | null;
  confirmeLe: Jour | null;
  echeance: Jour | null;
  jalon: string | null;
  blocage: string | null;
  revision: number;
  territoires: string[];
  recherche: string;
} & Record<'scenario' | 'theme' | 'public' | 'critere', string[]>;

export type Schema = {
  id: number;
  code: string;
  nom: string;
  departement: string;
  dateDebut: Jour;
  dateFin: Jour;
  etat: string;
};
export type FicheSuivie = { id: number; code: string; titre: string; degrePriorite: DegrePriorite; axe: number };
export type Tableau = {
  schema: Schema;
  axes: { numero: number; libelle: string }[];
  fiches: FicheSuivie[];
  actions: ActionSuivie[];
  options: Record<Famille, { valeur: string; libelle: string }[]>;
};

type FacetteRow = { id: number; famille: 'scenario' | 'theme' | 'public' | 'critere'; libelle: string };
type EpciRow = { id: number; sigle: string; nom: string };
type ActionRow = Omit<
  ActionSuivie,
  'axe' | 'degrePriorite' | 'territoires' | 'recherche' | 'scenario' | 'theme' | 'public' | 'critere'
> & {
  isDepartementale: boolean;
  epciIds: number[];
  facetteIds: number[];
};

/** The scheme under this code with its dates as days; null when it does not exist for this person. */
export async function readSchema(db: ViewerDb, code: string): Promise<Schema | null> {
  const [schema] = await db.$queryRaw<Schema[]>`
    select s.id, s.code, s.nom, d.nom as departement, s.date_debut::text as "dateDebut", s.date_fin::text as "dateFin", s.etat::text as etat
    from schema_departemental s join departement d on d.code = s.departement_code where s.code = ${code}`;
  return schema ?? null;
}

/** The axes of a scheme, in order. */
export async function listAxes(db: ViewerDb, schemaId: number): Promise<Tableau['axes']> {
  return db.$queryRaw<Tableau['axes']>`select numero, libelle from axe where schema_id = ${schemaId} order by numero`;
}

/** The whole board of a scheme in three queries, whatever its size; null when the scheme does not exist for this person. */
export async function readTableau(db: ViewerDb, code: string): Promise<Tableau | null> {
  const schema = await readSchema(db, code);
  if (!schema) return null;
  const [lists] = await db.$queryRaw<
    { axes: Tableau['axes']; fiches: FicheSuivie[]; facettes: FacetteRow[]; epcis: EpciRow[] }[]
  >`
    select
      (select coalesce(json_agg(json_build_object('numero', numero, 'libelle', libelle) order by numero), '[]')
       from axe where schema_id = ${schema.id}) as axes,
      (select coalesce(json_agg(json_build_object('id', f.id, 'code', f.code, 'titre', f.titre, 'degrePriorite', f.degre_priorite,
         'axe', x.numero) order by x.numero, f.ordre, f.id), '[]')
       from fiche f join axe x on x.id = f.axe_id where f.schema_id = ${schema.id} and f.etat = 'active') as fiches,
      (select coalesce(json_agg(json_build_object('id', id, 'famille', famille, 'libelle', libelle) order by ordre, id), '[]')
       from facette where schema_id = ${schema.id}) as facettes,
      (select coalesce(json_agg(json_build_object('id', e.id, 'sigle', se.sigle, 'nom', e.nom) order by se.ordre), '[]')
       from schema_epci se join epci e on e.id = se.epci_id where se.schema_id = ${schema.id}) as epcis`;
  const rows = await db.$queryRaw<ActionRow[]>`
    select a.id, v.code, v.titre, v.resume, a.etat::text as etat, v.decision, v.porteur, v.is_porteur_a_designer as "isPorteurADesigner",
      v.fiche_id as "ficheId", v.is_departementale as "isDepartementale",
      s.avancement::text as avancement, s.depuis::text as depuis, s.confirme_le::text as "confirmeLe", s.echeance::text as echeance,
      jv.libelle as jalon, b.motif as blocage, s.revision,
      array(select epci_id from action_version_epci ve where ve.version_id = v.id) as "epciIds",
      array(select facette_id from action_version_facette vf where vf.version_id = v.id) as "facetteIds"
    from action a
    join action_version v on v.id = a.version_id
    join suivi_action s on s.action_id = a.id
    left join jalon_version jv on jv.version_id = v.id and jv.jalon_id = s.jalon_id
    left join blocage b on b.id = s.blocage_id
    where a.schema_id = ${schema.id} and a.etat in ('active', 'retiree')`;
  const { axes, fiches, facettes, epcis } = lists!;
  return {
    schema,
    axes,
    fiches,
    actions: assemble(rows, fiches, facettes, epcis),
    options: listOptions(axes, facettes, epcis),
  };
}

function assemble(rows: ActionRow[], fiches: FicheSuivie[], facettes: FacetteRow[], epcis: EpciRow[]): ActionSuivie[] {
  const ficheById = new Map(fiches.map((fiche) => [fiche.id, fiche]));
  const rank = new Map(fiches.map((fiche, i) => [fiche.id, i]));
  const facetteById = new Map(
    facettes.map((facette) => [facette.id, { famille: facette.famille, valeur: slug(facette.libelle) }]),
  );
  const sigleById = new Map(epcis.map((epci) => [epci.id, slug(epci.sigle)]));
  return rows
    .flatMap(({ isDepartementale, epciIds, facetteIds, ...row }) => {
      const fiche = ficheById.get(row.ficheId);
      if (!fiche) return [];
      const of = (famille: FacetteRow['famille']) =>
        facetteIds.flatMap((id) => (facetteById.get(id)?.famille === famille ? [facetteById.get(id)!.valeur] : []));
      return [
        {
          ...row,
          axe: fiche.axe,
          degrePriorite: fiche.degrePriorite,
          territoires: [
            ...(isDepartementale ? ['departement'] : []),
            ...epciIds.flatMap((id) => sigleById.get(id) ?? []),
          ],
          scenario: of('scenario'),
          theme: of('theme'),
          public: of('public'),
          critere: of('critere'),
          recherche: fold([row.code, row.titre, row.resume, row.porteur, fiche.titre].join(' ')),
        },
      ];
    })
    .sort(
      (a, b) => rank.get(a.ficheId)! - rank.get(b.ficheId)! || a.code.localeCompare(b.code, 'fr', { numeric: true }),
    );
}

function listOptions(axes: Tableau['axes'], facettes: FacetteRow[], epcis: EpciRow[]): Tableau['options'] {
  const labels = <K extends string>(table: Record<K, string>, order = Object.keys(table) as K[]) =>
    order.map((valeur) => ({ valeur, libelle: table[valeur] }));
  const family = (famille: FacetteRow['famille']) =>
    facettes.filter((f) => f.famille === famille).map(({ libelle }) => ({ valeur: slug(libelle), libelle }));
  return {
    axe: axes.map(({ numero, libelle }) => ({ valeur: String(numero), libelle: `${numero}. ${libelle}` })),
    degre: labels(degreLabels),
    statut: labels(avancementLabels, [...avancementOrder]),
    alerte: labels(alerteLabels),
    territoire: [
      { valeur: 'departement', libelle: 'Tout le département' },
      ...epcis.map(({ sigle, nom }) => ({ valeur: slug(sigle), libelle: `${sigle} · ${nom}` })),
    ],
    scenario: family('scenario'),
    theme: family('theme'),
    public: family('public'),
    critere: family('critere'),
  };
}

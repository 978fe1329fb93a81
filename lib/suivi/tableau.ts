import type { Jour } from '@/lib/clock';
import { Prisma, type ViewerDb } from '@/lib/db';
import { degreLabels, type DegrePriorite } from '@/lib/referentiel/rules';
import { slug } from '@/lib/text';
import { alerteLabels, type Famille } from './filtres';
import { momentOf, type Lecture, type Moment, type MomentLu } from './lecture';
import type { AvancementLocal } from './proposition';
import { listFiches, readListes, type FamilleFacette, type Listes } from './tableau-listes';
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
  ordre: number;
  axe: number;
  degrePriorite: DegrePriorite;
  avancement: Avancement | null;
  depuis: Jour | null;
  confirmeLe: Jour | null;
  echeance: Jour | null;
  jalon: string | null;
  blocage: string | null;
  blocageDepuis: Jour | null;
  blocageCondition: string | null;
  blocageResponsable: string | null;
  revision: number;
  territoires: string[];
  /** The EPCI concerned, in the scheme's order; without value where nothing is validated, or for who does not read the local column. */
  locaux: (AvancementLocal & { epciId: number })[];
  /** What a search looks into. */
  recherche: string;
} & Record<FamilleFacette, string[]>;

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
export type EpciSuivi = { id: number; siren: string; sigle: string; nom: string };
export type Tableau = {
  schema: Schema;
  axes: { numero: number; libelle: string }[];
  fiches: FicheSuivie[];
  epcis: EpciSuivi[];
  actions: ActionSuivie[];
  options: Record<Famille, { valeur: string; libelle: string }[]>;
};

type ActionRow = Omit<
  ActionSuivie,
  'axe' | 'degrePriorite' | 'territoires' | 'locaux' | 'recherche' | FamilleFacette
> & {
  isDepartementale: boolean;
  epciIds: number[];
  facetteIds: number[];
  /** By id of EPCI. */
  locaux: Record<number, Avancement> | null;
  /** Which of the moments read the row is of, from 1. */
  rang: number;
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

/**
 * The board that an address asks for, or why its dates are refused (`tableau` is then null), and in a comparison the board it
 * starts from; null when the scheme does not exist for this person.
 */
export async function openTableau(db: ViewerDb, code: string, lecture: Lecture, today: Jour) {
  const schema = await readSchema(db, code);
  if (!schema) return null;
  const lu = momentOf(lecture, { today, debut: schema.dateDebut });
  if (Object.keys(lu.erreurs).length > 0) return { schema, ...lu, tableau: null, avant: null };
  const [tableau, avant = null] = await readTableaux(db, schema, momentsOf(lu));
  return { schema, ...lu, tableau: tableau!, avant };
}

function momentsOf({ moment, du }: MomentLu): [null] | Moment[] {
  if (!moment) return [null];
  return du ? [moment, du] : [moment];
}

/** The whole board of a scheme, as it stands or at a moment; see readTableaux. */
export async function readTableau(db: ViewerDb, schema: Schema, moment: Moment | null = null): Promise<Tableau> {
  return (await readTableaux(db, schema, moment ? [moment] : [null]))[0]!;
}

/**
 * The whole board of a scheme as it stands ([null]) or at days that share their day of knowledge; the number of queries depends
 * neither on its size nor on the number of days. The same moment, its day of knowledge over, always reads the same.
 */
export async function readTableaux(db: ViewerDb, schema: Schema, moments: [null] | Moment[]): Promise<Tableau[]> {
  const listes = await readListes(db, schema, moments[0] ?? null);
  const fiches = listFiches(listes);
  const cadre = {
    schema: listes.schema,
    axes: listes.axes.map(({ numero, libelle }) => ({ numero, libelle })),
    fiches,
    epcis: listes.epcis,
    options: listOptions(listes),
  };
  const rows = isPasse(moments) ? await readPasse(db, schema.id, moments) : await readPresent(db, schema.id);
  return moments.map((_, i) => {
    const own = moments.length === 1 ? rows : rows.filter(({ rang }) => rang === i + 1);
    return { ...cadre, actions: assemble(own, fiches, listes) };
  });
}

function isPasse(moments: [null] | Moment[]): moments is Moment[] {
  return moments[0] !== null;
}

function readPresent(db: ViewerDb, schemaId: number): Promise<ActionRow[]> {
  return db.$queryRaw<ActionRow[]>`
    with suivi as (
      select 1 as rang, s.action_id, a.version_id, s.avancement, s.depuis, s.confirme_le, s.jalon_id, s.echeance, s.blocage_id, s.revision
      from suivi_action s join action a on a.id = s.action_id
      where s.schema_id = ${schemaId} and a.schema_id = ${schemaId} and a.etat in ('active', 'retiree')),
    locaux as (select 1 as rang, action_id, epci_id, avancement from suivi_epci where schema_id = ${schemaId})
    ${lignesOf(schemaId)}`;
}

function readPasse(db: ViewerDb, schemaId: number, moments: Moment[]): Promise<ActionRow[]> {
  const jours = moments.map(({ au }) => au);
  const { connuLe } = moments[0]!;
  return db.$queryRaw<ActionRow[]>`
    with suivi as (
      select p.*, 0 as revision from suivi.actions_par_jour(${schemaId}, ${jours}::date[], suivi.fin_du_jour(${connuLe}::date)) p),
    locaux as (select * from suivi.locaux_par_jour(${schemaId}, ${jours}::date[], suivi.fin_du_jour(${connuLe}::date)))
    ${lignesOf(schemaId)}`;
}

// what depends on the action is read at once and grouped: asked line by line, it would be read again for each
const lignesOf = (schemaId: number) => Prisma.sql`,
  concernes as (select version_id, array_agg(epci_id) as ids from action_version_epci where schema_id = ${schemaId} group by version_id),
  classement as (select version_id, array_agg(facette_id order by facette_id) as ids from action_version_facette
    where schema_id = ${schemaId} group by version_id),
  par_action as (select rang, action_id, json_object_agg(epci_id, avancement) as locaux from locaux group by rang, action_id)
  select s.rang, a.id, v.code, v.titre, v.resume, v.etat::text as etat, v.decision, v.porteur, v.is_porteur_a_designer as "isPorteurADesigner",
    v.fiche_id as "ficheId", a.ordre, v.is_departementale as "isDepartementale",
    s.avancement::text as avancement, s.depuis::text as depuis, s.confirme_le::text as "confirmeLe", s.echeance::text as echeance,
    jv.libelle as jalon, b.motif as blocage, b.date_effet::text as "blocageDepuis",
    b.condition as "blocageCondition", b.responsable as "blocageResponsable", s.revision,
    coalesce(c.ids, '{}') as "epciIds", coalesce(f.ids, '{}') as "facetteIds", p.locaux
  from suivi s
  join action a on a.id = s.action_id
  join action_version v on v.id = s.version_id
  left join jalon_version jv on jv.version_id = v.id and jv.jalon_id = s.jalon_id
  left join blocage b on b.id = s.blocage_id
  left join concernes c on c.version_id = v.id
  left join classement f on f.version_id = v.id
  left join par_action p on p.action_id = a.id and p.rang = s.rang
  where v.etat in ('active', 'retiree')`;

function assemble(rows: ActionRow[], fiches: FicheSuivie[], { facettes, epcis, ordres }: Listes): ActionSuivie[] {
  const ficheById = new Map(fiches.map((fiche) => [fiche.id, fiche]));
  const rank = new Map(fiches.map((fiche, i) => [fiche.id, i]));
  const facetteById = new Map(facettes.map((facette) => [facette.id, facette]));
  const slugs = new Map(epcis.map(({ id, sigle }) => [id, slug(sigle)]));
  return rows
    .flatMap(({ isDepartementale, epciIds, facetteIds, locaux, rang: _, ...row }) => {
      const fiche = ficheById.get(row.ficheId);
      if (!fiche) return [];
      const propres: Record<FamilleFacette, string[]> = { scenario: [], theme: [], public: [], critere: [] };
      for (const id of facetteIds) {
        const facette = facetteById.get(id);
        if (facette) propres[facette.famille].push(facette.valeur);
      }
      const concernes = epcis.filter(({ id }) => epciIds.includes(id));
      return [
        {
          ...row,
          ordre: ordres.get(row.id) ?? row.ordre,
          axe: fiche.axe,
          degrePriorite: fiche.degrePriorite,
          territoires: [...(isDepartementale ? ['departement'] : []), ...concernes.map(({ id }) => slugs.get(id)!)],
          locaux: concernes.map(({ id, sigle }) => ({ epciId: id, sigle, avancement: locaux?.[id] ?? null })),
          ...propres,
          recherche: [row.code, row.titre, row.resume, row.porteur, fiche.titre].join(' '),
        },
      ];
    })
    .sort(
      (a, b) =>
        rank.get(a.ficheId)! - rank.get(b.ficheId)! || a.ordre - b.ordre || ordreDesCodes.compare(a.code, b.code),
    );
}

const ordreDesCodes = new Intl.Collator('fr', { numeric: true });

function listOptions({ axes, facettes, epcis }: Listes): Tableau['options'] {
  const labels = <K extends string>(table: Record<K, string>, order = Object.keys(table) as K[]) =>
    order.map((valeur) => ({ valeur, libelle: table[valeur] }));
  const family = (famille: FamilleFacette) =>
    facettes.filter((f) => f.famille === famille).map(({ valeur, libelle }) => ({ valeur, libelle }));
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

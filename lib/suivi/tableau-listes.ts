import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import type { DegrePriorite, EtatFiche } from '@/lib/referentiel/rules';
import { slug } from '@/lib/text';
import type { Moment } from './lecture';
import type { EpciSuivi, FicheSuivie, Schema } from './tableau';

export type FamilleFacette = 'scenario' | 'theme' | 'public' | 'critere';
type AxeRow = { id: number; numero: number; libelle: string };
type FicheRow = {
  id: number;
  axe_id: number | null;
  code: string;
  titre: string;
  degre_priorite: DegrePriorite;
  etat: EtatFiche;
  ordre: number;
};
type FacetteRow = { id: number; famille: FamilleFacette; libelle: string; ordre: number };
/** `valeur` is its label as it stands in an address. */
type Facette = FacetteRow & { valeur: string };
type Anterieur = { objet: string; objet_id: number; valeurs: Record<string, unknown> };
type Rows = { axes: AxeRow[]; fiches: FicheRow[]; facettes: FacetteRow[]; epcis: EpciSuivi[] };

/** What frames the actions: scheme, axes, fiches, facets and EPCI, each in its order, as known at the moment. */
export type Listes = Omit<Rows, 'facettes'> & {
  facettes: Facette[];
  schema: Schema;
  /** Places of the actions that were moved since the moment. */
  ordres: ReadonlyMap<number, number>;
};

/** Reads them; what changed in place since the day of knowledge is put back as it was. */
export async function readListes(db: ViewerDb, schema: Schema, moment: Moment | null): Promise<Listes> {
  const [lists] = await db.$queryRaw<Rows[]>`
    select
      (select coalesce(json_agg(json_build_object('id', id, 'numero', numero, 'libelle', libelle)), '[]')
       from axe where schema_id = ${schema.id}) as axes,
      (select coalesce(json_agg(json_build_object('id', id, 'axe_id', axe_id, 'code', code, 'titre', titre,
         'degre_priorite', degre_priorite, 'etat', etat, 'ordre', ordre)), '[]') from fiche where schema_id = ${schema.id}) as fiches,
      (select coalesce(json_agg(json_build_object('id', id, 'famille', famille, 'libelle', libelle, 'ordre', ordre)), '[]')
       from facette where schema_id = ${schema.id}) as facettes,
      (select coalesce(json_agg(json_build_object('id', e.id, 'siren', e.siren, 'sigle', se.sigle, 'nom', e.nom) order by se.ordre), '[]')
       from schema_epci se join epci e on e.id = se.epci_id where se.schema_id = ${schema.id}) as epcis`;
  const anterieurs = moment?.connuLe
    ? await db.$queryRaw<Anterieur[]>`
        select * from referentiel.anterieurs(${schema.id}, suivi.fin_du_jour(${moment.connuLe}::date))`
    : [];
  const { epcis, ...rows } = lists!;
  return {
    schema: { ...schema, ...schemaAnterieur(anterieurs) },
    epcis,
    axes: restore(rows.axes, 'axe', anterieurs).sort((a, b) => a.numero - b.numero),
    fiches: restore(rows.fiches, 'fiche', anterieurs).sort((a, b) => a.ordre - b.ordre || a.id - b.id),
    facettes: restore(rows.facettes, 'facette', anterieurs)
      .sort((a, b) => a.ordre - b.ordre || a.id - b.id)
      .map((facette) => ({ ...facette, valeur: slug(facette.libelle) })),
    ordres: new Map(
      anterieurs.flatMap(({ objet, objet_id, valeurs }) =>
        objet === 'action' ? [[objet_id, valeurs.ordre as number] as const] : [],
      ),
    ),
  };
}

/** The active fiches with the number of their axe, axe by axe. */
export function listFiches({ axes, fiches }: Pick<Listes, 'axes' | 'fiches'>): FicheSuivie[] {
  return axes.flatMap((axe) =>
    fiches
      .filter(({ axe_id, etat }) => axe_id === axe.id && etat === 'active')
      .map(({ id, code, titre, degre_priorite }) => ({
        ...{ id, code, titre },
        degrePriorite: degre_priorite,
        axe: axe.numero,
      })),
  );
}

function restore<R extends { id: number }>(rows: R[], objet: string, anterieurs: Anterieur[]): R[] {
  const found = new Map(anterieurs.filter((one) => one.objet === objet).map((one) => [one.objet_id, one.valeurs]));
  return rows.map((row) => ({ ...row, ...found.get(row.id) }));
}

function schemaAnterieur(anterieurs: Anterieur[]): Partial<Schema> {
  const valeurs = anterieurs.find(({ objet }) => objet === 'schema_departemental')?.valeurs;
  if (!valeurs) return {};
  const { nom, etat, date_debut: dateDebut, date_fin: dateFin } = valeurs as Record<string, string>;
  return { nom: nom!, etat: etat!, dateDebut: dateDebut as Jour, dateFin: dateFin as Jour };
}

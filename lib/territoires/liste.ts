import { can, type Viewer } from '@/lib/access/can';
import { currentCampagne, listCampagnes } from '@/lib/campagnes/campagne';
import type { Campagne, Comptes } from '@/lib/campagnes/rules';
import { readVisas, type Visa } from '@/lib/campagnes/visa';
import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import { countEtats, type Avancement, type Totaux } from '@/lib/suivi/rules';
import { readSchema, type Schema } from '@/lib/suivi/tableau';
import type { Epci } from './epci';
import type { Mandat } from './rules';

export type Territoire = Epci & {
  mandats: Mandat[];
  actions: number;
  /** Validated local statuses of the actions followed; null for who does not read the local column. */
  totaux: Totaux | null;
  /** Lines of the current campaign that this person may see; null without a campaign, or without the local column. */
  comptes: Comptes | null;
  /** Whether what was sent is seen too; otherwise only what the cellule validated. */
  voitTransmises: boolean;
  visa: Visa | null;
};
export type Territoires = {
  schema: Schema;
  campagne: Campagne | undefined;
  hasLocal: boolean;
  territoires: Territoire[];
};

type Row = Epci & {
  mandats: Mandat[];
  locaux: (Avancement | null)[];
  transmises: number;
  retournees: number;
  validees: number;
};

/** The EPCI of a scheme in its order, with who answers for them and how far they are; null when the scheme does not exist for this person. */
export async function readTerritoires(
  db: ViewerDb,
  viewer: Viewer,
  code: string,
  today: Jour,
): Promise<Territoires | null> {
  const schema = await readSchema(db, code);
  if (!schema) return null;
  const campagne = currentCampagne(await listCampagnes(db, schema.id), today);
  const hasLocal = can(viewer, 'lire', 'avancement_local', { schemaId: schema.id });
  const rows = await db.$queryRaw<Row[]>`
    select e.id, e.siren, se.sigle, e.nom, 
      (select coalesce(json_agg(json_build_object('id', m.id, 'nature', m.nature, 'prenom', m.prenom, 'nom', m.nom,
         'fonction', m.fonction, 'debut', m.debut, 'fin', m.fin, 'motifCumul', m.motif_cumul)), '[]')
       from mandat m where m.schema_id = se.schema_id and m.epci_id = se.epci_id) as mandats,
      array(select l.avancement::text from action a
        join action_version_epci ve on ve.version_id = a.version_id and ve.epci_id = se.epci_id
        left join suivi_epci l on l.action_id = a.id and l.epci_id = ve.epci_id
        where a.schema_id = se.schema_id and a.etat = 'active') as locaux,
      r.transmises, r.retournees, r.validees
    from schema_epci se join epci e on e.id = se.epci_id
    left join lateral (
      select count(*) filter (where etape = 'transmis')::int as transmises, count(*) filter (where etape = 'retourne')::int as retournees,
        count(*) filter (where etape = 'valide')::int as validees
      from suivi.remontee where campagne_id = ${campagne?.id ?? null}::int and epci_id = se.epci_id) r on true
    where se.schema_id = ${schema.id} order by se.ordre`;
  const visas = campagne && hasLocal ? await readVisas(db, schema.id, campagne.id) : new Map<number, Visa>();
  const territoires = rows.map(({ locaux, transmises, retournees, validees, ...row }): Territoire => {
    const attendues = locaux.length;
    return {
      ...row,
      actions: attendues,
      totaux: hasLocal ? countEtats(locaux.map((avancement) => ({ avancement, etat: 'active' }))) : null,
      comptes: campagne && hasLocal ? { attendues, transmises, retournees, validees } : null,
      voitTransmises: can(viewer, 'lire', 'remontee', { schemaId: schema.id, epciId: row.id }),
      visa: visas.get(row.id) ?? null,
    };
  });
  return { schema, campagne, hasLocal, territoires };
}

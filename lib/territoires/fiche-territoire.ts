import { can, type Viewer } from '@/lib/access/can';
import { currentCampagne, listCampagnes } from '@/lib/campagnes/campagne';
import type { Campagne, Etape } from '@/lib/campagnes/rules';
import { readVisas, type Visa } from '@/lib/campagnes/visa';
import type { Jour } from '@/lib/clock';
import { Prisma, type ViewerDb } from '@/lib/db';
import { instancesDeEpciJson, type InstancesDeEpci } from '@/lib/instances/instance-epci';
import type { Avancement, Etat } from '@/lib/suivi/rules';
import { readSchema, type Schema } from '@/lib/suivi/tableau';
import type { Epci } from './epci';
import type { CompetenceLue } from './competences';
import { roleOfMandat, type Mandat } from './rules';

/** A mandate with what the cellule alone needs to act on it. */
export type MandatGere = Mandat & { revision: number; utilisateurId: number | null; hasAcces: boolean };
export type CompteOffert = { id: number; prenom: string; nom: string; fonction: string | null; courriel: string };

/** An action that concerns the EPCI, the two levels side by side; the line of the campaign only for who may read it. */
export type ActionTerritoire = {
  id: number;
  code: string;
  titre: string;
  axe: number;
  avancement: Avancement | null;
  echeance: Jour | null;
  jalon: string | null;
  blocage: string | null;
  local: Avancement | null;
  etape: Etape | null;
  /** Why the line came back. */
  motif: string | null;
  isCorrectionDemandee: boolean;
};
export type AxeTerritoire = { numero: number; libelle: string; autres: Record<Etat, number> };

export type FicheTerritoire = {
  schema: Schema;
  campagne: Campagne | undefined;
  epci: Epci & { nature: string; communes: number; dehors: number; population: number | null; autres: number };
  mandats: Mandat[] | MandatGere[];
  /** The accounts that a mandate may name; none for who names nobody. */
  comptes: CompteOffert[];
  axes: AxeTerritoire[];
  actions: ActionTerritoire[];
  visa: Visa | null;
  /** The latest first; none for who does not read them. */
  competences: CompetenceLue[];
  /** Its local bodies and how it took part in the meetings, as far as this person reads them. */
  instances: InstancesDeEpci;
  can: {
    lireLocal: boolean;
    lireRemontee: boolean;
    nommer: boolean;
    donnerVisa: boolean;
    enregistrerVisa: boolean;
    saisir: boolean;
  };
};

/** The page of one EPCI in five queries; null when it does not exist for this person in this scheme. */
export async function readFicheTerritoire(
  db: ViewerDb,
  viewer: Viewer,
  { code, siren, today }: { code: string; siren: string; today: Jour },
): Promise<FicheTerritoire | null> {
  const schema = await readSchema(db, code);
  if (!schema) return null;
  const nommer = can(viewer, 'nommer', 'mandat', { schemaId: schema.id });
  const identity = await readIdentity(db, { schema, siren, nommer, today });
  if (!identity) return null;
  const place = { schemaId: schema.id, epciId: identity.epci.id };
  const rights = {
    lireLocal: can(viewer, 'lire', 'avancement_local', { schemaId: schema.id }),
    lireRemontee: can(viewer, 'lire', 'remontee', place),
    nommer,
    donnerVisa: can(viewer, 'donner', 'visa', place),
    enregistrerVisa: can(viewer, 'enregistrer', 'visa', place),
    saisir: can(viewer, 'saisir', 'remontee', place),
  };
  const campagne = currentCampagne(await listCampagnes(db, schema.id), today);
  const visas = campagne && rights.lireLocal ? await readVisas(db, schema.id, campagne.id) : null;
  const followed = await readActions(db, place, { campagne, rights });
  return { schema, campagne, ...identity, ...followed, visa: visas?.get(place.epciId) ?? null, can: rights };
}

type Identity = Pick<FicheTerritoire, 'epci' | 'mandats' | 'comptes' | 'competences' | 'instances'>;

async function readIdentity(
  db: ViewerDb,
  { schema, siren, nommer, today }: { schema: Schema; siren: string; nommer: boolean; today: Jour },
): Promise<Identity | null> {
  const [row] = await db.$queryRaw<Identity[]>`
    select json_build_object('id', e.id, 'siren', e.siren, 'sigle', se.sigle, 'nom', e.nom, 'nature', e.nature,
        'communes', c.communes, 'dehors', c.dehors, 'population', c.population,
        'autres', (select count(*) - 1 from schema_epci x where x.schema_id = se.schema_id)) as epci,
      (select coalesce(json_agg(json_build_object('id', m.id, 'nature', m.nature, 'prenom', m.prenom, 'nom', m.nom,
         'fonction', m.fonction, 'debut', m.debut, 'fin', m.fin, 'motifCumul', m.motif_cumul${nommer ? selectGestion : Prisma.empty})
         order by m.debut desc, m.id desc), '[]')
       from mandat m where m.schema_id = se.schema_id and m.epci_id = se.epci_id) as mandats,
      (select coalesce(json_agg(json_build_object('id', k.id, 'revision', k.revision, 'competence', k.competence, 'precision', k.precision,
         'caractere', k.caractere, 'priseLe', k.prise_le, 'deliberation', k.deliberation, 'interetDefiniLe', k.interet_defini_le,
         'rendueLe', k.rendue_le) order by k.prise_le desc, k.id desc), '[]')
       from competence_epci k where k.schema_id = se.schema_id and k.epci_id = se.epci_id) as competences,
      ${instancesDeEpciJson({ today })} as instances,
      ${nommer ? selectComptes : Prisma.sql`'[]'::json`} as comptes
    from schema_epci se join epci e on e.id = se.epci_id join schema_departemental s on s.id = se.schema_id
    cross join lateral (select count(*) as communes, sum(population) as population,
      count(*) filter (where departement_code <> s.departement_code) as dehors from commune where epci_id = e.id) c
    where se.schema_id = ${schema.id} and e.siren = ${siren}`;
  return row ?? null;
}

const selectGestion = Prisma.sql`,
  'revision', m.revision, 'utilisateurId', m.utilisateur_id,
  'hasAcces', exists (select from habilitation h where h.utilisateur_id = m.utilisateur_id and h.schema_id = m.schema_id
    and h.epci_id = m.epci_id and h.retiree_le is null and (h.fin is null or h.fin >= acces.aujourdhui())
    and h.role = case m.nature when 'elu_referent' then ${roleOfMandat.elu_referent}::role_habilitation
      else ${roleOfMandat.referent_technique}::role_habilitation end)`;

const selectComptes = Prisma.sql`
  (select coalesce(json_agg(json_build_object('id', u.id, 'prenom', u.prenom, 'nom', u.nom, 'fonction', u.fonction,
     'courriel', k.courriel) order by u.nom, u.prenom), '[]')
   from compte k join utilisateur u on u.id = k.utilisateur_id where k.ferme_le is null
     -- nobody is référent and cellule, or administrator, at once
     and not exists (select from habilitation h where h.utilisateur_id = k.utilisateur_id and h.retiree_le is null
       and (h.role = 'administrateur' or acces.is_cellule(h.role))))`;

type Followed = Pick<FicheTerritoire, 'axes' | 'actions'>;

async function readActions(
  db: ViewerDb,
  { schemaId, epciId }: { schemaId: number; epciId: number },
  { campagne, rights }: Pick<FicheTerritoire, 'campagne'> & { rights: FicheTerritoire['can'] },
): Promise<Followed> {
  const ligne = rights.lireRemontee ? (campagne?.id ?? null) : null;
  const [row] = await db.$queryRaw<Followed[]>`
    select
      (select coalesce(json_agg(json_build_object('numero', x.numero, 'libelle', x.libelle, 'autres', ${rights.lireLocal ? selectAutres(epciId) : Prisma.sql`null`})
         order by x.numero), '[]') from axe x where x.schema_id = ${schemaId}) as axes,
      (select coalesce(json_agg(json_build_object('id', a.id, 'code', v.code, 'titre', v.titre, 'axe', x.numero,
          'avancement', s.avancement, 'echeance', s.echeance, 'jalon', jv.libelle, 'blocage', b.motif, 'local', l.avancement,
          'etape', r.etape, 'motif', r.motif, 'isCorrectionDemandee', r.demande_id is not null and r.demande_acceptee is null)
          order by x.numero, f.ordre, f.id, length(v.code), v.code), '[]')
       from action a
       join action_version v on v.id = a.version_id
       join action_version_epci ve on ve.version_id = v.id and ve.epci_id = ${epciId}
       join fiche f on f.id = v.fiche_id
       join axe x on x.id = f.axe_id
       join suivi_action s on s.action_id = a.id
       left join jalon_version jv on jv.version_id = v.id and jv.jalon_id = s.jalon_id
       left join blocage b on b.id = s.blocage_id
       left join suivi_epci l on l.action_id = a.id and l.epci_id = ve.epci_id
       left join suivi.remontee r on r.campagne_id = ${ligne}::int and r.action_id = a.id and r.epci_id = ve.epci_id
       where a.schema_id = ${schemaId} and a.etat = 'active') as actions`;
  return row!;
}

/** Validated statuses of the other EPCI on the actions of an axe, added up. */
function selectAutres(epciId: number): Prisma.Sql {
  return Prisma.sql`(select json_build_object('fait', count(*) filter (where l.avancement = 'fait'),
      'en_cours', count(*) filter (where l.avancement = 'en_cours'), 'pas_fait', count(*) filter (where l.avancement = 'pas_fait'),
      'non_renseigne', count(*) filter (where l.avancement is null))
    from fiche f join action a on a.fiche_id = f.id and a.etat = 'active'
    join action_version_epci ve on ve.version_id = a.version_id and ve.epci_id <> ${epciId}
    left join suivi_epci l on l.action_id = a.id and l.epci_id = ve.epci_id where f.axe_id = x.id)`;
}

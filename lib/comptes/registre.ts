import { can, type Viewer } from '@/lib/access/can';
import { habilitationObjet, isCellule, type Role } from '@/lib/access/roles';
import type { Jour } from '@/lib/clock';
import { Prisma, type ViewerDb } from '@/lib/db';
import { etatHabilitation, type EtatCompte, type EtatHabilitation } from './rules';

export type Droit = {
  id: number;
  role: Role;
  perimetre: string | null;
  debut: Jour;
  fin: Jour | null;
  etat: EtatHabilitation;
  accordeePar: string | null;
  accordeeLe: Date;
  confirmeePar: string | null;
  confirmeeLe: Date | null;
  retireePar: string | null;
  retireeLe: Date | null;
  can: { retirer: boolean; confirmer: boolean };
};

export type CompteLu = {
  id: number;
  prenom: string;
  nom: string;
  fonction: string | null;
  courriel: string;
  etat: EtatCompte;
  derniereConnexion: Date | null;
  revision: number;
  droits: Droit[];
};

/** The accounts this person sees, by name, with every right they see on them: one query, whatever their number. */
export async function listComptes(db: ViewerDb, viewer: Viewer, today: Jour): Promise<CompteLu[]> {
  const rows = await db.$queryRaw<{ compte: Row }[]>`${selectComptes} order by u.nom, u.prenom, u.id`;
  return rows.map(({ compte }) => readRow(compte, viewer, today));
}

/** One account; null when it does not exist for this person. */
export async function readCompte(db: ViewerDb, viewer: Viewer, id: number, today: Jour): Promise<CompteLu | null> {
  const [row] = await db.$queryRaw<{ compte: Row }[]>`${selectComptes} where u.id = ${id}`;
  return row ? readRow(row.compte, viewer, today) : null;
}

const selectComptes = Prisma.sql`
  select jsonb_build_object('id', u.id, 'prenom', u.prenom, 'nom', u.nom, 'fonction', u.fonction, 'courriel', c.courriel,
    'isFerme', c.ferme_le is not null, 'derniereConnexion', c.derniere_connexion, 'revision', c.revision,
    'droits', coalesce((
      select jsonb_agg(jsonb_build_object('id', h.id, 'role', h.role, 'schemaId', h.schema_id,
        'perimetre', nullif(concat_ws(', ', se.sigle, o.nom, d.nom), ''), 'debut', h.debut, 'fin', h.fin,
        'accordeePar', pa.prenom || ' ' || pa.nom, 'accordeeLe', h.created_at,
        'confirmeePar', pc.prenom || ' ' || pc.nom, 'confirmeeLe', h.confirmee_le,
        'retireePar', pr.prenom || ' ' || pr.nom, 'retireeLe', h.retiree_le) order by h.retiree_le desc nulls first, h.debut desc, h.id desc)
      from habilitation h
      left join schema_departemental s on s.id = h.schema_id
      left join departement d on d.code = s.departement_code
      left join schema_epci se on se.schema_id = h.schema_id and se.epci_id = h.epci_id
      left join organisation o on o.id = h.organisation_id
      left join utilisateur pa on pa.id = h.accordee_par_id
      left join utilisateur pc on pc.id = h.confirmee_par_id
      left join utilisateur pr on pr.id = h.retiree_par_id
      where h.utilisateur_id = u.id), '[]')) as compte
  from utilisateur u join compte c on c.utilisateur_id = u.id`;

export type Perimetres = {
  roles: Role[];
  schemas: { id: number; code: string; departement: string; epcis: { id: number; sigle: string; nom: string }[] }[];
  organisations: { id: number; nom: string }[];
};

/** The roles this person may give, and on what. */
export async function listPerimetres(db: ViewerDb, viewer: Viewer, roles: readonly Role[]): Promise<Perimetres> {
  const schemas = await db.$queryRaw<Perimetres['schemas']>`
    select s.id, s.code, d.nom as departement, coalesce((
      select json_agg(json_build_object('id', e.id, 'sigle', se.sigle, 'nom', e.nom) order by se.ordre)
      from schema_epci se join epci e on e.id = se.epci_id where se.schema_id = s.id), '[]') as epcis
    from schema_departemental s join departement d on d.code = s.departement_code order by s.code`;
  const organisations = await db.$queryRaw<Perimetres['organisations']>`select id, nom from organisation order by nom`;
  return {
    roles: roles.filter((role) =>
      viewer.habilitations.some(({ schemaId }) => can(viewer, 'accorder', habilitationObjet(role), { schemaId })),
    ),
    schemas: schemas.filter(({ id }) => can(viewer, 'accorder', 'habilitation', { schemaId: id })),
    organisations,
  };
}

type DroitRow = Omit<Droit, 'etat' | 'can' | 'accordeeLe' | 'confirmeeLe' | 'retireeLe'> & {
  schemaId: number | null;
  accordeeLe: string;
  confirmeeLe: string | null;
  retireeLe: string | null;
};
type Row = Omit<CompteLu, 'etat' | 'derniereConnexion' | 'droits'> & {
  isFerme: boolean;
  derniereConnexion: string | null;
  droits: DroitRow[];
};

function readRow({ isFerme, derniereConnexion, droits, ...row }: Row, viewer: Viewer, today: Jour): CompteLu {
  return {
    ...row,
    etat: isFerme ? 'ferme' : derniereConnexion ? 'actif' : 'jamais_connecte',
    derniereConnexion: toDate(derniereConnexion),
    droits: droits.map((droit) => readDroit(droit, { viewer, today, titulaireId: row.id })),
  };
}

function readDroit(
  { schemaId, accordeeLe, confirmeeLe, retireeLe, ...droit }: DroitRow,
  { viewer, today, titulaireId }: { viewer: Viewer; today: Jour; titulaireId: number },
): Droit {
  const { role } = droit;
  const etat = etatHabilitation(
    { ...droit, isRetiree: retireeLe !== null, isAConfirmer: isCellule(role) && !confirmeeLe },
    today,
  );
  const isOpen = etat !== 'retiree' && etat !== 'terminee';
  return {
    ...droit,
    etat,
    accordeeLe: new Date(accordeeLe),
    confirmeeLe: toDate(confirmeeLe),
    retireeLe: toDate(retireeLe),
    can: {
      retirer: isOpen && can(viewer, 'retirer', habilitationObjet(role), { schemaId }),
      confirmer:
        etat === 'a_confirmer' &&
        titulaireId !== viewer.id &&
        can(viewer, 'confirmer', 'habilitation_cellule', { schemaId }),
    },
  };
}

function toDate(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant);
}

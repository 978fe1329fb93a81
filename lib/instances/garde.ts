import { can, type Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import { Introuvable, Refus } from '@/lib/errors';
import { isApprouvee, isRendue, type EtatSeance, type TypeInstance } from './rules';

export type InstancePrise = {
  id: number;
  schemaId: number;
  epciId: number | null;
  type: TypeInstance;
  /** A local body whose EPCI has no référent today: the cellule writes for it. */
  isSansReferent: boolean;
};
type Lieu = Pick<InstancePrise, 'schemaId' | 'epciId' | 'isSansReferent'>;

/** Whether this person keeps the seats and members of a body. */
export function mayComposer(viewer: Viewer, { schemaId, epciId }: Omit<Lieu, 'isSansReferent'>): boolean {
  return (
    can(viewer, 'ecrire', 'instance', { schemaId }) ||
    (epciId !== null && can(viewer, 'ecrire', 'instance_locale', { schemaId, epciId }))
  );
}

/** Whether this person holds its meetings: plans them, writes them, records what they decide. */
export function mayTenir(viewer: Viewer, { schemaId, epciId, isSansReferent }: Lieu): boolean {
  if (epciId === null) return can(viewer, 'ecrire', 'instance', { schemaId });
  return (
    can(viewer, 'ecrire', 'instance_locale', { schemaId, epciId }) ||
    (isSansReferent && can(viewer, 'ecrire_pour', 'instance_locale', { schemaId, epciId }))
  );
}

/** The body as stored, once the person is known to compose it (`composer`) or to hold its meetings (`tenir`). */
export async function takeInstance(
  db: ViewerDb,
  viewer: Viewer,
  id: number,
  verbe: 'composer' | 'tenir',
): Promise<InstancePrise> {
  const [row] = await db.$queryRaw<InstancePrise[]>`
    select id, schema_id as "schemaId", epci_id as "epciId", type::text as type,
      exists (select from acces.epcis_sans_referent() e where e.schema_id = instance.schema_id and e.epci_id = instance.epci_id) as "isSansReferent"
    from instance where id = ${id}`;
  if (!row) throw new Introuvable();
  if (verbe === 'composer' ? !mayComposer(viewer, row) : !mayTenir(viewer, row)) throw new Refus(refusOf(row));
  return row;
}

export type SeancePrise = Omit<InstancePrise, 'id'> & {
  id: number;
  instanceId: number;
  etat: EtatSeance;
  jour: Jour;
  revision: number;
};

/** The meeting as stored, once the person is known to hold it; refuses one whose minutes are approved unless `approuvee`. */
export async function takeSeance(
  db: ViewerDb,
  viewer: Viewer,
  id: number,
  { approuvee = false }: { approuvee?: boolean } = {},
): Promise<SeancePrise> {
  const [row] = await db.$queryRaw<SeancePrise[]>`
    select s.id, s.instance_id as "instanceId", s.schema_id as "schemaId", i.epci_id as "epciId", i.type::text as type,
      s.etat::text as etat, (s.debut at time zone 'Europe/Paris')::date::text as jour, s.revision,
      exists (select from acces.epcis_sans_referent() e where e.schema_id = i.schema_id and e.epci_id = i.epci_id) as "isSansReferent"
    from seance s join instance i on i.id = s.instance_id where s.id = ${id}`;
  if (!row) throw new Introuvable('Cette séance n’existe pas, ou ne vous est pas ouverte.');
  if (!mayTenir(viewer, row)) throw new Refus(refusOf(row));
  if (!approuvee && isApprouvee(row.etat))
    throw new Refus('Le compte rendu de cette séance est approuvé : elle ne s’écrit plus.');
  return row;
}

/** The same for its agenda and its attendance, which the minutes sent round say as they were. */
export async function takeSeanceEnCours(db: ViewerDb, viewer: Viewer, id: number): Promise<SeancePrise> {
  const seance = await takeSeance(db, viewer, id);
  if (seance.etat === 'annulee') throw new Refus('Cette séance est annulée.');
  if (isRendue(seance.etat)) throw new Refus('Le compte rendu est diffusé : reprenez-le pour changer ce qu’il dit.');
  return seance;
}

function refusOf({ epciId }: { epciId: number | null }): string {
  return epciId === null
    ? 'Seule la cellule de ce schéma tient cette instance.'
    : 'Une instance locale est tenue par le référent de son EPCI, et par la cellule quand il n’y en a pas.';
}

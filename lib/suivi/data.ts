import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import { fromJour, type Jour } from '@/lib/clock';
import { Prisma, type ViewerDb, type WriteDb } from '@/lib/db';
import { ChampRefuse, Introuvable, Refus } from '@/lib/errors';
import type {
  changerStatutInput,
  confirmerStatutInput,
  corrigerStatutInput,
  declarerBlocageInput,
  leverBlocageInput,
  marquerJalonInput,
} from './input';
import { refuseDateEffet } from './rules';

type Act<S extends z.ZodType> = (db: WriteDb, viewer: Viewer, input: z.output<S>, today: Jour) => Promise<number>;

/** Records a decision on the status, and a blocage with it when asked; returns the id of the entry. Refuses anyone but the cellule. */
export const changeStatut: Act<typeof changerStatutInput> = async (db, viewer, input, today) => {
  const action = await takeAction(db, input.actionId, (place) => can(viewer, 'changer', 'statut', place));
  checkDate(input.dateEffet, today, action);
  const { id } = await db.statut.create({
    data: {
      actionId: action.id,
      schemaId: action.schemaId,
      nature: 'decision',
      avancement: input.avancement,
      dateEffet: fromJour(input.dateEffet),
      commentaire: input.commentaire,
      revisionLue: input.revision,
      auteurId: viewer.id,
    },
  });
  if (input.bloque && input.motif && input.condition) {
    const { motif, condition, responsable } = input;
    await insertBlocage(db, viewer, action, { ...input, revision: input.revision + 1, motif, condition, responsable });
  }
  return id;
};

/** Says that the current status still holds today: a dated event without comment. Returns the id of the entry. */
export const confirmStatut: Act<typeof confirmerStatutInput> = async (db, viewer, input, today) => {
  const action = await takeAction(db, input.actionId, (place) => can(viewer, 'confirmer', 'statut', place));
  const { id } = await db.statut.create({
    data: {
      actionId: action.id,
      schemaId: action.schemaId,
      nature: 'confirmation',
      dateEffet: fromJour(today),
      revisionLue: input.revision,
      auteurId: viewer.id,
    },
  });
  return id;
};

/** Adds an entry that replaces an earlier one (avancement null: cancels it); nothing disappears. Returns the id of the entry. */
export const correctStatut: Act<typeof corrigerStatutInput> = async (db, viewer, input, today) => {
  const action = await takeAction(db, input.actionId, (place) => can(viewer, 'corriger', 'statut', place));
  checkDate(input.dateEffet, today, action);
  const corrected = await db.statut.findFirst({
    where: { id: input.corrigeId, actionId: action.id },
    select: { corrigePar: { select: { id: true } } },
  });
  if (!corrected) throw new Introuvable('L’entrée à corriger n’existe pas.');
  if (corrected.corrigePar) throw new Refus('Cette entrée est déjà corrigée : corrigez plutôt la correction.');
  const { id } = await db.statut.create({
    data: {
      actionId: action.id,
      schemaId: action.schemaId,
      nature: 'correction',
      avancement: input.avancement,
      corrigeId: input.corrigeId,
      dateEffet: fromJour(input.dateEffet),
      commentaire: input.commentaire,
      revisionLue: input.revision,
      auteurId: viewer.id,
    },
  });
  return id;
};

/** Declares what blocks an action and what would lift it; returns the id of the blocage. Refuses a second one at once. */
export const declareBlocage: Act<typeof declarerBlocageInput> = async (db, viewer, input, today) => {
  const action = await takeAction(db, input.actionId, (place) => can(viewer, 'declarer', 'blocage', place));
  checkDate(input.dateEffet, today, action);
  return insertBlocage(db, viewer, action, input);
};

/** Lifts the open blocage, with its date and its reason; returns the id of the blocage. */
export const liftBlocage: Act<typeof leverBlocageInput> = async (db, viewer, input, today) => {
  const action = await takeAction(db, input.actionId, (place) => can(viewer, 'lever', 'blocage', place));
  checkDate(input.dateEffet, today, action);
  const blocage = await db.blocage.findFirst({
    where: { id: input.blocageId, actionId: action.id },
    select: { dateEffet: true, levee: { select: { blocageId: true } } },
  });
  if (!blocage) throw new Introuvable('Ce blocage n’existe pas.');
  if (blocage.levee) throw new Refus('Ce blocage est déjà levé.');
  if (fromJour(input.dateEffet) < blocage.dateEffet) {
    throw new ChampRefuse('dateEffet', 'Un blocage ne peut pas être levé avant d’avoir été déclaré.');
  }
  await db.leveeBlocage.create({
    data: {
      blocageId: input.blocageId,
      schemaId: action.schemaId,
      commentaire: input.commentaire,
      dateEffet: fromJour(input.dateEffet),
      revisionLue: input.revision,
      auteurId: viewer.id,
    },
  });
  return input.blocageId;
};

/** Marks a milestone of the current version done on a day (it may precede the scheme), or open again; returns the id of the entry. */
export const markJalon: Act<typeof marquerJalonInput> = async (db, viewer, input, today) => {
  const action = await takeAction(db, input.actionId, (place) => can(viewer, 'marquer', 'jalon', place));
  const faitLe = input.faitLe === 'rouvrir' ? null : input.faitLe;
  if (faitLe && faitLe > today)
    throw new ChampRefuse('faitLe', 'Un jalon ne peut pas avoir été atteint dans le futur.');
  const jalon = await db.jalon.findFirst({ where: { id: input.jalonId, actionId: action.id }, select: { id: true } });
  if (!jalon) throw new Introuvable('Ce jalon n’existe pas.');
  const { id } = await db.jalonRealisation.create({
    data: {
      jalonId: jalon.id,
      schemaId: action.schemaId,
      faitLe: faitLe ? fromJour(faitLe) : null,
      commentaire: input.commentaire || null,
      revisionLue: input.revision,
      auteurId: viewer.id,
    },
  });
  return id;
};

export type EtatActuel = {
  revision: number;
  avancement: string | null;
  quand: string;
  auteur: string;
  commentaire: string | null;
  objet: 'statut' | 'confirmation' | 'blocage' | 'levee' | 'jalon';
};

/** The last thing written on an action, for the person who was writing at the same time; null when the action is not theirs to see. */
export async function readEtatActuel(db: ViewerDb, actionId: number): Promise<EtatActuel | null> {
  const [row] = await db.$queryRaw<EtatActuel[]>(Prisma.sql`
    select sa.revision, sa.avancement::text as avancement, e.objet, e.commentaire, e.created_at::text as quand, u.prenom || ' ' || u.nom as auteur
    from suivi_action sa
    join lateral (
      select case nature when 'confirmation' then 'confirmation' else 'statut' end as objet, commentaire, created_at, auteur_id
        from statut where action_id = sa.action_id
      union all select 'blocage', motif, created_at, auteur_id from blocage where action_id = sa.action_id
      union all select 'levee', l.commentaire, l.created_at, l.auteur_id
        from levee_blocage l join blocage b on b.id = l.blocage_id where b.action_id = sa.action_id
      union all select 'jalon', r.commentaire, r.created_at, r.auteur_id
        from jalon_realisation r join jalon j on j.id = r.jalon_id where j.action_id = sa.action_id
      order by created_at desc limit 1) e on true
    join utilisateur u on u.id = e.auteur_id
    where sa.action_id = ${actionId}`);
  return row ?? null;
}

type Action = { id: number; schemaId: number; debutSchema: Jour };

/** The stored action, on which the right is asked; not found when it is outside what the person sees. */
async function takeAction(
  db: ViewerDb,
  id: number,
  allowed: (place: { schemaId: number }) => boolean,
): Promise<Action> {
  const [action] = await db.$queryRaw<Action[]>`
    select a.id, a.schema_id as "schemaId", s.date_debut::text as "debutSchema"
    from action a join schema_departemental s on s.id = a.schema_id where a.id = ${id}`;
  if (!action) throw new Introuvable('Cette action n’existe pas, ou ne vous est pas ouverte.');
  if (!allowed(action)) throw new Refus('Seule la cellule de ce schéma peut faire cela.');
  return action;
}

function checkDate(date: Jour, today: Jour, { debutSchema }: Action): void {
  const refusal = refuseDateEffet(date, { today, debutSchema });
  if (refusal) throw new ChampRefuse('dateEffet', refusal);
}

type Declaration = {
  motif: string;
  condition: string;
  responsable?: string | undefined;
  dateEffet: Jour;
  revision: number;
};

async function insertBlocage(db: WriteDb, viewer: Viewer, action: Action, declaration: Declaration): Promise<number> {
  const { id } = await db.blocage.create({
    data: {
      actionId: action.id,
      schemaId: action.schemaId,
      motif: declaration.motif,
      condition: declaration.condition,
      responsable: declaration.responsable || null,
      dateEffet: fromJour(declaration.dateEffet),
      revisionLue: declaration.revision,
      auteurId: viewer.id,
    },
    select: { id: true },
  });
  return id;
}

import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import { habilitationObjet, type Role } from '@/lib/access/roles';
import { fromJour, now } from '@/lib/clock';
import type { ViewerDb, WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, databaseError, Introuvable, Refus } from '@/lib/errors';
import type { accorderHabilitationInput, creerCompteInput, modifierCompteInput } from './input';
import { perimetreOf } from './input';
import { createLien, type Lien } from './liens';

/** Creates an account with its first right and its invitation; returns the id and the link, shown once. */
export async function createCompte(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof creerCompteInput>,
): Promise<{ utilisateurId: number; lien: Lien }> {
  const { schemaId } = perimetreOf(input);
  if (!can(viewer, 'creer', 'compte', { schemaId }))
    throw new Refus('Vous ne pouvez pas créer de compte pour ce schéma.');
  const { id } = await db.utilisateur.create({
    data: { prenom: input.prenom, nom: input.nom, fonction: input.fonction || null, createdById: viewer.id },
  });
  // not by the client, which would name columns that people may not write (session_version, revision)
  await refuseTaken(db.$executeRaw`insert into compte (utilisateur_id, courriel) values (${id}, ${input.courriel})`);
  await grantHabilitation(db, viewer, { ...input, utilisateurId: id });
  return { utilisateurId: id, lien: await createLien(db, viewer, id, 'invitation') };
}

/** Changes name, function, address; refuses when somebody else changed the account since it was read. */
export async function updateCompte(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof modifierCompteInput>,
): Promise<void> {
  await takeCompte(db, viewer, 'modifier', input.utilisateurId);
  const { prenom, nom, fonction, courriel, revision } = input;
  const written = await refuseTaken(
    db.compte.updateMany({
      where: { utilisateurId: input.utilisateurId, revision },
      data: { courriel, revision: revision + 1 },
    }),
  );
  if (written.count === 0) throw new Conflit();
  await db.utilisateur.updateMany({
    where: { id: input.utilisateurId },
    data: { prenom, nom, fonction: fonction || null },
  });
}

/** Closes an account at once, sessions included, or opens it again. */
export async function setFerme(db: WriteDb, viewer: Viewer, utilisateurId: number, isFerme: boolean): Promise<void> {
  await takeCompte(db, viewer, isFerme ? 'fermer' : 'rouvrir', utilisateurId);
  if (isFerme && utilisateurId === viewer.id) throw new Refus('Vous ne pouvez pas fermer votre propre compte.');
  await db.compte.updateMany({ where: { utilisateurId }, data: { fermeLe: isFerme ? now() : null } });
}

/** Makes the one-time link of an account one manages: an invitation until its first sign-in, then the shorter reset. */
export async function inviteCompte(db: WriteDb, viewer: Viewer, utilisateurId: number): Promise<Lien> {
  const compte = await takeCompte(db, viewer, 'inviter', utilisateurId);
  if (compte.fermeLe) throw new Refus('Ce compte est fermé : rouvrez-le d’abord.');
  return createLien(db, viewer, utilisateurId, compte.derniereConnexion ? 'reinitialisation' : 'invitation');
}

/** Gives a dated right. A cellule right given by an administrator waits for a member of the cellule (the database sees to it). */
export async function grantHabilitation(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof accorderHabilitationInput>,
): Promise<void> {
  const { schemaId, epciId, organisation } = perimetreOf(input);
  if (!can(viewer, 'accorder', habilitationObjet(input.role), { schemaId })) {
    throw new Refus('Vous ne pouvez pas donner ce droit.');
  }
  const account = await db.compte.findUnique({
    where: { utilisateurId: input.utilisateurId },
    select: { fermeLe: true },
  });
  if (!account) throw new Introuvable('Ce compte n’existe pas, ou ne vous est pas ouvert.');
  const write = db.habilitation.createMany({
    data: {
      utilisateurId: input.utilisateurId,
      role: input.role,
      schemaId,
      epciId,
      organisationId: organisation ? await takeOrganisation(db, organisation) : null,
      debut: fromJour(input.debut),
      fin: input.fin ? fromJour(input.fin) : null,
      accordeeParId: viewer.id,
    },
  });
  await write.catch((error: unknown) => {
    const code = databaseError(error)?.code;
    if (code === '23P01') throw new ChampRefuse('role', 'Cette personne a déjà ce droit sur cette période.');
    if (code === '23503') throw new ChampRefuse('epciId', 'Cet EPCI n’appartient pas à ce schéma.');
    throw error;
  });
}

/** The organisation of that name or initials, made when nobody has named it yet. */
async function takeOrganisation(db: WriteDb, nom: string): Promise<number> {
  const find = () => db.$queryRaw<{ id: number }[]>`
    select id from organisation where lower(nom) = lower(${nom}) or lower(sigle) = lower(${nom}) order by id limit 1`;
  const [known] = await find();
  if (known) return known.id;
  await db.$executeRaw`insert into organisation (nom, type) values (${nom}, 'operateur') on conflict do nothing`;
  return (await find())[0]!.id;
}

/** Withdraws a right at once. */
export async function withdrawHabilitation(db: WriteDb, viewer: Viewer, id: number): Promise<void> {
  const droit = await takeHabilitation(db, id);
  if (!can(viewer, 'retirer', habilitationObjet(droit.role), { schemaId: droit.schemaId })) {
    throw new Refus('Vous ne pouvez pas retirer ce droit.');
  }
  await db.habilitation.updateMany({ where: { id }, data: { retireeLe: now() } });
}

/** Confirms a cellule right that an administrator gave; only another member of that cellule may. */
export async function confirmHabilitation(db: WriteDb, viewer: Viewer, id: number): Promise<void> {
  const droit = await takeHabilitation(db, id);
  if (!can(viewer, 'confirmer', 'habilitation_cellule', { schemaId: droit.schemaId })) {
    throw new Refus('Seul un membre de la cellule peut confirmer ce droit.');
  }
  await db.habilitation.updateMany({ where: { id }, data: { confirmeeLe: now() } });
}

type Droit = { role: Role; schemaId: number | null };

async function takeHabilitation(db: WriteDb, id: number): Promise<Droit> {
  const droit = await db.habilitation.findUnique({ where: { id }, select: { role: true, schemaId: true } });
  if (!droit) throw new Introuvable('Ce droit n’existe pas, ou ne vous est pas ouvert.');
  return droit;
}

/** An account that this person manages: the database says which, the table of rights says what for. */
async function takeCompte(
  db: WriteDb,
  viewer: Viewer,
  verb: 'modifier' | 'inviter' | 'fermer' | 'rouvrir',
  utilisateurId: number,
) {
  const seen = await db.compte.findUnique({
    where: { utilisateurId },
    select: { fermeLe: true, derniereConnexion: true },
  });
  if (!seen) throw new Introuvable('Ce compte n’existe pas, ou ne vous est pas ouvert.');
  const allowed = viewer.habilitations.some(({ schemaId }) => can(viewer, verb, 'compte', { schemaId }));
  if (!allowed || !(await isGere(db, utilisateurId))) {
    throw new Refus('Ce compte a des droits hors de vos schémas : seul un administrateur peut le modifier.');
  }
  return seen;
}

/** Whether every right of the account is within what this person manages. */
export async function isGere(db: ViewerDb, utilisateurId: number): Promise<boolean> {
  const [row] = await db.$queryRaw<
    { gere: boolean }[]
  >`select ${utilisateurId} in (select acces.comptes_geres()) as gere`;
  return row!.gere;
}

async function refuseTaken<T>(write: Promise<T>): Promise<T> {
  return write.catch((error: unknown) => {
    if (databaseError(error)?.code !== '23505') throw error;
    throw new ChampRefuse(
      'courriel',
      'Un compte existe déjà avec cette adresse. S’il ne vous est pas ouvert, voyez un administrateur.',
    );
  });
}

import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import type { WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, Introuvable, Refus } from '@/lib/errors';
import type {
  ajouterAvenantInput,
  changerEtatInput,
  constaterInput,
  enregistrerSignatureInput,
  evaluerInput,
} from './input';
import { transitionsOf, type EtatConvention } from './rules';

type Prise = { schemaId: number; etat: EtatConvention; dateEffet: Jour | null; fin: Jour | null; signatures: number };

/** The convention as stored, once the person is known to write it; not found outside what they see. */
async function take(db: WriteDb, viewer: Viewer, id: number): Promise<Prise> {
  const [row] = await db.$queryRaw<Prise[]>`
    select schema_id as "schemaId", etat::text as etat, date_effet::text as "dateEffet", conventions.fin(id, date_fin)::text as fin,
      (select count(*)::int from convention_signature where convention_id = convention.id and signe_le is not null) as signatures
    from convention where id = ${id}`;
  if (!row) throw new Introuvable();
  if (!can(viewer, 'ecrire', 'convention', row)) throw new Refus('Seule la cellule de ce schéma peut l’écrire.');
  return row;
}

/** Moves a convention to another state of its life; refuses what its rules forbid, beside the choice. */
export async function changeEtat(
  db: WriteDb,
  viewer: Viewer,
  { conventionId, revision, etat, motif }: z.output<typeof changerEtatInput>,
  today: Jour,
): Promise<void> {
  const lue = await take(db, viewer, conventionId);
  const transition = transitionsOf(lue, today).find(({ vers }) => vers === etat);
  if (!transition) throw new Conflit();
  if (transition.refus) throw new ChampRefuse('etat', transition.refus);
  const written = await db.$executeRaw`
    update convention set etat = ${etat}::etat_convention, motif_etat = ${motif}, revision = revision + 1
    where id = ${conventionId} and revision = ${revision}`;
  if (written === 0) throw new Conflit();
}

/** Writes the délibération and the signature of one party: the cellule for any, a référent for their own EPCI. */
export async function saveSignature(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof enregistrerSignatureInput>,
  today: Jour,
): Promise<void> {
  const { partieId, revision } = input;
  const [partie] = await db.$queryRaw<
    { schemaId: number; conventionId: number; epciId: number | null; etat: EtatConvention }[]
  >`
    select p.schema_id as "schemaId", p.convention_id as "conventionId", o.epci_id as "epciId", c.etat::text as etat
    from convention_partie p join organisation o on o.id = p.organisation_id join convention c on c.id = p.convention_id
    where p.id = ${partieId}`;
  if (!partie) throw new Introuvable();
  const { schemaId, epciId } = partie;
  const isPropre = epciId !== null && can(viewer, 'signer', 'convention', { schemaId, epciId });
  if (!isPropre && !can(viewer, 'ecrire', 'convention', { schemaId }))
    throw new Refus('Seuls la cellule et le référent de cette partie peuvent l’écrire.');
  for (const champ of ['deliberationLe', 'signeLe'] as const)
    if ((input[champ] ?? '') > today) throw new ChampRefuse(champ, 'Cette date ne peut pas être dans le futur.');
  if (partie.etat === 'signee' && !input.signeLe)
    throw new ChampRefuse('signeLe', 'La convention est signée : sa date de signature ne s’efface pas.');
  const { instance, deliberationNumero, deliberationLe = null, signataire, fonction, signeLe = null } = input;
  const written = revision
    ? await db.$executeRaw`
        update convention_signature set instance = ${instance}, deliberation_numero = ${deliberationNumero},
          deliberation_le = ${deliberationLe}::date, signataire = ${signataire}, fonction = ${fonction}, signe_le = ${signeLe}::date,
          revision = revision + 1
        where partie_id = ${partieId} and revision = ${revision}`
    : await db.$executeRaw`
        insert into convention_signature (partie_id, convention_id, schema_id, instance, deliberation_numero, deliberation_le,
          signataire, fonction, signe_le)
        values (${partieId}, ${partie.conventionId}, ${schemaId}, ${instance}, ${deliberationNumero}, ${deliberationLe}::date,
          ${signataire}, ${fonction}, ${signeLe}::date)
        on conflict (partie_id) do nothing`;
  if (written === 0) throw new Conflit();
}

/** Adds an avenant to a signed convention, under the next number; the old term stays in its row. Returns the number. */
export async function addAvenant(
  db: WriteDb,
  viewer: Viewer,
  { conventionId, objet, signeLe, nouvelleFin }: z.output<typeof ajouterAvenantInput>,
  today: Jour,
): Promise<number> {
  const lue = await take(db, viewer, conventionId);
  if (lue.etat !== 'signee') throw new Refus('Un avenant suit une convention signée.');
  if (signeLe > today) throw new ChampRefuse('signeLe', 'Cette date ne peut pas être dans le futur.');
  if (nouvelleFin && lue.dateEffet && nouvelleFin <= lue.dateEffet)
    throw new ChampRefuse('nouvelleFin', 'Le nouveau terme suit la date d’effet.');
  const [row] = await db.$queryRaw<{ numero: number }[]>`
    insert into avenant (convention_id, schema_id, numero, objet, signe_le, nouvelle_fin, auteur_id)
    values (${conventionId}, ${lue.schemaId}, 1, ${objet}, ${signeLe}::date, ${nouvelleFin ?? null}::date, ${viewer.id}) returning numero`;
  return row!.numero;
}

/** Evaluates a convention for a year, or writes that evaluation again; refuses a year it does not cover. */
export async function evaluate(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof evaluerInput>,
  today: Jour,
): Promise<void> {
  const { conventionId, revision, annee, avancement, suite, commentaire } = input;
  const lue = await take(db, viewer, conventionId);
  if (lue.etat === 'reperee' || lue.etat === 'en_negociation' || lue.etat === 'en_signature')
    throw new Refus('Une convention s’évalue une fois signée.');
  if (String(annee) > today.slice(0, 4) || (lue.dateEffet && String(annee) < lue.dateEffet.slice(0, 4)))
    throw new ChampRefuse('annee', 'La convention ne court pas cette année-là.');
  const written = revision
    ? await db.$executeRaw`
        update evaluation_convention set avancement = ${avancement}::avancement, suite = ${suite}::suite_evaluation,
          commentaire = ${commentaire}, evaluee_le = ${today}::date, auteur_id = ${viewer.id}, revision = revision + 1
        where convention_id = ${conventionId} and annee = ${annee} and revision = ${revision}`
    : await db.$executeRaw`
        insert into evaluation_convention (convention_id, schema_id, annee, avancement, suite, commentaire, evaluee_le, auteur_id)
        values (${conventionId}, ${lue.schemaId}, ${annee}, ${avancement}::avancement, ${suite}::suite_evaluation, ${commentaire},
          ${today}::date, ${viewer.id})
        on conflict (convention_id, annee) do nothing`;
  if (written === 0) throw new Conflit();
}

/** Says how an engagement was kept, and by what one knows it. */
export async function observe(
  db: WriteDb,
  viewer: Viewer,
  { engagementId, revision, constat, preuve }: z.output<typeof constaterInput>,
  today: Jour,
): Promise<void> {
  const [row] = await db.$queryRaw<{ conventionId: number }[]>`
    select convention_id as "conventionId" from engagement where id = ${engagementId}`;
  if (!row) throw new Introuvable();
  await take(db, viewer, row.conventionId);
  const written = await db.$executeRaw`
    update engagement set constat = ${constat}::constat_engagement, constate_le = ${today}::date, preuve = ${preuve}, revision = revision + 1
    where id = ${engagementId} and revision = ${revision}`;
  if (written === 0) throw new Conflit();
}

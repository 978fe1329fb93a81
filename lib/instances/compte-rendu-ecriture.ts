import type { z } from 'zod';
import type { Viewer } from '@/lib/access/can';
import { Prisma, type ViewerDb, type WriteDb } from '@/lib/db';
import { keepRendu } from '@/lib/documents/depot';
import { ChampRefuse, Conflit, Refus } from '@/lib/errors';
import type { DocumentEcrit } from '@/lib/exports/document';
import { formatsRendu, rendre } from '@/lib/exports/rendre';
import type { VersionEcrite } from '@/lib/referentiel/garde';
import { readVersionEcrite } from '@/lib/version-ecrite';
import { redige } from './compte-rendu';
import { takeSeance, type SeancePrise } from './garde';
import { redigePublic } from './public';
import { isPubliable } from './rules';
import { readSeance, type SeanceLue } from './seance';
import type { compteRenduInput, ecrireCompteRenduInput } from './seance-input';

/** Writes the words around the minutes and the end of their proofreading. */
export async function saveCompteRendu(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof ecrireCompteRenduInput>,
): Promise<void> {
  const { seanceId, revision, ouverture, cloture, relectureAu = null } = input;
  const { schemaId, jour } = await takeSeance(db, viewer, seanceId);
  if (relectureAu && relectureAu < jour) throw new ChampRefuse('relectureAu', 'La relecture suit la séance.');
  const written = revision
    ? await db.$executeRaw`
        update compte_rendu set ouverture = ${ouverture}, cloture = ${cloture}, relecture_au = ${relectureAu}::date, revision = revision + 1
        where seance_id = ${seanceId} and revision = ${revision}`
    : await db.$executeRaw`
        insert into compte_rendu (seance_id, schema_id, ouverture, cloture, relecture_au)
        values (${seanceId}, ${schemaId}, ${ouverture}, ${cloture}, ${relectureAu}::date) on conflict do nothing`;
  if (written === 0) throw new Conflit();
}

/** The words around the minutes, as somebody else wrote them meanwhile. */
export function readCompteRenduEcrit(db: ViewerDb, seanceId: number): Promise<VersionEcrite | null> {
  return readVersionEcrite(
    db,
    Prisma.sql`compte_rendu where seance_id = ${seanceId}`,
    { objet: 'compte_rendu', id: seanceId },
    [
      ['ouverture', 'Ouverture'],
      ['cloture', 'Clôture'],
    ],
  );
}

/** Approves minutes that went round: their text is kept as it stands, with its renderings, and nothing of it changes any more. */
export async function approveCompteRendu(
  db: WriteDb,
  viewer: Viewer,
  { seanceId, revision }: { seanceId: number; revision?: number },
): Promise<void> {
  const prise = await takeSeance(db, viewer, seanceId, { approuvee: true });
  if (revision !== undefined && prise.revision !== revision) throw new Conflit();
  if (prise.etat !== 'diffuse') throw new Refus('Un compte rendu s’approuve une fois diffusé.');
  const seance = await readWhole(db, prise);
  const contenu = redige({ ...seance, etat: 'approuve' });
  for (const format of formatsRendu)
    await keepRendu(db, viewer, { seanceId, schemaId: prise.schemaId, ...rendre(contenu, format) });
  await db.$executeRaw`update compte_rendu set contenu = ${JSON.stringify(contenu)}::jsonb, revision = revision + 1
    where seance_id = ${seanceId}`;
  await moveTo(db, prise, 'approuve');
}

/** Takes an approval back: the minutes are those that went round again. */
export async function unapproveCompteRendu(
  db: WriteDb,
  viewer: Viewer,
  { seanceId, revision }: { seanceId: number; revision?: number },
): Promise<void> {
  const prise = await takeSeance(db, viewer, seanceId, { approuvee: true });
  if (revision !== undefined && prise.revision !== revision) throw new Conflit();
  if (prise.etat !== 'approuve')
    throw new Refus('Ce compte rendu est publié : retirez-le d’abord de la page publique.');
  await moveTo(db, prise, 'diffuse');
}

/** Publishes approved minutes of a body of the département without the names of persons: anybody may read them. */
export async function publishCompteRendu(
  db: WriteDb,
  viewer: Viewer,
  { seanceId, revision }: z.output<typeof compteRenduInput>,
): Promise<void> {
  const prise = await takeSeance(db, viewer, seanceId, { approuvee: true });
  if (prise.revision !== revision) throw new Conflit();
  if (prise.etat !== 'approuve') throw new Refus('Seul un compte rendu approuvé se publie.');
  if (!isPubliable(prise)) throw new Refus('Le compte rendu d’une instance locale ne se publie pas.');
  const contenu = redigePublic(await readWhole(db, prise));
  await db.$executeRaw`insert into compte_rendu_public (seance_id, schema_id, contenu)
    values (${seanceId}, ${prise.schemaId}, ${JSON.stringify(contenu)}::jsonb)`;
  await moveTo(db, prise, 'publie');
}

/** Takes published minutes off the public page. */
export async function unpublishCompteRendu(
  db: WriteDb,
  viewer: Viewer,
  { seanceId, revision }: z.output<typeof compteRenduInput>,
): Promise<void> {
  const prise = await takeSeance(db, viewer, seanceId, { approuvee: true });
  if (prise.revision !== revision || prise.etat !== 'publie') throw new Conflit();
  await moveTo(db, prise, 'approuve');
}

async function readWhole(db: ViewerDb, { id, schemaId }: SeancePrise): Promise<SeanceLue> {
  return (await readSeance(db, schemaId, id))!;
}

async function moveTo(db: WriteDb, { id, etat }: SeancePrise, vers: 'approuve' | 'diffuse' | 'publie'): Promise<void> {
  const moved = await db.$executeRaw`
    update seance set etat = ${vers}::etat_seance, revision = revision + 1 where id = ${id} and etat = ${etat}::etat_seance`;
  if (moved === 0) throw new Conflit();
}

/** The minutes as they read today: kept as approved, else drafted from the meeting. */
export async function readCompteRendu(db: ViewerDb, seance: SeanceLue): Promise<DocumentEcrit> {
  const [row] = await db.$queryRaw<{ contenu: DocumentEcrit | null }[]>`
    select contenu from compte_rendu where seance_id = ${seance.id}`;
  return row?.contenu ?? redige(seance);
}

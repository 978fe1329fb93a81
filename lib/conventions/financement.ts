import type { z } from 'zod';
import type { Viewer } from '@/lib/access/can';
import type { WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, Introuvable } from '@/lib/errors';
import type { ajouterMontantInput, modifierMontantInput } from './input';
import { takeConvention } from './redaction';

/** Adds an amount for a year, a volet and a financeur, one of the parties; refuses a line that is there already. */
export async function addMontant(
  db: WriteDb,
  viewer: Viewer,
  { conventionId, annee, volet, financeurId, prevu, verse }: z.output<typeof ajouterMontantInput>,
): Promise<void> {
  const schemaId = await takeConvention(db, viewer, conventionId);
  const [partie] = await db.$queryRaw<{ id: number }[]>`
    select id from convention_partie where convention_id = ${conventionId} and organisation_id = ${financeurId}`;
  if (!partie) throw new ChampRefuse('financeurId', 'Choisissez une des parties de la convention.');
  const written = await db.$executeRaw`
    insert into convention_montant (convention_id, schema_id, annee, volet, financeur_id, prevu, verse)
    values (${conventionId}, ${schemaId}, ${annee}, ${volet}::volet_financier, ${financeurId}, ${prevu}::numeric, ${verse ?? null}::numeric)
    on conflict (convention_id, annee, volet, financeur_id) do nothing`;
  if (written === 0)
    throw new ChampRefuse('annee', 'Ce financeur a déjà un montant cette année-là, dans ce volet : modifiez-le.');
}

/** Writes again what an amount plans and what was paid of it; the journal keeps what it was. */
export async function updateMontant(
  db: WriteDb,
  viewer: Viewer,
  { montantId, revision, prevu, verse }: z.output<typeof modifierMontantInput>,
): Promise<void> {
  const [montant] = await db.$queryRaw<{ conventionId: number }[]>`
    select convention_id as "conventionId" from convention_montant where id = ${montantId}`;
  if (!montant) throw new Introuvable();
  await takeConvention(db, viewer, montant.conventionId);
  const written = await db.$executeRaw`
    update convention_montant set prevu = ${prevu}::numeric, verse = ${verse ?? null}::numeric, revision = revision + 1
    where id = ${montantId} and revision = ${revision}`;
  if (written === 0) throw new Conflit();
}

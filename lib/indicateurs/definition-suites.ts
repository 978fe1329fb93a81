import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import type { WriteDb } from '@/lib/db';
import { ChampRefuse, Introuvable, Refus } from '@/lib/errors';
import { insertVersion, readMesure, takeIndicateur } from './definition-ecriture';
import type {
  enregistrerCiblesInput,
  figerAnneeInput,
  retablirIndicateurInput,
  retirerIndicateurInput,
  rouvrirAnneeInput,
  scinderIndicateurInput,
} from './definition-input';

/** Makes several followed indicators of a composite line, which is taken off and named by each; returns how many. */
export async function splitIndicateur(
  db: WriteDb,
  viewer: Viewer,
  { indicateurId, revision, motif, parties }: z.output<typeof scinderIndicateurInput>,
): Promise<number> {
  const pris = await takeIndicateur(db, viewer, { indicateurId, revision });
  if (pris.etat === 'retire') throw new Refus('Cet indicateur est déjà retiré.');
  if (pris.formule !== null) throw new Refus('Cet indicateur se calcule : il ne se scinde pas.');
  for (const [i, partie] of parties.entries()) {
    const [row] = await db.$queryRaw<{ id: number }[]>`
      insert into indicateur (schema_id, action_id, ordre, issu_de_id)
      values (${pris.schemaId}, ${pris.actionId}, ${pris.ordre + i + 1}, ${indicateurId}) returning id`;
    await insertVersion(db, viewer, {
      ...partie,
      ...{ indicateurId: row!.id, schemaId: pris.schemaId, desAnnee: pris.debut },
      ...{ periodicite: 'annuelle', source: null, referenceValeur: null, referenceAnnee: undefined },
    });
    await db.$executeRaw`update indicateur set etat = 'actif' where id = ${row!.id}`;
  }
  await db.$executeRaw`update indicateur set etat = 'retire', motif_etat = ${motif} where id = ${indicateurId}`;
  return parties.length;
}

/** Takes an indicator off the scheme: its values stay, none is asked any more. */
export async function retireIndicateur(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof retirerIndicateurInput>,
): Promise<void> {
  const { etat } = await takeIndicateur(db, viewer, input);
  if (etat === 'retire') throw new Refus('Cet indicateur est déjà retiré.');
  await db.$executeRaw`
    update indicateur set etat = 'retire', motif_etat = ${input.motif} where id = ${input.indicateurId}`;
}

/** Follows again what was taken off, or leaves it to be qualified; refused while what it was split into is followed. */
export async function restoreIndicateur(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof retablirIndicateurInput>,
): Promise<void> {
  const { etat } = await takeIndicateur(db, viewer, input);
  if (etat !== 'retire') throw new Refus('Cet indicateur n’est pas retiré.');
  const [eclat] = await db.$queryRaw<unknown[]>`
    select 1 from indicateur where issu_de_id = ${input.indicateurId} and etat <> 'retire' limit 1`;
  if (eclat) throw new Refus('Ses parties sont suivies : retirez-les d’abord, sinon il serait compté deux fois.');
  await db.$executeRaw`
    update indicateur i set motif_etat = null, etat = case when exists (select from indicateur_version v where v.indicateur_id = i.id)
      then 'actif' else 'a_qualifier' end::etat_indicateur where i.id = ${input.indicateurId}`;
}

/** Writes the targets of the years given; an empty one removes it. */
export async function saveCibles(
  db: WriteDb,
  viewer: Viewer,
  { indicateurId, revision, cibles }: z.output<typeof enregistrerCiblesInput>,
): Promise<void> {
  const { type, schemaId, debut, fin } = await takeIndicateur(db, viewer, { indicateurId, revision });
  if (!type) throw new Refus('Qualifiez d’abord cet indicateur : sa cible dépend de son type.');
  for (const { annee, texte } of cibles) {
    const champ = `cible${annee}`;
    const valeur = readMesure(champ, texte, type);
    if (valeur !== null && (annee < debut || annee > fin))
      throw new ChampRefuse(champ, `Une année du schéma : de ${debut} à ${fin}.`);
    await (valeur === null
      ? db.$executeRaw`delete from indicateur_cible where indicateur_id = ${indicateurId} and annee = ${annee}`
      : db.$executeRaw`insert into indicateur_cible (indicateur_id, schema_id, annee, valeur)
          values (${indicateurId}, ${schemaId}, ${annee}, ${valeur}::numeric)
          on conflict (indicateur_id, annee) do update set valeur = excluded.valeur`);
  }
}

/** Freezes a year: nothing more is typed for it, and what is computed keeps what it is worth today. */
export async function freezeAnnee(
  db: WriteDb,
  viewer: Viewer,
  { schemaId, annee }: z.output<typeof figerAnneeInput>,
): Promise<void> {
  await takeSchema(db, viewer, schemaId);
  const written = await db.$executeRaw`
    insert into annee_figee (schema_id, annee, auteur_id) values (${schemaId}, ${annee}, ${viewer.id}) on conflict do nothing`;
  if (written === 0) throw new Refus(`L’année ${annee} est déjà figée.`);
}

/** Opens a frozen year again, with the reason: it is typed again, and computed again. */
export async function reopenAnnee(
  db: WriteDb,
  viewer: Viewer,
  { schemaId, annee, motif }: z.output<typeof rouvrirAnneeInput>,
): Promise<void> {
  await takeSchema(db, viewer, schemaId);
  const written = await db.$executeRaw`
    update annee_figee set motif = ${motif} where schema_id = ${schemaId} and annee = ${annee} and rouverte_le is null`;
  if (written === 0) throw new Refus(`L’année ${annee} n’est pas figée.`);
}

async function takeSchema(db: WriteDb, viewer: Viewer, schemaId: number): Promise<void> {
  const [found] = await db.$queryRaw<unknown[]>`select 1 from schema_departemental where id = ${schemaId}`;
  if (!found) throw new Introuvable();
  if (!can(viewer, 'figer', 'valeur', { schemaId })) throw new Refus('Seule la cellule de ce schéma fige une année.');
}

import type { z } from 'zod';
import type { Viewer } from '@/lib/access/can';
import type { WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, Introuvable, Refus } from '@/lib/errors';
import { formatJour } from '@/lib/format';
import { refuseBeside } from '@/lib/referentiel/garde';
import { mayComposer, takeInstance } from './garde';
import type { enregistrerInstanceInput, fermerInstanceInput } from './instance-input';
import { minimumsAnnuels } from './rules';

const REFUSES: [RegExp, string, string][] = [
  [/instance_schema_id_epci_id_fkey/, 'epciId', 'Choisissez un EPCI de ce schéma.'],
  [/instance_dates/, 'creeeLe', 'Elle a pris fin avant cette date.'],
];

/** Adds a body, or writes again what is said of it; returns its id. What it is and its EPCI never change. */
export async function saveInstance(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof enregistrerInstanceInput>,
): Promise<number> {
  const { schemaId, instanceId, type, nom, quorum = null, tenueDans, isComiteMsap, creeeLe } = input;
  const minimum = input.minimumAnnuel ?? minimumsAnnuels[type];
  if (!instanceId) {
    const epciId = type === 'instance_locale' ? (input.epciId ?? null) : null;
    await takeSchema(db, viewer, { schemaId, epciId });
    const [row] = await refuseBeside(
      db.$queryRaw<{ id: number }[]>`
        insert into instance (schema_id, epci_id, type, nom, minimum_annuel, quorum, tenue_dans, is_comite_msap, creee_le)
        values (${schemaId}, ${epciId}::int, ${type}::type_instance, ${nom}, ${minimum}, ${quorum}::int, ${tenueDans}, ${isComiteMsap},
          ${creeeLe}::date) returning id`,
      REFUSES,
    );
    return row!.id;
  }
  await takeInstance(db, viewer, instanceId, 'composer');
  const written = await refuseBeside(
    db.$executeRaw`
      update instance set nom = ${nom}, minimum_annuel = ${minimum}, quorum = ${quorum}::int, tenue_dans = ${tenueDans},
        is_comite_msap = ${isComiteMsap}, creee_le = ${creeeLe}::date, revision = revision + 1
      where id = ${instanceId} and revision = ${input.revision ?? 0}`,
    REFUSES,
  );
  if (written === 0) throw new Conflit();
  return instanceId;
}

/** Says the last day of a body, or that it meets again; refused while a meeting is planned after that day. */
export async function closeInstance(
  db: WriteDb,
  viewer: Viewer,
  { instanceId, revision, finLe }: z.output<typeof fermerInstanceInput>,
): Promise<void> {
  await takeInstance(db, viewer, instanceId, 'composer');
  if (finLe) {
    const [apres] = await db.$queryRaw<{ jour: string }[]>`
      select (debut at time zone 'Europe/Paris')::date::text as jour from seance where instance_id = ${instanceId} and etat <> 'annulee'
        and (debut at time zone 'Europe/Paris')::date > ${finLe}::date order by debut desc limit 1`;
    if (apres)
      throw new ChampRefuse('finLe', `Une séance est inscrite au ${formatJour(apres.jour)} : annulez-la d’abord.`);
  }
  const written = await refuseBeside(
    db.$executeRaw`update instance set fin_le = ${finLe ?? null}::date, revision = revision + 1
      where id = ${instanceId} and revision = ${revision}`,
    [[/instance_dates/, 'finLe', 'Elle n’existait pas encore à cette date.']],
  );
  if (written === 0) throw new Conflit();
}

async function takeSchema(
  db: WriteDb,
  viewer: Viewer,
  { schemaId, epciId }: { schemaId: number; epciId: number | null },
): Promise<void> {
  const [row] = await db.$queryRaw<{ id: number }[]>`select id from schema_departemental where id = ${schemaId}`;
  if (!row) throw new Introuvable();
  if (!mayComposer(viewer, { schemaId, epciId }))
    throw new Refus(
      epciId === null
        ? 'Seule la cellule de ce schéma crée cette instance.'
        : 'Une instance locale est créée par la cellule, ou par le référent de son EPCI.',
    );
}

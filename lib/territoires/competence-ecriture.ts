import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import { Prisma, type ViewerDb, type WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, databaseError, Introuvable, Refus } from '@/lib/errors';
import type { VersionEcrite } from '@/lib/referentiel/garde';
import { readVersionEcrite } from '@/lib/version-ecrite';
import { caractereLabels, competenceLabels, type Caractere, type Competence } from './competences';
import type { enregistrerCompetenceInput } from './input';

/** Writes a competence of an EPCI, new or not: its référent and the cellule. Refuses the same one twice on a day, and one to come. */
export async function saveCompetence(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof enregistrerCompetenceInput>,
  today: Jour,
): Promise<void> {
  const place = input.competenceId ? await placeOf(db, input.competenceId) : await placeOfEpci(db, input);
  if (!can(viewer, 'ecrire', 'competence', place))
    throw new Refus('Seuls le référent de cet EPCI et la cellule écrivent ses compétences.');
  for (const champ of ['priseLe', 'interetDefiniLe', 'rendueLe'] as const)
    if ((input[champ] ?? '') > today) throw new ChampRefuse(champ, 'Cette date ne peut pas être dans le futur.');
  const { competence, caractere, priseLe, deliberation, interetDefiniLe = null, rendueLe = null } = input;
  const precision = competence === 'autre' ? input.precision : null;
  const written = await refuseDouble(
    input.competenceId
      ? db.$executeRaw`
          update competence_epci set competence = ${competence}::competence, precision = ${precision},
            caractere = ${caractere}::caractere_competence, prise_le = ${priseLe}::date, deliberation = ${deliberation},
            interet_defini_le = ${interetDefiniLe}::date, rendue_le = ${rendueLe}::date, auteur_id = ${viewer.id}, revision = revision + 1
          where id = ${input.competenceId} and revision = ${input.revision ?? 0}`
      : db.$executeRaw`
          insert into competence_epci (schema_id, epci_id, competence, precision, caractere, prise_le, deliberation, interet_defini_le,
            rendue_le, auteur_id)
          values (${place.schemaId}, ${place.epciId}, ${competence}::competence, ${precision}, ${caractere}::caractere_competence,
            ${priseLe}::date, ${deliberation}, ${interetDefiniLe}::date, ${rendueLe}::date, ${viewer.id})`,
  );
  if (written === 0) throw new Conflit();
}

type Place = { schemaId: number; epciId: number };

async function placeOf(db: ViewerDb, id: number): Promise<Place> {
  const [row] = await db.$queryRaw<Place[]>`
    select schema_id as "schemaId", epci_id as "epciId" from competence_epci where id = ${id}`;
  if (!row) throw new Introuvable();
  return row;
}

async function placeOfEpci(db: ViewerDb, { schemaId, epciId }: Place): Promise<Place> {
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from schema_epci where schema_id = ${schemaId} and epci_id = ${epciId}`;
  if (rows.length === 0) throw new Introuvable('Cet EPCI n’existe pas, ou ne vous est pas ouvert.');
  return { schemaId, epciId };
}

async function refuseDouble(write: Promise<number>): Promise<number> {
  return write.catch((error: unknown): number => {
    if (!/competence_unique/.test(databaseError(error)?.message ?? '')) throw error;
    throw new ChampRefuse('competence', 'Cet EPCI détient déjà cette compétence à cette date.');
  });
}

/** A competence as it stands, for who was writing it too. */
export function readCompetenceEcrite(db: ViewerDb, id: number): Promise<VersionEcrite | null> {
  return readVersionEcrite(db, Prisma.sql`competence_epci x where x.id = ${id}`, { objet: 'competence_epci', id }, [
    ['competence', 'Compétence', (code) => competenceLabels[code as Competence]],
    ['precision', 'Laquelle'],
    ['caractere', 'Caractère', (code) => caractereLabels[code as Caractere]],
    ['prise_le', 'Prise le'],
    ['deliberation', 'Délibération'],
    ['interet_defini_le', 'Intérêt communautaire défini le'],
    ['rendue_le', 'Rendue le'],
  ]);
}

import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import { Prisma, type ViewerDb, type WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, Introuvable, Refus } from '@/lib/errors';
import { refuseBeside, takeSchema, takeSchemaOf } from './garde';
import type { changerEtatActionInput, enregistrerActionInput } from './input';
import { isProjet, type EtatSchema } from './rules';

type Ecrite = z.output<typeof enregistrerActionInput>;

const PRIS: [RegExp, string, string][] = [
  [/action_code_unique/, 'code', 'Une autre action de ce schéma porte déjà ce code.'],
  [/action_version_fiche_id_schema_id_fkey/, 'ficheId', 'Choisissez une fiche de ce schéma.'],
  [/action_version_epci_schema_id_epci_id_fkey/, 'epci', 'Choisissez des EPCI de ce schéma.'],
  [/action_version_facette_facette_id_schema_id_fkey/, 'facette', 'Choisissez des facettes de ce schéma.'],
  [/jalon_version_jalon_id_schema_id_fkey/, 'jalons', 'Un de ces jalons n’appartient pas à cette action.'],
];

/** The day on which a text written today takes effect unless another is chosen: the first of a scheme still being written. */
export function dateEffetProposee(schema: { etat: EtatSchema; dateDebut: Jour }, today: Jour): Jour {
  return isProjet(schema.etat) || schema.dateDebut > today ? schema.dateDebut : today;
}

/** Adds an action with its first version, or a version to an action; returns the id of the action. */
export async function saveAction(db: WriteDb, viewer: Viewer, input: Ecrite, today: Jour): Promise<number> {
  if (!input.actionId) {
    const schemaId = await takeSchema(db, viewer, input.schemaId);
    const [row] = await db.$queryRaw<{ id: number }[]>`
      insert into action (schema_id, ordre)
      select ${schemaId}, coalesce(max(ordre), 0) + 1 from action where fiche_id = ${input.ficheId ?? null}::int returning id`;
    const lue = { schemaId, numero: 0, dateEffet: null, etat: 'active' as const };
    await addVersion(db, viewer, { actionId: row!.id, lue, input, today });
    return row!.id;
  }
  const lue = await takeVersion(db, viewer, input.actionId, input.revision);
  if (lue.etat !== 'active') throw new Refus('Cette action n’est plus suivie : restaurez-la d’abord.');
  if (input.nature === 'forme') await correctForme(db, viewer, { ...input, actionId: input.actionId }, lue);
  else await addVersion(db, viewer, { actionId: input.actionId, lue, input, today });
  return input.actionId;
}

/** Archives, retires or restores an action by a version that says why; everything else of it stays. */
export async function changeEtatAction(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof changerEtatActionInput>,
  today: Jour,
): Promise<void> {
  const { actionId, etat, motif, decision, dateEffet, code } = input;
  const lue = await takeVersion(db, viewer, actionId, input.revision);
  if (!can(viewer, etat === 'active' ? 'restaurer' : 'archiver', 'referentiel', { schemaId: lue.schemaId }))
    throw new Refus('Seule la cellule de ce schéma peut faire cela.');
  checkDateEffet(dateEffet, lue, await readBornes(db, lue.schemaId), today);
  const versionId = await copyVersion(db, viewer, {
    ...{ actionId, numero: lue.numero, dateEffet, motif, etat, decision: decision || null },
    code: (etat === 'active' && code) || null,
  });
  await copyContenu(db, versionId, lue.id, { jalons: true });
}

type Deplacement = { actionId: number; jalonId: number; fin: Jour; jour: Jour; motif: string; decision: string };

/** Moves the end of a milestone by a version that cites its decision; returns the day it stood at. */
export async function moveJalon(
  db: WriteDb,
  viewer: Viewer,
  { actionId, jalonId, fin, jour, motif, decision }: Deplacement,
  today: Jour,
): Promise<Jour> {
  const [courante] = await db.$queryRaw<{ numero: number }[]>`
    select v.numero from action a join action_version v on v.id = a.version_id where a.id = ${actionId}`;
  const lue = await takeVersion(db, viewer, actionId, courante?.numero);
  if (lue.etat !== 'active') throw new Refus('Cette action n’est plus suivie : restaurez-la d’abord.');
  const [ancien] = await db.$queryRaw<{ debut: Jour | null; fin: Jour }[]>`
    select debut::text as debut, fin::text as fin from jalon_version where version_id = ${lue.id} and jalon_id = ${jalonId}`;
  if (!ancien) throw new Introuvable('Ce jalon n’est plus de cette action.');
  if (ancien.debut && fin < ancien.debut) throw new ChampRefuse('fin', 'La fin ne peut pas précéder le début.');
  const dateEffet = lue.dateEffet && jour < lue.dateEffet ? lue.dateEffet : jour;
  checkDateEffet(dateEffet, lue, await readBornes(db, lue.schemaId), today);
  const versionId = await copyVersion(db, viewer, { actionId, numero: lue.numero, dateEffet, motif, decision });
  await copyContenu(db, versionId, lue.id, { jalons: false });
  await db.$executeRaw`insert into jalon_version (version_id, jalon_id, schema_id, libelle, debut, fin)
    select ${versionId}, jalon_id, schema_id, libelle, debut, case when jalon_id = ${jalonId} then ${fin}::date else fin end
    from jalon_version where version_id = ${lue.id}`;
  return ancien.fin;
}

type Copie = {
  actionId: number;
  numero: number;
  dateEffet: Jour;
  motif: string;
  decision: string | null;
  /** The state and the code that the copy takes; absent: those it had. */
  etat?: string;
  code?: string | null;
};

/** The version that follows another, its texts kept; returns its id. */
async function copyVersion(
  db: WriteDb,
  viewer: Viewer,
  { actionId, numero, dateEffet, motif, decision, etat, code }: Copie,
): Promise<number> {
  const [row] = await refuseBeside(
    db.$queryRaw<{ id: number }[]>`
      insert into action_version (action_id, schema_id, numero, date_effet, auteur_id, decision, motif, etat, code, ${copiees})
      select action_id, schema_id, numero + 1, ${dateEffet}::date, ${viewer.id}, ${decision}, ${motif},
        coalesce(${etat ?? null}::etat_action, etat), coalesce(${code ?? null}::text, code), ${copiees}
      from action_version where action_id = ${actionId} and numero = ${numero} returning id`,
    PRIS,
  );
  return row!.id;
}

type VersionLue = { schemaId: number; numero: number; dateEffet: Jour | null; etat: string };

async function takeVersion(
  db: WriteDb,
  viewer: Viewer,
  actionId: number,
  revision: number | undefined,
): Promise<VersionLue & { id: number }> {
  const schemaId = await takeSchemaOf(db, viewer, { table: 'action', id: actionId });
  const [lue] = await db.$queryRaw<(VersionLue & { id: number })[]>`
    select v.id, v.numero, v.date_effet::text as "dateEffet", v.etat::text as etat
    from action a join action_version v on v.id = a.version_id where a.id = ${actionId}`;
  if (!lue) throw new Introuvable('Cette action n’existe pas, ou ne vous est pas ouverte.');
  if (lue.numero !== revision) throw new Conflit();
  return { ...lue, schemaId };
}

type Nouvelle = { actionId: number; lue: VersionLue; input: Ecrite; today: Jour };

async function addVersion(db: WriteDb, viewer: Viewer, { actionId, lue, input, today }: Nouvelle): Promise<void> {
  const bornes = await readBornes(db, lue.schemaId);
  const dateEffet = input.dateEffet ?? dateEffetProposee(bornes, today);
  checkDateEffet(dateEffet, lue, bornes, today);
  const hasTexte = Boolean(input.objectif || input.description || input.publicCible || input.calendrier);
  const [row] = await refuseBeside(
    db.$queryRaw<{ id: number }[]>`
      insert into action_version (action_id, schema_id, numero, date_effet, auteur_id, decision, motif, etat, fiche_id, code, titre, resume,
        objectif, description, public_cible, porteur, is_porteur_a_designer, partenaires, calendrier, lieux, financements, liens_schemas,
        is_departementale, is_texte_non_repris)
      values (${actionId}, ${lue.schemaId}, ${lue.numero + 1}, ${dateEffet}::date, ${viewer.id}, ${input.decision || null}, ${input.motif || null},
        ${lue.etat}::etat_action, ${input.ficheId!}, ${input.code!}, ${input.titre}, ${input.resume}, ${input.objectif}, ${input.description},
        ${input.publicCible}, ${input.porteur}, ${input.isPorteurADesigner}, ${input.partenaires}, ${input.calendrier}, ${input.lieux},
        ${input.financements}, ${input.liensSchemas}, ${input.isDepartementale},
        ${!hasTexte} and coalesce((select is_texte_non_repris from action_version where action_id = ${actionId} and numero = ${lue.numero}), false))
      returning id`,
    PRIS,
  );
  const versionId = row!.id;
  const lien = (table: string, column: string, ids: number[]) =>
    ids.length > 0 &&
    refuseBeside(
      db.$executeRaw`insert into ${Prisma.raw(table)} (version_id, schema_id, ${Prisma.raw(column)})
        select distinct ${versionId}::int, ${lue.schemaId}::int, n from unnest(${ids}::int[]) n`,
      PRIS,
    );
  await lien('action_version_epci', 'epci_id', input.epci);
  await lien('action_version_facette', 'facette_id', input.facette);
  await writeJalons(db, { versionId, actionId, schemaId: lue.schemaId }, input.jalons);
}

type Place = { versionId: number; actionId: number; schemaId: number };

/** A milestone already there keeps its identity, and with it the day it was reached. */
async function writeJalons(db: WriteDb, place: Place, jalons: Ecrite['jalons']): Promise<void> {
  const { versionId, actionId, schemaId } = place;
  const known = new Set(
    (await db.$queryRaw<{ id: number }[]>`select id from jalon where action_id = ${actionId}`).map(({ id }) => id),
  );
  for (const { id, libelle, debut, fin } of jalons) {
    if (id && !known.delete(id)) throw new ChampRefuse('jalons', 'Un de ces jalons n’appartient pas à cette action.');
    const jalonId = id ?? (await addJalon(db, actionId, schemaId));
    await db.$executeRaw`insert into jalon_version (version_id, jalon_id, schema_id, libelle, debut, fin)
      values (${versionId}, ${jalonId}, ${schemaId}, ${libelle}, ${debut ?? null}::date, ${fin}::date)`;
  }
}

async function addJalon(db: WriteDb, actionId: number, schemaId: number): Promise<number> {
  const [row] = await db.$queryRaw<{ id: number }[]>`
    insert into jalon (action_id, schema_id) values (${actionId}, ${schemaId}) returning id`;
  return row!.id;
}

/** New words for the version in force; its scope, facets, milestones, state and day stay. */
async function correctForme(
  db: WriteDb,
  viewer: Viewer,
  input: Ecrite & { actionId: number },
  lue: VersionLue & { id: number },
): Promise<void> {
  const [row] = await db.$queryRaw<{ id: number }[]>`
    insert into action_version (action_id, schema_id, numero, date_effet, auteur_id, decision, motif, is_correction_de_forme, etat, fiche_id,
      code, is_porteur_a_designer, is_departementale, is_texte_non_repris, titre, resume, objectif, description, public_cible, porteur,
      partenaires, calendrier, lieux, financements, liens_schemas)
    select action_id, schema_id, numero + 1, date_effet, ${viewer.id}, decision, ${input.motif || null}, true, etat, fiche_id,
      code, is_porteur_a_designer, is_departementale, is_texte_non_repris, ${input.titre}, ${input.resume}, ${input.objectif},
      ${input.description}, ${input.publicCible}, ${input.porteur}, ${input.partenaires}, ${input.calendrier}, ${input.lieux},
      ${input.financements}, ${input.liensSchemas}
    from action_version where action_id = ${input.actionId} and numero = ${lue.numero} returning id`;
  await copyContenu(db, row!.id, lue.id, { jalons: false });
  const libelles = JSON.stringify(input.jalons.map(({ id, libelle }) => ({ id, libelle })));
  await db.$executeRaw`
    insert into jalon_version (version_id, jalon_id, schema_id, libelle, debut, fin)
    select ${row!.id}, j.jalon_id, j.schema_id, coalesce(n.libelle, j.libelle), j.debut, j.fin
    from jalon_version j left join json_to_recordset(${libelles}::json) as n (id int, libelle text) on n.id = j.jalon_id
    where j.version_id = ${lue.id}`;
}

const copiees = Prisma.sql`fiche_id, titre, resume, objectif, description, public_cible, porteur, is_porteur_a_designer, partenaires,
  calendrier, lieux, financements, liens_schemas, is_departementale, is_texte_non_repris`;

async function copyContenu(
  db: WriteDb,
  versionId: number,
  sourceId: number,
  { jalons }: { jalons: boolean },
): Promise<void> {
  await db.$executeRaw`insert into action_version_epci (version_id, schema_id, epci_id)
    select ${versionId}, schema_id, epci_id from action_version_epci where version_id = ${sourceId}`;
  await db.$executeRaw`insert into action_version_facette (version_id, schema_id, facette_id)
    select ${versionId}, schema_id, facette_id from action_version_facette where version_id = ${sourceId}`;
  if (jalons)
    await db.$executeRaw`insert into jalon_version (version_id, jalon_id, schema_id, libelle, debut, fin)
      select ${versionId}, jalon_id, schema_id, libelle, debut, fin from jalon_version where version_id = ${sourceId}`;
}

type Bornes = { etat: EtatSchema; dateDebut: Jour };

async function readBornes(db: ViewerDb, schemaId: number): Promise<Bornes> {
  const [row] = await db.$queryRaw<Bornes[]>`
    select etat::text as etat, date_debut::text as "dateDebut" from schema_departemental where id = ${schemaId}`;
  return row!;
}

function checkDateEffet(date: Jour, { dateEffet }: VersionLue, { dateDebut }: Bornes, today: Jour): void {
  const last = [today, dateDebut, dateEffet ?? ''].toSorted().at(-1)!;
  if (date > last) throw new ChampRefuse('dateEffet', 'La date d’effet ne peut pas être dans le futur.');
  if (date < (dateEffet ?? dateDebut))
    throw new ChampRefuse(
      'dateEffet',
      dateEffet
        ? 'La date d’effet ne peut pas précéder celle de la version en vigueur.'
        : 'La date d’effet ne peut pas précéder le début du schéma.',
    );
}

import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import type { WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, Introuvable, Refus } from '@/lib/errors';
import { insertEpci, insertOrganisation, listConnues } from '@/lib/organisations/data';
import { refuseSemblables } from '@/lib/organisations/semblables';
import { isNommee } from '@/lib/organisations/rules';
import { refuseBeside } from '@/lib/referentiel/garde';
import type { ajouterEngagementInput, ajouterPartieInput, enregistrerConventionInput } from './input';

const PRIS: [RegExp, string, string][] = [
  [/convention_schema_id_reference_key/, 'reference', 'Une autre convention de ce schéma porte déjà cette référence.'],
  [/convention_parent_id_schema_id_fkey/, 'parentId', 'Choisissez une convention cadre de ce schéma.'],
  [/convention_epci_schema_id_epci_id_fkey/, 'epci', 'Choisissez des EPCI de ce schéma.'],
];

/** The scheme, once the person is known to write its conventions. */
async function takeSchema(db: WriteDb, viewer: Viewer, schemaId: number): Promise<number> {
  const [row] = await db.$queryRaw<{ id: number }[]>`select id from schema_departemental where id = ${schemaId}`;
  if (!row) throw new Introuvable();
  if (!can(viewer, 'ecrire', 'convention', { schemaId }))
    throw new Refus('Seule la cellule de ce schéma peut l’écrire.');
  return schemaId;
}

/** The scheme of a convention, once the person is known to write it; not found outside what they see. */
export async function takeConvention(db: WriteDb, viewer: Viewer, id: number): Promise<number> {
  const [row] = await db.$queryRaw<
    { schemaId: number }[]
  >`select schema_id as "schemaId" from convention where id = ${id}`;
  if (!row) throw new Introuvable();
  return takeSchema(db, viewer, row.schemaId);
}

/** Adds a convention, spotted or being negotiated, or writes its terms again. */
export async function saveConvention(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof enregistrerConventionInput>,
): Promise<void> {
  const schemaId = input.conventionId
    ? await takeConvention(db, viewer, input.conventionId)
    : await takeSchema(db, viewer, input.schemaId);
  const isFinanciere = input.niveau === 'financiere_realisation';
  const isReconduite = input.reconduction !== 'aucune';
  const { reference, intitule, niveau, famille, objet, reconduction } = input;
  const champs = {
    parentId: isFinanciere ? (input.parentId ?? null) : null,
    sansParent: isFinanciere ? input.sansParent : null,
    dateEffet: input.dateEffet ?? null,
    dateFin: input.dateFin ?? null,
    duree: isReconduite ? (input.dureeReconductionMois ?? null) : null,
    max: isReconduite ? input.nbReconductionsMax || null : null,
    preavis: input.preavisMois ?? null,
  };
  const id = input.conventionId ?? (await insert());
  if (input.conventionId) await update(input.conventionId);
  await relier(db, { id, schemaId }, input);

  async function insert(): Promise<number> {
    const [row] = await refuseBeside(
      db.$queryRaw<{ id: number }[]>`
        insert into convention (schema_id, reference, intitule, niveau, famille, objet, parent_id, sans_parent, date_effet, date_fin,
          reconduction, duree_reconduction_mois, nb_reconductions_max, preavis_mois)
        values (${schemaId}, ${reference}, ${intitule}, ${niveau}::niveau_convention, ${famille}::famille_convention, ${objet},
          ${champs.parentId}::int, ${champs.sansParent}, ${champs.dateEffet}::date, ${champs.dateFin}::date,
          ${reconduction}::reconduction, ${champs.duree}::int, ${champs.max}::int, ${champs.preavis}::int) returning id`,
      PRIS,
    );
    return row!.id;
  }

  async function update(conventionId: number): Promise<void> {
    const written = await refuseBeside(
      db.$executeRaw`
        update convention set reference = ${reference}, intitule = ${intitule}, niveau = ${niveau}::niveau_convention,
          famille = ${famille}::famille_convention, objet = ${objet}, parent_id = ${champs.parentId}::int, sans_parent = ${champs.sansParent},
          date_effet = ${champs.dateEffet}::date, date_fin = ${champs.dateFin}::date, reconduction = ${reconduction}::reconduction,
          duree_reconduction_mois = ${champs.duree}::int, nb_reconductions_max = ${champs.max}::int, preavis_mois = ${champs.preavis}::int,
          revision = revision + 1
        where id = ${conventionId} and revision = ${input.revision ?? 0}`,
      PRIS,
    );
    if (written === 0) throw new Conflit();
  }
}

type Place = { id: number; schemaId: number };

/** The EPCI covered and the actions named become those of the form; one taken off a signed convention is refused by the base. */
async function relier(
  db: WriteDb,
  { id, schemaId }: Place,
  { epci, actions }: Pick<z.output<typeof enregistrerConventionInput>, 'epci' | 'actions'>,
): Promise<void> {
  const actionIds: number[] = [];
  for (const code of actions) actionIds.push(await readAction(db, schemaId, code, 'actions'));
  await db.$executeRaw`delete from convention_epci where convention_id = ${id} and not epci_id = any (${epci}::int[])`;
  await refuseBeside(
    db.$executeRaw`insert into convention_epci (convention_id, schema_id, epci_id)
      select ${id}, ${schemaId}, n from unnest(${epci}::int[]) n on conflict do nothing`,
    PRIS,
  );
  await db.$executeRaw`delete from convention_action where convention_id = ${id} and not action_id = any (${actionIds}::int[])`;
  await db.$executeRaw`insert into convention_action (convention_id, schema_id, action_id)
    select ${id}, ${schemaId}, n from unnest(${actionIds}::int[]) n on conflict do nothing`;
}

/** The action of this code in force in the scheme, refused beside the field when there is none. */
async function readAction(db: WriteDb, schemaId: number, code: string, champ: string): Promise<number> {
  const [row] = await db.$queryRaw<{ id: number }[]>`
    select a.id from action a join action_version v on v.id = a.version_id
    where a.schema_id = ${schemaId} and a.etat in ('active', 'retiree') and upper(v.code) = upper(${code})`;
  if (!row) throw new ChampRefuse(champ, `Aucune action du schéma ne porte le code ${code}.`);
  return row.id;
}

/**
 * Adds a party: the organisation of this name or sigle, an EPCI of the scheme, or a new one of the type given. A like one is
 * proposed first, and never merged in silence.
 */
export async function addPartie(
  db: WriteDb,
  viewer: Viewer,
  { conventionId, organisation, type, qualite, isAutre }: z.output<typeof ajouterPartieInput>,
): Promise<string> {
  const schemaId = await takeConvention(db, viewer, conventionId);
  const connues = await listConnues(db);
  const partie =
    connues.find((one) => isNommee(one, organisation)) ??
    (await insertEpci(db, schemaId, organisation)) ??
    (await addOrganisation());
  const written = await db.$executeRaw`
    insert into convention_partie (convention_id, schema_id, organisation_id, qualite, ordre)
    select ${conventionId}, ${schemaId}, ${partie.id}, ${qualite}, coalesce(max(ordre), 0) + 1 from convention_partie where convention_id = ${conventionId}
    on conflict (convention_id, organisation_id) do nothing`;
  if (written === 0) throw new ChampRefuse('organisation', 'Elle est déjà partie à cette convention.');
  return partie.nom;

  async function addOrganisation() {
    refuseSemblables(connues, { nom: organisation }, isAutre, 'organisation');
    if (!type) throw new ChampRefuse('type', 'Elle est nouvelle : dites ce qu’elle est.');
    return insertOrganisation(db, { nom: organisation, type });
  }
}

/** Adds what a party commits to. */
export async function addEngagement(
  db: WriteDb,
  viewer: Viewer,
  { partieId, texte, action, epciId, echeance }: z.output<typeof ajouterEngagementInput>,
): Promise<void> {
  const [partie] = await db.$queryRaw<{ conventionId: number }[]>`
    select convention_id as "conventionId" from convention_partie where id = ${partieId}`;
  if (!partie) throw new Introuvable();
  const schemaId = await takeConvention(db, viewer, partie.conventionId);
  const actionId = action ? await readAction(db, schemaId, action, 'action') : null;
  if (epciId) await refuseEpci(db, schemaId, epciId);
  await db.$executeRaw`
    insert into engagement (partie_id, convention_id, schema_id, texte, action_id, epci_id, echeance)
    values (${partieId}, ${partie.conventionId}, ${schemaId}, ${texte}, ${actionId}::int, ${epciId ?? null}::int, ${echeance ?? null}::date)`;
}

async function refuseEpci(db: WriteDb, schemaId: number, epciId: number): Promise<void> {
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from schema_epci where schema_id = ${schemaId} and epci_id = ${epciId}`;
  if (rows.length === 0) throw new ChampRefuse('epciId', 'Choisissez un EPCI de ce schéma.');
}

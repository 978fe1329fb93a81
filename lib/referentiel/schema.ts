import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import { Prisma, type ViewerDb, type WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, Refus } from '@/lib/errors';
import { formatJour } from '@/lib/format';
import { refuseBeside, takeSchema, type ChampEcrit, type VersionEcrite } from './garde';
import type {
  ajouterEpcisInput,
  changerEtatSchemaInput,
  creerSchemaInput,
  dupliquerSchemaInput,
  modifierSchemaInput,
  retirerEpciInput,
} from './input';
import { etatSchemaLabels, isProjet, suitesSchema, type EtatSchema } from './rules';

const CODE_PRIS: [RegExp, string, string] = [
  /schema_departemental_code_key/,
  'code',
  'Un autre schéma porte déjà ce code.',
];
const DEJA_ADOPTE = 'Un autre schéma de ce département est adopté sur une partie de ces dates.';

/** Opens an empty scheme in a département, for the cellule that will write it. Refuses anyone but an administrator. */
export async function createSchema(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof creerSchemaInput>,
): Promise<{ id: number; code: string }> {
  if (!can(viewer, 'creer', 'schema')) throw new Refus('Seul un administrateur peut ouvrir un schéma.');
  const { code, nom, departement, debut, fin } = input;
  await refuseBeside(
    db.$executeRaw`insert into schema_departemental (code, nom, departement_code, date_debut, date_fin, etat)
      values (${code}, ${nom}, ${departement}, ${debut}::date, ${fin}::date, 'en_elaboration')`,
    [CODE_PRIS, [/schema_departemental_departement_code_fkey/, 'departement', 'Choisissez le département.']],
  );
  // read after: a row is not among those one sees while it is being written
  const [row] = await db.$queryRaw<{ id: number }[]>`select id from schema_departemental where code = ${code}`;
  return { id: row!.id, code };
}

/** Changes the name and the dates. Once adopted, the first day stays and the last one moves with its reason. */
export async function updateSchema(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof modifierSchemaInput>,
): Promise<void> {
  const { nom, debut, fin, motif, revision } = input;
  const id = await takeSchema(db, viewer, input.schemaId);
  const [lu] = await db.$queryRaw<{ etat: EtatSchema; debut: string; fin: string }[]>`
    select etat::text as etat, date_debut::text as debut, date_fin::text as fin from schema_departemental where id = ${id}`;
  if (!isProjet(lu!.etat)) {
    if (debut !== lu!.debut) throw new ChampRefuse('debut', 'Le début d’un schéma adopté ne change plus.');
    if (fin !== lu!.fin && !motif) throw new ChampRefuse('motif', 'Dites pourquoi la fin du schéma est déplacée.');
  }
  const written = await refuseBeside(
    db.$executeRaw`update schema_departemental set nom = ${nom}, date_debut = ${debut}::date, date_fin = ${fin}::date,
        motif_prorogation = coalesce(${motif || null}, motif_prorogation), revision = revision + 1
      where id = ${id} and revision = ${revision}`,
    [[/schema_adopte_unique/, 'fin', DEJA_ADOPTE]],
  );
  if (written === 0) throw new Conflit();
}

/** Moves the scheme to the next state of its life. Refuses to adopt a scheme without action, or beside another one in force. */
export async function changeEtatSchema(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof changerEtatSchemaInput>,
): Promise<void> {
  const id = await takeSchema(db, viewer, input.schemaId);
  const [lu] = await db.$queryRaw<{ etat: EtatSchema; revision: number; actions: number }[]>`
    select s.etat::text as etat, s.revision,
      (select count(*)::int from action where schema_id = s.id and etat = 'active') as actions
    from schema_departemental s where s.id = ${id}`;
  if (lu!.revision !== input.revision) throw new Conflit();
  if (!suitesSchema[lu!.etat].includes(input.etat))
    throw new ChampRefuse(
      'etat',
      `Un schéma ${etatSchemaLabels[lu!.etat].toLowerCase()} ne passe pas à cet état directement.`,
    );
  if (input.etat === 'adopte' && lu!.actions === 0)
    throw new ChampRefuse('etat', 'Ce schéma ne contient encore aucune action : écrivez-le avant de l’adopter.');
  const written = await refuseBeside(
    db.$executeRaw`update schema_departemental set etat = ${input.etat}::etat_schema, revision = revision + 1
      where id = ${id} and revision = ${input.revision}`,
    [[/schema_adopte_unique/, 'etat', DEJA_ADOPTE]],
  );
  if (written === 0) throw new Conflit();
}

/** The scheme's head as it stands, for who was changing it too; null when it is not theirs to see. */
export async function readEntete(db: ViewerDb, id: number): Promise<VersionEcrite | null> {
  const [row] = await db.$queryRaw<VersionEcrite[]>`
    select s.revision, u.prenom || ' ' || u.nom as auteur, a.remplace_le::text as quand, json_build_array(
      json_build_object('nom', 'nom', 'label', 'Nom', 'valeur', s.nom),
      json_build_object('nom', 'debut', 'label', 'Début', 'valeur', s.date_debut),
      json_build_object('nom', 'fin', 'label', 'Fin', 'valeur', s.date_fin),
      json_build_object('nom', 'etat', 'label', 'État', 'valeur', s.etat)) as champs
    from schema_departemental s
    left join lateral (select remplace_le, remplace_par_id from etat_anterieur
      where objet = 'schema_departemental' and objet_id = s.id order by id desc limit 1) a on true
    left join utilisateur u on u.id = a.remplace_par_id
    where s.id = ${id}`;
  return row ? { ...row, champs: row.champs.map((champ) => ({ ...champ, ...motsOf(champ) })) } : null;
}

function motsOf({ nom, valeur }: ChampEcrit): { mots?: string } {
  if (nom === 'etat') return { mots: etatSchemaLabels[valeur as EtatSchema] };
  return nom === 'nom' ? {} : { mots: formatJour(valeur) };
}

/** Brings EPCI into the scheme, each under its sigle, after those already there. */
export async function addEpcis(
  db: WriteDb,
  viewer: Viewer,
  { schemaId, epcis }: z.output<typeof ajouterEpcisInput>,
): Promise<void> {
  const id = await takeSchema(db, viewer, schemaId);
  const taken = await db.$queryRaw<{ sigle: string }[]>`
    select lower(sigle) as sigle from schema_epci where schema_id = ${id}`;
  const sigles = new Set(taken.map(({ sigle }) => sigle));
  for (const { epciId, sigle } of epcis) {
    if (sigles.has(sigle.toLowerCase()))
      throw new ChampRefuse(`sigle-${epciId}`, `Le sigle ${sigle} est déjà pris dans ce schéma.`);
    sigles.add(sigle.toLowerCase());
  }
  const rows = Prisma.join(epcis.map(({ epciId, sigle }, i) => Prisma.sql`(${epciId}::int, ${sigle}, ${i + 1}::int)`));
  await refuseBeside(
    db.$executeRaw`insert into schema_epci (schema_id, epci_id, sigle, ordre)
      select ${id}, n.epci_id, n.sigle, n.rang + coalesce((select max(ordre) from schema_epci where schema_id = ${id}), 0)
      from (values ${rows}) as n (epci_id, sigle, rang)`,
    [
      [/schema_epci_pkey/, 'epci', 'Un de ces EPCI est déjà dans le schéma.'],
      [/schema_epci_epci_id_fkey/, 'epci', 'Un de ces EPCI n’existe pas.'],
    ],
  );
}

/** Takes an EPCI out of the scheme, as long as nothing there speaks of it. */
export async function removeEpci(
  db: WriteDb,
  viewer: Viewer,
  { schemaId, epciId }: z.output<typeof retirerEpciInput>,
): Promise<void> {
  const id = await takeSchema(db, viewer, schemaId);
  await refuseBeside(db.$executeRaw`delete from schema_epci where schema_id = ${id} and epci_id = ${epciId}`, [
    [/foreign key/, '_', 'Des actions, des mandats ou des remontées parlent de cet EPCI : il reste dans le schéma.'],
  ]);
}

export type Suite = { id: number; code: string; actions: number; jalonsRepris: number; jalonsLaisses: number };

/** Opens the next scheme with what this one holds in force; returns what was carried over and what was left. */
export async function duplicateSchema(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof dupliquerSchemaInput>,
): Promise<Suite> {
  const id = await takeSchema(db, viewer, input.schemaId);
  if (!can(viewer, 'dupliquer', 'schema', { schemaId: id }))
    throw new Refus('Seule la cellule de ce schéma peut ouvrir le suivant.');
  const [lu] = await db.$queryRaw<{ debut: string }[]>`
    select date_debut::text as debut from schema_departemental where id = ${id}`;
  if (input.debut <= lu!.debut) throw new ChampRefuse('debut', 'Le schéma suivant commence après celui-ci.');
  const [row] = await refuseBeside(
    db.$queryRaw<{ suite: Suite }[]>`select referentiel.dupliquer(${id}::int, ${input.code}, ${input.nom},
      ${input.debut}::date, ${input.fin}::date, ${input.jalons}) as suite`,
    [CODE_PRIS],
  );
  return row!.suite;
}

import type { z } from 'zod';
import type { Viewer } from '@/lib/access/can';
import { Prisma, type ViewerDb, type WriteDb } from '@/lib/db';
import { Conflit, Introuvable, Refus } from '@/lib/errors';
import { lockOrdre, refuseBeside, takeSchema, takeSchemaOf, type VersionEcrite } from './garde';
import type {
  deplacerInput,
  enregistrerAxeInput,
  enregistrerFacetteInput,
  retirerAxeInput,
  retirerFacetteInput,
} from './input';

const NUMERO_PRIS: [RegExp, string, string] = [
  /axe_schema_id_numero_key/,
  'numero',
  'Un autre axe porte déjà ce numéro.',
];
const LIBELLE_PRIS: [RegExp, string, string] = [
  /facette_schema_id_famille_libelle_key/,
  'libelle',
  'Ce libellé existe déjà dans cette famille.',
];

/** Adds an axe, or writes another wording, number or type for it. Refuses an outdated reading. */
export async function saveAxe(
  db: WriteDb,
  viewer: Viewer,
  { axeId, revision, numero, libelle, type, ...input }: z.output<typeof enregistrerAxeInput>,
): Promise<void> {
  if (!axeId) {
    const schemaId = await takeSchema(db, viewer, input.schemaId);
    await refuseBeside(
      db.$executeRaw`insert into axe (schema_id, numero, libelle, type) values (${schemaId}, ${numero}, ${libelle}, ${type}::type_axe)`,
      [NUMERO_PRIS],
    );
    return;
  }
  await takeSchemaOf(db, viewer, { table: 'axe', id: axeId });
  const written = await refuseBeside(
    db.$executeRaw`update axe set numero = ${numero}, libelle = ${libelle}, type = ${type}::type_axe, revision = revision + 1
      where id = ${axeId} and revision = ${revision ?? 0}`,
    [NUMERO_PRIS],
  );
  if (written === 0) throw new Conflit();
}

/** Removes an axe that never held a fiche. */
export async function removeAxe(
  db: WriteDb,
  viewer: Viewer,
  { axeId }: z.output<typeof retirerAxeInput>,
): Promise<void> {
  await takeSchemaOf(db, viewer, { table: 'axe', id: axeId });
  await refuseBeside(db.$executeRaw`delete from axe where id = ${axeId}`, [
    [/foreign key/, '_', 'Cet axe porte des fiches : il reste dans le schéma.'],
  ]);
}

/** Adds a facet at the end of its family, or renames it. Refuses an outdated reading. */
export async function saveFacette(
  db: WriteDb,
  viewer: Viewer,
  { facetteId, revision, famille, libelle, ...input }: z.output<typeof enregistrerFacetteInput>,
): Promise<void> {
  if (!facetteId) {
    const schemaId = await takeSchema(db, viewer, input.schemaId);
    await refuseBeside(
      db.$executeRaw`insert into facette (schema_id, famille, libelle, ordre)
        select ${schemaId}, ${famille}::famille_facette, ${libelle}, coalesce(max(ordre), 0) + 1
        from facette where schema_id = ${schemaId} and famille = ${famille}::famille_facette`,
      [LIBELLE_PRIS],
    );
    return;
  }
  await takeSchemaOf(db, viewer, { table: 'facette', id: facetteId });
  const written = await refuseBeside(
    db.$executeRaw`update facette set libelle = ${libelle}, revision = revision + 1
      where id = ${facetteId} and revision = ${revision ?? 0}`,
    [LIBELLE_PRIS],
  );
  if (written === 0) throw new Conflit();
}

/** Removes a facet that no version of an action ever bore. */
export async function removeFacette(
  db: WriteDb,
  viewer: Viewer,
  { facetteId }: z.output<typeof retirerFacetteInput>,
): Promise<void> {
  await takeSchemaOf(db, viewer, { table: 'facette', id: facetteId });
  await refuseBeside(db.$executeRaw`delete from facette where id = ${facetteId}`, [
    [/foreign key/, '_', 'Des actions portent ou ont porté cette facette : elle reste dans le schéma.'],
  ]);
}

/** The wording in force of an axe or a facet, for who was changing it too; null when it is not theirs to see. */
export async function readLibelle(db: ViewerDb, table: 'axe' | 'facette', id: number): Promise<VersionEcrite | null> {
  const [row] = await db.$queryRaw<VersionEcrite[]>`
    select t.revision, u.prenom || ' ' || u.nom as auteur, a.remplace_le::text as quand,
      json_build_array(json_build_object('nom', 'libelle', 'label', 'Libellé', 'valeur', t.libelle)) as champs
    from ${Prisma.raw(table)} t
    left join lateral (select remplace_le, remplace_par_id from etat_anterieur
      where objet = ${table} and objet_id = t.id order by id desc limit 1) a on true
    left join utilisateur u on u.id = a.remplace_par_id
    where t.id = ${id}`;
  return row ?? null;
}

type Deplace = z.output<typeof deplacerInput>;

/** Moves a thing one place up or down among its own; the first and the last stay where they are. Returns its name. */
export async function moveUn(db: WriteDb, viewer: Viewer, { objet, id, sens }: Deplace): Promise<string> {
  const schemaId = await takeSchemaOf(db, viewer, { table: objet, id });
  await lockOrdre(db, schemaId);
  const rang = await listRang(db, objet, id);
  const from = rang.findIndex((one) => one.id === id);
  const to = from + (sens === 'monter' ? -1 : 1);
  const [moved, other] = [rang[from], rang[to]];
  if (!moved) throw new Introuvable();
  if (!other) throw new Refus(sens === 'monter' ? 'C’est déjà le premier.' : 'C’est déjà le dernier.');
  if (objet === 'axe') {
    // the two exchange their numbers at once
    await db.$executeRaw`update axe set numero = case id when ${id} then ${other.ordre}::int else ${moved.ordre}::int end,
      revision = revision + 1 where id in (${id}, ${other.id})`;
    return `Axe ${moved.nom}`;
  }
  if (new Set(rang.map(({ ordre }) => ordre)).size === rang.length) {
    await db.$executeRaw`update ${Prisma.raw(objet)} set ordre = case id when ${id} then ${other.ordre}::int else ${moved.ordre}::int end
      where id in (${id}, ${other.id})`;
    return moved.nom;
  }
  // places not given yet: everyone takes their own
  [rang[from], rang[to]] = [other, moved];
  for (const [i, one] of rang.entries())
    if (one.ordre !== i + 1)
      await db.$executeRaw`update ${Prisma.raw(objet)} set ordre = ${i + 1} where id = ${one.id}`;
  return moved.nom;
}

type Rang = { id: number; ordre: number; nom: string }[];

/** Its own, in the order in which they are shown. */
async function listRang(db: ViewerDb, objet: Deplace['objet'], id: number): Promise<Rang> {
  switch (objet) {
    case 'axe':
      return db.$queryRaw<Rang>`
        select id, numero as ordre, libelle as nom from axe where schema_id = (select schema_id from axe where id = ${id}) order by numero`;
    case 'facette':
      return db.$queryRaw<Rang>`
        select f.id, f.ordre, f.libelle as nom from facette f join facette m on m.id = ${id}
        where f.schema_id = m.schema_id and f.famille = m.famille order by f.ordre, f.id`;
    case 'fiche':
      return db.$queryRaw<Rang>`
        select f.id, f.ordre, f.code || ' ' || f.titre as nom from fiche f join fiche m on m.id = ${id}
        where f.axe_id = m.axe_id and f.etat = 'active' order by f.ordre, f.id`;
    case 'action':
      return sortActions(
        await db.$queryRaw<(Rang[number] & { code: string })[]>`
        select a.id, a.ordre, a.code, a.code || ' ' || v.titre as nom from action a
        join action m on m.id = ${id} and m.fiche_id = a.fiche_id join action_version v on v.id = a.version_id
        where a.etat in ('active', 'retiree')`,
      );
  }
}

/** Actions of a fiche as the board shows them: by place, then by code, 2 before 10. */
export function sortActions<A extends { ordre: number; code: string | null }>(actions: readonly A[]): A[] {
  return actions.toSorted(
    (a, b) => a.ordre - b.ordre || (a.code ?? '').localeCompare(b.code ?? '', 'fr', { numeric: true }),
  );
}

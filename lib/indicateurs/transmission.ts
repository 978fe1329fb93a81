import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import type { WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, Introuvable, Refus } from '@/lib/errors';
import { formatListe } from '@/lib/format';
import { lireCellule, type Definition } from './cellule';
import { donneeJson } from './lecture';
import type { Donnee } from './rules';
import { refuseTransmission } from './saisie';
import type {
  corrigerValeurInput,
  demanderCorrectionValeurInput,
  retournerValeursInput,
  transmettreValeursInput,
} from './saisie-input';

/**
 * Sends the drafts as they were read: each becomes a row for the cellule and the draft is gone. Returns how many left; those that a
 * colleague changed meanwhile stay. Refuses the whole when a « sans objet » does not say why.
 */
export async function sendValeurs(
  db: WriteDb,
  viewer: Viewer,
  { schemaId, annee, epciId, cellules }: z.output<typeof transmettreValeursInput>,
): Promise<number> {
  if (!can(viewer, 'transmettre', 'valeur', { schemaId, epciId }))
    throw new Refus('Seul un référent de cet EPCI transmet ses valeurs.');
  const pris = await db.$queryRaw<{ id: number; libelle: string; donnee: Donnee }[]>`
    with pris as (
      delete from brouillon_valeur b using json_to_recordset(${JSON.stringify(cellules)}::json) as l("indicateurId" int, lue int)
      where b.schema_id = ${schemaId} and b.epci_id = ${epciId} and b.annee = ${annee} and b.indicateur_id = l."indicateurId"
        and b.revision = l.lue
      returning b.*)
    select b.indicateur_id as id, d.libelle, ${donneeJson('b')} as donnee
    from pris b join indicateur_version d on d.id = indicateurs.version_pour(b.indicateur_id, ${annee}) order by b.indicateur_id`;
  if (pris.length === 0)
    throw new Refus('Ces valeurs viennent d’être transmises ou modifiées : rien n’est parti d’ici.');
  const incompletes = pris.filter(({ donnee }) => refuseTransmission(donnee));
  if (incompletes.length > 0)
    throw new Refus(
      `Dites pourquoi c’est sans objet : ${formatListe(incompletes.map(({ libelle }) => `« ${libelle} »`))}.`,
    );
  const rows = pris.map(({ id, donnee: { isEstimee, ...donnee } }) => ({ id, ...donnee, is_estimee: isEstimee }));
  await db.$executeRaw`
    insert into valeur_indicateur (indicateur_id, annee, epci_id, schema_id, auteur_id, precedente_id,
      statut, valeur, numerateur, denominateur, jour, graduation, commentaire, source, is_estimee)
    select l.id, ${annee}, ${epciId}, ${schemaId}, ${viewer.id},
      (select max(v.id) from valeur_indicateur v where v.indicateur_id = l.id and v.annee = ${annee} and v.epci_id = ${epciId}),
      statut, valeur, numerateur, denominateur, jour, graduation, commentaire, source, is_estimee
    from json_to_recordset(${JSON.stringify(rows)}::json) as l(id int, statut statut_donnee, valeur numeric, numerateur numeric,
      denominateur numeric, jour date, graduation text, commentaire text, source text, is_estimee boolean)
    order by l.id`;
  return pris.length;
}

/** Validates the rows that wait, or returns them with a reason, all or none. Refuses anyone but the cellule. */
export async function examineValeurs(
  db: WriteDb,
  viewer: Viewer,
  { valeurId, motif }: Omit<z.output<typeof retournerValeursInput>, 'motif'> & { motif?: string },
): Promise<number> {
  await requirePlaces(db, viewer, valeurId, motif === undefined ? 'valider' : 'retourner');
  const done = await db.$executeRaw`
    update valeur_indicateur set suite = ${motif === undefined ? 'valide' : 'retourne'}::suite_remontee, suite_motif = ${motif ?? null}
    where id = any (${valeurId}::int[]) and suite is null`;
  if (done < valeurId.length) throw new Conflit('Une de ces valeurs vient d’être examinée par quelqu’un d’autre.');
  return done;
}

/** Asks the cellule to open a validated value again, with what is wrong in it. */
export async function askCorrectionValeur(
  db: WriteDb,
  viewer: Viewer,
  { valeurId, motif }: z.output<typeof demanderCorrectionValeurInput>,
): Promise<void> {
  await requirePlaces(db, viewer, [valeurId], 'demander_correction');
  await db.$executeRaw`update valeur_indicateur set correction_motif = ${motif} where id = ${valeurId}`;
}

/** Opens a validated value again: it stands until its EPCI sends another. */
export async function reopenValeur(db: WriteDb, viewer: Viewer, valeurId: number): Promise<void> {
  await requirePlaces(db, viewer, [valeurId], 'rouvrir');
  const done =
    await db.$executeRaw`update valeur_indicateur set is_rouverte = true where id = ${valeurId} and not is_rouverte`;
  if (done === 0) throw new Conflit('Cette valeur vient d’être rouverte par quelqu’un d’autre.');
}

type Geste = 'valider' | 'retourner' | 'rouvrir' | 'demander_correction';

async function requirePlaces(db: WriteDb, viewer: Viewer, ids: readonly number[], geste: Geste): Promise<void> {
  const rows = await db.$queryRaw<{ schemaId: number; epciId: number | null }[]>`
    select schema_id as "schemaId", epci_id as "epciId" from valeur_indicateur where id = any (${[...ids]}::int[])`;
  if (rows.length < new Set(ids).size) throw new Introuvable('Cette valeur n’existe pas, ou ne vous est pas ouverte.');
  if (rows.some((place) => place.epciId === null || !can(viewer, geste, 'valeur', place)))
    throw new Refus('Vous n’avez pas le droit de faire cela.');
}

/**
 * The cellule writes the value of an EPCI, with its reason: where a référent is missing, or over what was sent. Refuses a text it
 * cannot read, and a row that is no longer the last.
 */
export async function correctValeur(
  db: WriteDb,
  viewer: Viewer,
  { schemaId, annee, epciId, indicateurId, lue, texte, commentaire, source }: z.output<typeof corrigerValeurInput>,
): Promise<void> {
  if (!can(viewer, 'ecrire', 'valeur', { schemaId, epciId })) throw new Refus('Seule la cellule corrige une valeur.');
  const [definition] = await db.$queryRaw<Definition[]>`
    select d.type, d.unite, d.graduations from indicateur i join indicateur_version d on d.id = indicateurs.version_pour(i.id, ${annee})
    where i.id = ${indicateurId} and i.schema_id = ${schemaId}`;
  if (!definition) throw new Introuvable();
  const cellule = lireCellule(texte, definition);
  if ('erreur' in cellule) throw new ChampRefuse('texte', cellule.erreur);
  if (!cellule.donnee) throw new ChampRefuse('texte', 'Donnez la valeur.');
  const { statut, valeur, numerateur, denominateur, jour, graduation } = cellule.donnee;
  await db.$executeRaw`
    insert into valeur_indicateur (indicateur_id, annee, epci_id, schema_id, auteur_id, precedente_id, is_pour_compte,
      statut, valeur, numerateur, denominateur, jour, graduation, commentaire, source)
    values (${indicateurId}, ${annee}, ${epciId}, ${schemaId}, ${viewer.id}, ${lue || null}, true, ${statut}::statut_donnee, ${valeur},
      ${numerateur}, ${denominateur}, ${jour}::date, ${graduation}, ${commentaire}, ${source || null})`;
}

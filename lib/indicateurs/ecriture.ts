import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import { Prisma, type ViewerDb, type WriteDb } from '@/lib/db';
import { ChampRefuse, Introuvable, Refus } from '@/lib/errors';
import { direCellule, lireEcrite, type Definition } from './cellule';
import { donneeJson } from './lecture';
import type { Donnee } from './rules';
import type { EnregistrementValeurs } from './saisie';
import type { enregistrerValeursInput } from './saisie-input';

type Place = { schemaId: number; annee: number; epciId: number | null };
type Ecrite = z.output<typeof enregistrerValeursInput>;
type Posee = { indicateurId: number; lue: number; donnee: Donnee | null };

/**
 * Writes the cells as they are typed: drafts for a référent, the département's values for the cellule. Each names what it read: a
 * cell that somebody else touched is not overwritten, it comes back with what it says now. Refuses a text it cannot read.
 */
export async function saveValeurs(db: WriteDb, viewer: Viewer, ecrite: Ecrite): Promise<EnregistrementValeurs> {
  const place = { schemaId: ecrite.schemaId, annee: ecrite.annee, epciId: ecrite.epciId };
  const may =
    place.epciId === null
      ? can(viewer, 'ecrire', 'valeur', { schemaId: place.schemaId })
      : can(viewer, 'saisir', 'valeur', { schemaId: place.schemaId, epciId: place.epciId });
  if (!may) throw new Refus('Vous ne saisissez pas les valeurs de ce territoire.');
  const posees = await lirePosees(db, place, ecrite.cellules);
  const done =
    place.epciId === null
      ? await writeDepartement(db, viewer, place, posees)
      : await writeBrouillons(db, viewer, place, posees);
  const written = new Map(done.map(({ indicateurId, lue }) => [indicateurId, lue]));
  const perdues = posees
    .filter(({ indicateurId }) => !written.has(indicateurId))
    .map(({ indicateurId }) => indicateurId);
  return {
    cellules: [...written].map(([indicateurId, lue]) => ({ indicateurId, epciId: place.epciId, lue })),
    conflits: perdues.length > 0 ? await readAutres(db, place, perdues) : [],
  };
}

/** Each text with the definition of its indicator that year; what was written around a value stays unless it is said again. */
async function lirePosees(
  db: ViewerDb,
  { schemaId, annee, epciId }: Place,
  cellules: Ecrite['cellules'],
): Promise<Posee[]> {
  const ids = cellules.map(({ indicateurId }) => indicateurId);
  const rows = await db.$queryRaw<(Definition & { id: number; avant: Donnee | null })[]>`
    select i.id, d.type, d.unite, d.graduations, coalesce(
      (select ${donneeJson('b')} from brouillon_valeur b where b.indicateur_id = i.id and b.annee = ${annee} and b.epci_id = ${epciId}),
      (select ${donneeJson('v')} from indicateurs.valeur_derniere v where v.indicateur_id = i.id and v.annee = ${annee}
        and v.epci_id is not distinct from ${epciId}::int)) as avant
    from indicateur i join indicateur_version d on d.id = indicateurs.version_pour(i.id, ${annee})
    where i.schema_id = ${schemaId} and i.id = any (${ids}::int[])`;
  const definitions = new Map(rows.map((row) => [row.id, row]));
  return cellules.map(({ indicateurId, lue, texte, commentaire, source, isEstimee }) => {
    const definition = definitions.get(indicateurId);
    if (!definition) throw new Introuvable('Cet indicateur n’existe pas, ou n’est pas suivi.');
    const cellule = lireEcrite({ texte, commentaire, source, isEstimee }, definition, definition.avant);
    if ('erreur' in cellule) throw new ChampRefuse(`cellule-${indicateurId}`, cellule.erreur);
    return { indicateurId, lue, donnee: cellule.donnee };
  });
}

const colonnes = Prisma.sql`statut, valeur, numerateur, denominateur, jour, graduation, commentaire, source, is_estimee`;
/** The same columns, of a JSON record of cells. */
const record = Prisma.sql`as l("indicateurId" int, lue int, statut statut_donnee, valeur numeric, numerateur numeric, denominateur numeric,
  jour date, graduation text, commentaire text, source text, is_estimee boolean)`;
const dites = (posees: readonly Posee[]) =>
  JSON.stringify(
    posees.map(({ indicateurId, lue, donnee }) => ({
      ...{ indicateurId, lue },
      ...donnee,
      commentaire: donnee?.commentaire?.trim() || null,
      source: donnee?.source?.trim() || null,
      is_estimee: donnee?.isEstimee ?? false,
    })),
  );

async function writeBrouillons(
  db: WriteDb,
  viewer: Viewer,
  { schemaId, annee, epciId }: Place,
  posees: readonly Posee[],
) {
  const vides = posees.filter(({ donnee }) => !donnee);
  const pleines = posees.filter(({ donnee }) => donnee);
  const gone = await db.$queryRaw<{ indicateurId: number }[]>`
    delete from brouillon_valeur b using json_to_recordset(${dites(vides)}::json) ${record}
    where b.indicateur_id = l."indicateurId" and b.annee = ${annee} and b.epci_id = ${epciId} and b.schema_id = ${schemaId} and b.revision = l.lue
    returning b.indicateur_id as "indicateurId"`;
  const made = await db.$queryRaw<{ indicateurId: number; lue: number }[]>`
    insert into brouillon_valeur as b (indicateur_id, annee, epci_id, schema_id, auteur_id, ${colonnes})
    select "indicateurId", ${annee}, ${epciId}, ${schemaId}, ${viewer.id}, ${colonnes} from json_to_recordset(${dites(pleines)}::json) ${record}
    where l.lue = 0 or exists (select from brouillon_valeur x where x.indicateur_id = l."indicateurId" and x.annee = ${annee}
      and x.epci_id = ${epciId} and x.revision = l.lue)
    order by "indicateurId"
    on conflict (indicateur_id, annee, epci_id) do update set (${colonnes}, auteur_id, revision) =
      (excluded.statut, excluded.valeur, excluded.numerateur, excluded.denominateur, excluded.jour, excluded.graduation,
       excluded.commentaire, excluded.source, excluded.is_estimee, excluded.auteur_id, b.revision + 1)
      where b.revision = (select lue from json_to_recordset(${dites(pleines)}::json) ${record} where "indicateurId" = b.indicateur_id)
    returning b.indicateur_id as "indicateurId", b.revision as lue`;
  // an empty cell that had no draft is as it was
  const deja = vides.filter(({ lue }) => lue === 0).map(({ indicateurId }) => ({ indicateurId, lue: 0 }));
  return [...made, ...deja, ...gone.map(({ indicateurId }) => ({ indicateurId, lue: 0 }))];
}

/** A row after the last one, for the cells whose last is still the one read; the database has the last word. */
async function writeDepartement(db: WriteDb, viewer: Viewer, { schemaId, annee }: Place, posees: readonly Posee[]) {
  const rien = posees.filter(({ donnee, lue }) => !donnee && lue === 0);
  const made = await db.$queryRaw<{ indicateurId: number; lue: number }[]>`
    insert into valeur_indicateur (indicateur_id, annee, schema_id, auteur_id, precedente_id, ${colonnes})
    select "indicateurId", ${annee}, ${schemaId}, ${viewer.id}, nullif(lue, 0), ${colonnes} from json_to_recordset(${dites(posees.filter((one) => !rien.includes(one)))}::json) ${record}
    where l.lue = coalesce((select max(v.id) from valeur_indicateur v where v.indicateur_id = l."indicateurId" and v.annee = ${annee}
      and v.epci_id is null), 0)
    order by "indicateurId"
    returning indicateur_id as "indicateurId", id as lue`;
  return [...made, ...rien.map(({ indicateurId }) => ({ indicateurId, lue: 0 }))];
}

async function readAutres(
  db: ViewerDb,
  { annee, epciId }: Place,
  ids: number[],
): Promise<EnregistrementValeurs['conflits']> {
  const rows = await db.$queryRaw<
    { indicateurId: number; lue: number; donnee: Donnee | null; auteur: string | null }[]
  >`
    select i.id as "indicateurId", coalesce(b.revision, case when ${epciId}::int is null then v.id end, 0) as lue,
      u.prenom || ' ' || u.nom as auteur,
      case when b.indicateur_id is not null then ${donneeJson('b')} when v.statut is not null then ${donneeJson('v')} end as donnee
    from indicateur i
    left join brouillon_valeur b on b.indicateur_id = i.id and b.annee = ${annee} and b.epci_id = ${epciId}
    left join indicateurs.valeur_derniere v on v.indicateur_id = i.id and v.annee = ${annee} and v.epci_id is not distinct from ${epciId}::int
    left join utilisateur u on u.id = coalesce(b.auteur_id, v.auteur_id)
    where i.id = any (${ids}::int[])`;
  return rows.map(({ donnee, ...row }) => ({ ...row, epciId, texte: direCellule(donnee) }));
}

import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import type { ViewerDb, WriteDb } from '@/lib/db';
import { Conflit, Refus } from '@/lib/errors';
import { refuseBeside, takeSchema, takeSchemaOf, type VersionEcrite } from './garde';
import type { changerEtatFicheInput, enregistrerFicheInput } from './input';
import type { DegrePriorite, EtatFiche } from './rules';

const PRIS: [RegExp, string, string][] = [
  [/fiche_code_unique/, 'code', 'Une autre fiche de ce schéma porte déjà ce code.'],
  [/fiche_axe_id_schema_id_fkey/, 'axeId', 'Choisissez un axe de ce schéma.'],
];

/** Adds a fiche at the end of its axe, or writes it again; the words it replaces are kept. Returns its id. */
export async function saveFiche(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof enregistrerFicheInput>,
): Promise<number> {
  const { ficheId, axeId, code, titre, constat, enjeux, mesures, degrePriorite } = input;
  if (!ficheId) {
    const schemaId = await takeSchema(db, viewer, input.schemaId);
    const [row] = await refuseBeside(
      db.$queryRaw<{ id: number }[]>`
        insert into fiche (schema_id, axe_id, code, titre, constat, enjeux, mesures, degre_priorite, etat, ordre)
        select ${schemaId}, ${axeId}::int, ${code}, ${titre}, ${constat}, ${enjeux}, ${mesures}, ${degrePriorite}::degre_priorite, 'active',
          coalesce(max(ordre), 0) + 1 from fiche where schema_id = ${schemaId} returning id`,
      PRIS,
    );
    return row!.id;
  }
  await takeSchemaOf(db, viewer, { table: 'fiche', id: ficheId });
  const written = await refuseBeside(
    db.$executeRaw`update fiche set axe_id = ${axeId}::int, code = ${code}, titre = ${titre}, constat = ${constat}, enjeux = ${enjeux},
        mesures = ${mesures}, degre_priorite = ${degrePriorite}::degre_priorite, revision = revision + 1
      where id = ${ficheId} and revision = ${input.revision ?? 0}`,
    PRIS,
  );
  if (written === 0) throw new Conflit();
  return ficheId;
}

/** Archives a fiche that holds no followed action, or takes it back, with the reason. */
export async function changeEtatFiche(
  db: WriteDb,
  viewer: Viewer,
  { ficheId, revision, etat, motif }: z.output<typeof changerEtatFicheInput>,
): Promise<void> {
  const schemaId = await takeSchemaOf(db, viewer, { table: 'fiche', id: ficheId });
  if (!can(viewer, etat === 'active' ? 'restaurer' : 'archiver', 'referentiel', { schemaId }))
    throw new Refus('Seule la cellule de ce schéma peut faire cela.');
  const written = await refuseBeside(
    db.$executeRaw`update fiche set etat = ${etat}::etat_fiche, motif_etat = ${motif}, revision = revision + 1
      where id = ${ficheId} and revision = ${revision}`,
    [
      [/fiche_code_unique/, '_', 'Une autre fiche a pris ce code : changez le sien d’abord.'],
      [/fiche_active_complete/, '_', 'Donnez d’abord à cette fiche un axe, un code et un degré de priorité.'],
    ],
  );
  if (written === 0) throw new Conflit();
}

export type FicheLue = {
  id: number;
  axeId: number | null;
  code: string | null;
  titre: string;
  constat: string | null;
  enjeux: string | null;
  mesures: string | null;
  degrePriorite: DegrePriorite | null;
  etat: EtatFiche;
  motifEtat: string | null;
  revision: number;
  origine: { schema: string; code: string | null; id: number } | null;
  actions: { id: number; code: string | null; titre: string }[];
  /** What it said before, newest first; only the words that changed. */
  anterieurs: { id: number; quand: string; auteur: string | null; valeurs: Record<string, string | null> }[];
};

/** A fiche of a scheme with the texts it replaced; null when it is not there for this person. */
export async function readFiche(db: ViewerDb, schemaId: number, id: number): Promise<FicheLue | null> {
  const [row] = await db.$queryRaw<FicheLue[]>`
    select f.id, f.axe_id as "axeId", f.code, f.titre, f.constat, f.enjeux, f.mesures, f.degre_priorite::text as "degrePriorite",
      f.etat::text as etat, f.motif_etat as "motifEtat", f.revision,
      (select json_build_object('schema', s.code, 'code', o.code, 'id', o.id) from fiche o join schema_departemental s on s.id = o.schema_id
       where o.id = f.origine_id) as origine,
      (select coalesce(json_agg(json_build_object('id', a.id, 'code', a.code, 'titre', v.titre) order by a.ordre, a.code), '[]')
       from action a join action_version v on v.id = a.version_id where a.fiche_id = f.id and a.etat in ('active', 'retiree')) as actions,
      (select coalesce(json_agg(json_build_object('id', e.id, 'quand', e.remplace_le, 'auteur', u.prenom || ' ' || u.nom,
         'valeurs', e.valeurs - 'ordre' - 'axe_id') order by e.id desc), '[]')
       from etat_anterieur e left join utilisateur u on u.id = e.remplace_par_id
       where e.objet = 'fiche' and e.objet_id = f.id) as anterieurs
    from fiche f where f.id = ${id} and f.schema_id = ${schemaId}`;
  return row ?? null;
}

/** A fiche as it stands, for who was writing it too; null when it is not theirs to see. */
export async function readFicheEcrite(db: ViewerDb, id: number): Promise<VersionEcrite | null> {
  const [row] = await db.$queryRaw<VersionEcrite[]>`
    select f.revision, u.prenom || ' ' || u.nom as auteur, a.remplace_le::text as quand, json_build_array(
      json_build_object('nom', 'code', 'label', 'Code', 'valeur', coalesce(f.code, '')),
      json_build_object('nom', 'titre', 'label', 'Titre', 'valeur', f.titre),
      json_build_object('nom', 'constat', 'label', 'Constat', 'valeur', coalesce(f.constat, '')),
      json_build_object('nom', 'enjeux', 'label', 'Enjeux', 'valeur', coalesce(f.enjeux, '')),
      json_build_object('nom', 'mesures', 'label', 'Mesures', 'valeur', coalesce(f.mesures, ''))) as champs
    from fiche f
    left join lateral (select remplace_le, remplace_par_id from etat_anterieur
      where objet = 'fiche' and objet_id = f.id order by id desc limit 1) a on true
    left join utilisateur u on u.id = a.remplace_par_id
    where f.id = ${id}`;
  return row ?? null;
}

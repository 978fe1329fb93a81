import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import { Prisma, type ViewerDb, type WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, databaseError, Introuvable, Refus } from '@/lib/errors';
import { lireNombre } from './nombre';
import type { creerIndicateurInput, definirIndicateurInput } from './definition-input';
import type { EtatIndicateur, TypeIndicateur } from './rules';

type Pris = {
  schemaId: number;
  actionId: number | null;
  ordre: number;
  etat: EtatIndicateur;
  formule: string | null;
  debut: number;
  fin: number;
  type: TypeIndicateur | null;
  periodicite: string | null;
};

/** The indicator once the person is known to define it, its revision spent; not found outside what they see. */
export async function takeIndicateur(
  db: WriteDb,
  viewer: Viewer,
  { indicateurId, revision }: { indicateurId: number; revision: number },
): Promise<Pris> {
  const [row] = await db.$queryRaw<Pris[]>`
    select i.schema_id as "schemaId", i.action_id as "actionId", i.ordre, i.etat::text as etat, i.formule,
      extract(year from s.date_debut)::int as debut, extract(year from s.date_fin)::int as fin, v.type::text as type,
      v.periodicite::text as periodicite
    from indicateur i join schema_departemental s on s.id = i.schema_id
    left join lateral (select x.type, x.periodicite from indicateur_version x where x.indicateur_id = i.id
      order by x.numero desc limit 1) v on true
    where i.id = ${indicateurId}`;
  if (!row) throw new Introuvable();
  if (!can(viewer, 'definir', 'indicateur', row))
    throw new Refus('Seule la cellule de ce schéma définit ses indicateurs.');
  const taken = await db.$executeRaw`
    update indicateur set revision = revision + 1 where id = ${indicateurId} and revision = ${revision}`;
  if (taken === 0) throw new Conflit();
  return row;
}

type Creation = z.output<typeof creerIndicateurInput>;

/** Adds a followed indicator to an action or to the scheme, defined from its first year; returns its id. */
export async function createIndicateur(db: WriteDb, viewer: Viewer, input: Creation): Promise<number> {
  const { schemaId, actionId = null, formule, proprietaireId } = input;
  const [place] = await db.$queryRaw<{ debut: number; hasAction: boolean; ordre: number }[]>`
    select extract(year from s.date_debut)::int as debut,
      exists (select from action a where a.id = ${actionId}::int and a.schema_id = s.id and a.etat = 'active') as "hasAction",
      (select coalesce(max(ordre), 0)::int + 10 from indicateur where schema_id = s.id) as ordre
    from schema_departemental s where s.id = ${schemaId}`;
  if (!place) throw new Introuvable();
  if (!can(viewer, 'definir', 'indicateur', { schemaId }))
    throw new Refus('Seule la cellule de ce schéma définit ses indicateurs.');
  if (actionId !== null && !place.hasAction) throw new ChampRefuse('actionId', 'Choisissez une action de ce schéma.');
  await checkProprietaire(db, proprietaireId);
  const [row] = await db.$queryRaw<{ id: number }[]>`
    insert into indicateur (schema_id, action_id, ordre, formule, proprietaire_id)
    values (${schemaId}, ${actionId}, ${place.ordre}, ${formule}, ${proprietaireId}) returning id`;
  await insertVersion(db, viewer, { ...input, indicateurId: row!.id, desAnnee: place.debut });
  await db.$executeRaw`update indicateur set etat = 'actif' where id = ${row!.id}`;
  return row!.id;
}

/** Writes the definition that holds from a year on, what computes it and who owns it; a line to be qualified is then followed. */
export async function defineIndicateur(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof definirIndicateurInput>,
): Promise<void> {
  const { indicateurId, formule, proprietaireId } = input;
  const pris = await takeIndicateur(db, viewer, input);
  if (pris.etat === 'retire') throw new Refus('Cet indicateur est retiré : rétablissez-le d’abord.');
  if (input.desAnnee < pris.debut || input.desAnnee > pris.fin)
    throw new ChampRefuse('desAnnee', `Une année du schéma : de ${pris.debut} à ${pris.fin}.`);
  await checkProprietaire(db, proprietaireId);
  await beside(
    db.$executeRaw`update indicateur set formule = ${formule}, proprietaire_id = ${proprietaireId} where id = ${indicateurId}`,
    'formule',
  );
  await insertVersion(db, viewer, { ...input, schemaId: pris.schemaId });
  if (pris.etat === 'a_qualifier')
    await db.$executeRaw`update indicateur set etat = 'actif' where id = ${indicateurId}`;
}

export type Version = Omit<Creation, 'schemaId' | 'actionId' | 'formule' | 'proprietaireId'> & {
  schemaId: number;
  indicateurId: number;
  desAnnee: number;
};

/** One more definition, when it says something else than the last; what the database refuses stands beside the year. */
export async function insertVersion(db: WriteDb, viewer: Viewer, version: Version): Promise<void> {
  const { indicateurId, desAnnee, libelle, type, unite, echelle, agregation, sens, periodicite, graduations, source } =
    version;
  const reference = readMesure('referenceValeur', version.referenceValeur ?? '', type);
  const annee = reference === null ? null : (version.referenceAnnee ?? null);
  const dite = Prisma.sql`${desAnnee}::int as des_annee, ${libelle}::text as libelle, ${type}::type_indicateur as type,
    ${unite}::text as unite, ${echelle}::echelle_indicateur as echelle, ${agregation}::agregation as agregation,
    ${sens}::sens_indicateur as sens, ${periodicite}::periodicite as periodicite, ${graduations}::text[] as graduations,
    ${source}::text as source, ${reference}::numeric as reference_valeur, ${annee}::int as reference_annee`;
  await beside(
    db.$executeRaw`
      insert into indicateur_version (indicateur_id, schema_id, auteur_id, des_annee, libelle, type, unite, echelle, agregation, sens,
        periodicite, graduations, source, reference_valeur, reference_annee)
      select ${indicateurId}::int, ${version.schemaId}::int, ${viewer.id}::int, d.* from (select ${dite}) d
      where to_jsonb(d) is distinct from (select jsonb_build_object('des_annee', d.des_annee, 'libelle', v.libelle, 'type', v.type,
          'unite', v.unite, 'echelle', v.echelle, 'agregation', v.agregation, 'sens', v.sens, 'periodicite', v.periodicite,
          'graduations', v.graduations, 'source', v.source, 'reference_valeur', v.reference_valeur::numeric,
          'reference_annee', v.reference_annee)
        from indicateur_version v where v.indicateur_id = ${indicateurId} order by v.numero desc limit 1)`,
    'desAnnee',
  );
}

/** A number typed for this type, null when nothing is; refused beside its field otherwise. */
export function readMesure(champ: string, texte: string, type: TypeIndicateur): number | null {
  if (texte.trim() === '') return null;
  if (type !== 'nombre' && type !== 'montant' && type !== 'pourcentage')
    throw new ChampRefuse(champ, 'Seul un nombre, un montant ou un pourcentage a une valeur ici.');
  const lu = lireNombre(texte, type === 'pourcentage' ? '%' : type === 'montant' ? '€' : '');
  if ('erreur' in lu) throw new ChampRefuse(champ, lu.erreur);
  if (lu.statut !== 'renseignee') throw new ChampRefuse(champ, 'Un nombre, ou rien.');
  return lu.valeur;
}

async function checkProprietaire(db: ViewerDb, id: number | null): Promise<void> {
  if (id === null) return;
  const [found] = await db.$queryRaw<unknown[]>`select 1 from organisation where id = ${id}`;
  if (!found) throw new ChampRefuse('proprietaireId', 'Choisissez une organisation de la liste.');
}

/** The reasoned refusal of the database, beside the field that would have to change. */
async function beside(write: Promise<unknown>, champ: string): Promise<void> {
  await write.catch((error: unknown) => {
    const found = databaseError(error);
    if (found?.code !== 'ML002' || /clos/i.test(found.message)) throw error;
    throw new ChampRefuse(champ, found.message.replaceAll("'", '’'));
  });
}

import type pg from 'pg';
import { isRendue, isTenue } from '@/lib/instances/rules';
import type { CastName } from './cast.ts';
import { daysBefore, instantOf } from './days.ts';
import { insertIds, insertRows, type Row } from './insert.ts';
import type { Demo, InstancesPosees, SiegePose, Tenant } from './instances.ts';
import { insertDecisions } from './decisions.ts';
import { placeSeances, type SeancePlacee } from './plan.ts';
import type { PointFait } from './schema04/seances.ts';

type Posees = Demo & { instances: InstancesPosees };
/** A meeting as inserted, and who holds it. */
export type SeancePosee = SeancePlacee & { id: number; schemaId: number; tenueParId: number };

/** Inserts two years of meetings: what was on their agenda, who came, what was said and decided, and their minutes. */
export async function insertSeances(client: pg.Client, posees: Posees): Promise<void> {
  const { scheme, anchor, people, instances } = posees;
  const veille = daysBefore(anchor, 1);
  await client.query("select set_config('maillage.maintenant', $1, true)", [instantOf(veille, 17 * 60)]);
  const placees = placeSeances(posees);
  const ids = await insertIds(
    client,
    'seance',
    placees.map(({ instance, nature, debut, duree, lieu, visio = null, etat, motif = null, jour }) => ({
      ...{ instance_id: instances.get(instance)!.id, schema_id: scheme.id, nature, debut, duree_minutes: duree },
      ...{ lieu, visio, etat, motif_etat: motif, convoquee_le: etat === 'prevue' ? null : convoqueeLe(jour, veille) },
    })),
  );
  const seances = placees.map((placee, i): SeancePosee => {
    const referent = people[`referent.${placee.instance.toLowerCase()}` as CastName];
    return { ...placee, id: ids[i]!, schemaId: scheme.id, tenueParId: referent ?? people['cellule.etat'] };
  });
  await insertRows(
    client,
    'presence',
    seances.flatMap((seance) =>
      isTenue(seance.etat) ? presencesOf(seance, instances.get(seance.instance)!.sieges) : [],
    ),
  );
  const pointIds = await insertPoints(client, posees, seances);
  await insertDecisions(client, { ...posees, seances, pointIds });
  await insertRows(
    client,
    'compte_rendu',
    seances.flatMap((seance) => (isRendue(seance.etat) ? [compteRenduOf(seance, seances)] : [])),
  );
}

function convoqueeLe(jour: string, veille: string): string {
  const envoi = daysBefore(jour, 21);
  return instantOf(envoi < veille ? envoi : veille, 10 * 60);
}

/** Who was there, seat by seat, as held that day; then the guests. */
function presencesOf(seance: SeancePosee, sieges: readonly SiegePose[]): Row[] {
  const { id, schemaId, jour, absences = {}, invites = [] } = seance;
  const lieu = { seance_id: id, schema_id: schemaId };
  const inconnu = Object.keys(absences).find((cle) => !sieges.some((siege) => siege.cle === cle));
  if (inconnu) throw new Error(`Le siège « ${inconnu} » n'existe pas dans l'instance « ${seance.instance} »`);
  const membres = sieges.flatMap(({ cle, college, intitule, organisation, tenants }) => {
    const enPlace = tenants.filter(({ debut, fin }) => debut <= jour && (fin === null || fin >= jour));
    const suppleant = enPlace.find(({ qualite }) => qualite === 'suppleant');
    const present = enPlace.find(({ qualite }) => qualite === 'titulaire') ?? suppleant;
    if (!present) return [];
    const absence = absences[cle] ?? 'present';
    const etat = typeof absence === 'string' ? absence : 'pouvoir';
    const { prenom, nom, fonction } = present;
    return [
      {
        ...{ ...lieu, membre_id: present.id, prenom, nom, fonction, college, etat, is_invite: false },
        ...{ organisation: organisation?.sigle ?? intitule, organisation_id: organisation?.id ?? null },
        ...{ epci_id: organisation?.epciId ?? null, par_qui: parQui(absence, suppleant) },
      },
    ];
  });
  const venus = invites.map((invite) => ({
    ...{ ...lieu, membre_id: null, ...invite, college: null, etat: 'present', is_invite: true },
    ...{ organisation_id: null, epci_id: null, par_qui: null },
  }));
  return [...membres, ...venus];
}

function parQui(absence: string | { pouvoir: string }, suppleant: Tenant | undefined): string | null {
  if (typeof absence !== 'string') return absence.pouvoir;
  return absence === 'represente' ? `${suppleant!.prenom} ${suppleant!.nom}` : null;
}

type Lien = 'action_id' | 'convention_id' | 'indicateur_id' | 'document_id';

/** The agenda of every meeting with what it is linked to and what was said; returns the ids, meeting by meeting. */
async function insertPoints(client: pg.Client, { scheme }: Demo, seances: readonly SeancePosee[]): Promise<number[][]> {
  const points = seances.flatMap((seance) => seance.points.map((point, i) => ({ seance, point, ordre: i + 1 })));
  const ids = await insertIds(
    client,
    'point_seance',
    points.map(({ seance, point: { nature, intitule, duree, rapporteur = null }, ordre }) => ({
      ...{ seance_id: seance.id, schema_id: scheme.id, ordre, nature, intitule, duree_minutes: duree, rapporteur },
    })),
  );
  const cibles = await readCibles(client);
  const links = points.flatMap(({ seance, point }, i) =>
    liensOf(point).map(([colonne, cle]) => ({
      ...{ point_id: ids[i]!, seance_id: seance.id, schema_id: scheme.id },
      ...{ action_id: null, convention_id: null, indicateur_id: null, document_id: null },
      [colonne]: colonne === 'action_id' ? scheme.actions.get(cle)!.id : cibles.get(`${colonne} ${cle}`)!,
    })),
  );
  await insertRows(client, 'point_lien', links);
  const notes = points.flatMap(({ seance, point: { note, remarques = [] } }, i) => {
    if (!isTenue(seance.etat)) return [];
    const row = { point_id: ids[i]!, seance_id: seance.id, schema_id: scheme.id };
    const dites = [...(note ? [['', note] as const] : []), ...remarques];
    return dites.map(([code, texte]) => ({
      ...{
        ...row,
        texte,
        action_id: scheme.actions.get(code)?.id ?? null,
        fiche_id: cibles.get(`fiche_id ${code}`) ?? null,
      },
      ...{ auteur_id: seance.tenueParId, updated_at: seance.fin },
    }));
  });
  await insertRows(client, 'note_seance', notes);
  let lus = 0;
  return seances.map((seance) => ids.slice(lus, (lus += seance.points.length)));
}

function liensOf({ actions = [], conventions = [], indicateurs = [], documents = [] }: PointFait) {
  const colonnes = {
    action_id: actions,
    convention_id: conventions,
    indicateur_id: indicateurs,
    document_id: documents,
  };
  return Object.entries(colonnes).flatMap(([colonne, cles]) => cles.map((cle) => [colonne as Lien, cle] as const));
}

/** Ids by 'column key': a convention by its reference, an indicator by its action, a document by its title, a fiche by its code. */
async function readCibles(client: pg.Client): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ cle: string; id: number }>(
    `select 'convention_id ' || reference as cle, id from convention
     union all select 'document_id ' || titre, id from document
     union all select 'fiche_id ' || code, id from fiche where etat = 'active'
     union all (select distinct on (v.code) 'indicateur_id ' || v.code, i.id from indicateur i join action a on a.id = i.action_id
       join action_version v on v.id = a.version_id where i.etat = 'actif' and a.etat = 'active' order by v.code, i.ordre)`,
  );
  return new Map(rows.map(({ cle, id }) => [cle, id]));
}

function compteRenduOf(seance: SeancePosee, seances: readonly SeancePosee[]): Row {
  const { id, schemaId, instance, etat, jour, heure, duree, debut } = seance;
  const suivante = seances.find((autre) => autre.instance === instance && autre.debut > debut && isTenue(autre.etat));
  return {
    ...{ seance_id: id, schema_id: schemaId, ouverture: `La séance est ouverte à ${heureOf(heure)}.` },
    cloture: `L’ordre du jour étant épuisé, la séance est levée à ${heureOf(heure + duree)}.`,
    ...{ relecture_au: daysBefore(jour, -25), diffuse_le: instantOf(daysBefore(jour, -10), 15 * 60) },
    approuve_le: etat === 'diffuse' ? null : suivante!.fin,
  };
}

function heureOf(minutes: number): string {
  const reste = minutes % 60;
  return `${Math.floor(minutes / 60)} h${reste ? ` ${String(reste).padStart(2, '0')}` : ''}`;
}

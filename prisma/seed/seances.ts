import type pg from 'pg';
import { getDay, parseISO } from 'date-fns';
import type { CastName } from './cast.ts';
import { daysBefore, instantOf } from './days.ts';
import { insertId, insertRows, type Row } from './insert.ts';
import type { InstancesPosees, SiegeTenu } from './instances.ts';
import type { Scheme } from './scheme.ts';
import { listSeances, type DecisionFaite, type PointFait, type SeanceFaite } from './schema04/seances.ts';

type Demo = { scheme: Scheme; anchor: string; people: Record<CastName, number>; instances: InstancesPosees };
type Connus = Demo & { client: pg.Client; organisations: ReadonlyMap<string, number>; numeros: Map<string, number> };
type Lieu = { seance_id: number; schema_id: number };

/** Inserts two years of meetings: what was on their agenda, who came, what was said and decided, where the decisions are. */
export async function insertSeances(client: pg.Client, demo: Demo): Promise<void> {
  const { rows } = await client.query<{ id: number; sigle: string }>(
    'select id, sigle from organisation where sigle is not null',
  );
  const organisations = new Map(rows.map(({ id, sigle }) => [sigle, id]));
  const connus = { ...demo, client, organisations, numeros: new Map<string, number>() };
  for (const [rang, fait] of listSeances([...demo.scheme.epcis.keys()]).entries())
    await insertSeance(connus, fait, rang);
}

async function insertSeance(connus: Connus, fait: SeanceFaite, rang: number): Promise<void> {
  const { client, scheme, anchor, instances } = connus;
  const instance = instances.get(fait.instance)!;
  const jour = ouvrable(daysBefore(anchor, fait.ilYA));
  // before the scheme nothing met
  if (jour < scheme.debut) return;
  const debut = instantOf(jour, fait.heure);
  const id = await insertId(client, 'seance', {
    ...{ instance_id: instance.id, schema_id: scheme.id, nature: fait.nature, debut, duree_minutes: fait.duree },
    ...{ lieu: fait.lieu, visio: fait.visio ?? null, etat: fait.etat, motif_etat: fait.motif ?? null },
    convoquee_le: ['prevue', 'annulee'].includes(fait.etat) ? null : instantOf(daysBefore(jour, 21), 600),
  });
  const lieu = { seance_id: id, schema_id: scheme.id };
  const isTenue = !['prevue', 'convoquee', 'annulee'].includes(fait.etat);
  if (isTenue) await insertRows(client, 'presence', presencesOf(instance.sieges, lieu, rang));
  for (const [i, point] of fait.points.entries())
    await insertPoint(connus, { lieu, jour, debut, point, ordre: i + 1, epciId: instance.epciId, isTenue });
  if (!['diffuse', 'approuve', 'publie'].includes(fait.etat)) return;
  await insertRows(client, 'compte_rendu', [
    {
      ...{ ...lieu, ouverture: 'La séance est ouverte par la présidence, qui remercie les participants.' },
      ...{ cloture: 'L’ordre du jour étant épuisé, la séance est levée.', relecture_au: daysBefore(jour, -30) },
      diffuse_le: instantOf(daysBefore(jour, -10), 900),
      approuve_le: fait.etat === 'diffuse' ? null : instantOf(daysBefore(jour, -45), 900),
    },
  ]);
}

type Place = {
  lieu: Lieu;
  jour: string;
  debut: string;
  point: PointFait;
  ordre: number;
  epciId: number | null;
  isTenue: boolean;
};

async function insertPoint(connus: Connus, place: Place): Promise<void> {
  const { client, scheme, people } = connus;
  const { lieu, point, ordre, isTenue } = place;
  const { nature, intitule, duree, rapporteur = null, actions = [], conventions = [], note, remarques = [] } = point;
  const pointId = await insertId(client, 'point_seance', {
    ...{ ...lieu, ordre, nature, intitule, rapporteur, duree_minutes: duree },
  });
  const actionOf = (code: string) => scheme.actions.get(code)!.id;
  await insertRows(client, 'point_lien', [
    ...actions.map((code) => ({ ...lieu, point_id: pointId, action_id: actionOf(code), convention_id: null })),
    ...(await Promise.all(
      conventions.map(async (reference) => ({
        ...{ ...lieu, point_id: pointId, action_id: null, convention_id: await conventionOf(client, reference) },
      })),
    )),
  ]);
  if (!isTenue) return;
  const noter = { ...lieu, point_id: pointId, auteur_id: people['cellule.etat'] };
  await insertRows(client, 'note_seance', [
    ...(note ? [{ ...noter, action_id: null, texte: note }] : []),
    ...remarques.map(([code, texte]) => ({ ...noter, action_id: actionOf(code), texte })),
  ]);
  for (const decision of point.decisions ?? []) await insertDecision(connus, { ...place, pointId, decision });
}

async function conventionOf(client: pg.Client, reference: string): Promise<number> {
  const { rows } = await client.query<{ id: number }>('select id from convention where reference = $1', [reference]);
  return rows[0]!.id;
}

async function insertDecision(
  { client, scheme, people, organisations, numeros }: Connus,
  { lieu, jour, debut, epciId, pointId, decision }: Place & { pointId: number; decision: DecisionFaite },
): Promise<void> {
  const { texte, nature, organisation, personne = null, delai, suivi = 'a_faire', constat = null, effet } = decision;
  const annee = Number(jour.slice(0, 4));
  const serie = epciId ?? 0;
  const numero = (numeros.get(`${serie}-${annee}`) ?? 0) + 1;
  numeros.set(`${serie}-${annee}`, numero);
  const id = await insertId(client, 'decision', {
    ...{ ...lieu, point_id: pointId, epci_id: epciId, serie, annee, numero, nature, texte, responsable: personne },
    responsable_id: organisation ? organisations.get(organisation)! : null,
    echeance: delai === undefined ? null : daysBefore(jour, -delai),
    ...{ confirmee_le: debut, confirmee_par_id: people['cellule.etat'], suivi, constat },
  });
  if (!effet) return;
  const { rows } = await client.query<{ id: number }>(
    `insert into decision_effet (decision_id, schema_id, nature, action_id, contenu, avant, applique_le)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [id, scheme.id, effet.nature, scheme.actions.get(effet.action!)!.id, effet.contenu, { code: effet.action }, debut],
  );
  if (rows.length !== 1) throw new Error('Un effet de la démonstration n’a pas été écrit.');
}

/** Who came, by turns: most were there, one in seven excused, one in nine represented by the suppléant. */
function presencesOf(sieges: readonly SiegeTenu[], lieu: Lieu, rang: number): Row[] {
  return sieges.flatMap(({ titulaire, suppleant, college, organisation, organisationId, epciId }, i) => {
    if (!titulaire) return [];
    const tour = i * 5 + rang * 3;
    const etat =
      tour % 9 === 4 && suppleant ? 'represente' : tour % 7 === 3 ? 'excuse' : tour % 11 === 6 ? 'absent' : 'present';
    const { membreId, prenom, nom, fonction } = titulaire;
    return [
      {
        ...{ ...lieu, membre_id: membreId, prenom, nom, fonction, college, organisation, etat, is_invite: false },
        ...{ organisation_id: organisationId, epci_id: epciId },
        par_qui: etat === 'represente' ? `${suppleant!.prenom} ${suppleant!.nom}` : null,
      },
    ];
  });
}

/** The day itself, or the Monday after when it is a weekend. */
function ouvrable(jour: string): string {
  const day = getDay(parseISO(jour));
  return day === 6 ? daysBefore(jour, -2) : day === 0 ? daysBefore(jour, -1) : jour;
}

import pg from 'pg';
import { databaseError } from '@/lib/errors';
import type { Role } from '@/lib/access/roles';
import { castMember, type CastName } from '../../prisma/seed/cast.ts';
import { insertId, insertRows, type Row } from '../../prisma/seed/insert.ts';
import { fixClock, insertCampagne, type Cellule } from '../campagnes/lignes.ts';
import { createDatabase } from '../database.ts';
import { addSecondSchema, insertAction, insertPerson, type Voisin, type Voisins } from '../second-schema.ts';
import { as } from './observe.ts';

type Right = { role: Role; schema: '04' | '05'; epci?: string };
type Dates = { debut?: string; fin?: string; retiree_le?: string; isClosed?: boolean };

type Extra = { rights: readonly Right[] } & Dates;

/** People whom neither the cast nor the neighbours play; all hold or held a right that looks like enough. */
const extras = {
  // CCSB lies in both départements: élu of it here, référent of it there
  'elu.04-referent.05': {
    rights: [
      { role: 'elu_epci', schema: '04', epci: 'CCSB' },
      { role: 'referent_epci', schema: '05', epci: 'CCSB' },
    ],
  },
  'referent.fini': { rights: [{ role: 'referent_epci', schema: '04', epci: 'JLVD' }], fin: '2026-11-21' },
  'referent.a-venir': { rights: [{ role: 'referent_epci', schema: '04', epci: 'JLVD' }], debut: '2026-11-23' },
  'referent.retire': {
    rights: [{ role: 'referent_epci', schema: '04', epci: 'JLVD' }],
    retiree_le: '2026-11-21T09:00:00Z',
  },
  'referent.ferme': { rights: [{ role: 'referent_epci', schema: '04', epci: 'JLVD' }], isClosed: true },
  'cellule.non-confirmee': { rights: [{ role: 'cellule_etat', schema: '04' }] },
} as const satisfies Record<string, Extra>;

export const sansDroit = [
  ...['referent.fini', 'referent.a-venir', 'referent.retire', 'referent.ferme', 'cellule.non-confirmee'],
] as Name[];
const cast = [
  ...['cellule.etat', 'cellule.departement', 'referent.jlvd', 'referent.dlva', 'elu.jlvd', 'copil'],
  ...['operateur.laposte', 'admin'],
] as (CastName & Name)[];
export type Name =
  | Extract<CastName, 'cellule.etat' | 'cellule.departement' | 'referent.jlvd' | 'referent.dlva'>
  | Extract<CastName, 'elu.jlvd' | 'copil' | 'operateur.laposte' | 'admin'>
  | Voisin
  | keyof typeof extras;

export type SceneAcces = {
  owner: pg.Client;
  ownerUrl: string;
  voisins: Voisins;
  ids: Record<Name, number>;
  /** The campaign in force in each scheme. */
  campagnes: Record<'04' | '05', number>;
  /** A fresh cell of the scheme, for this EPCI, whose lines this person writes. */
  cellOf: (schema: '04' | '05' | '84', epci: string, auteur: Name) => Promise<Cellule>;
  /** What PostgreSQL answers to `sql` sent as this person (null: a visitor): the rows touched, or its code. Nothing is kept. */
  essai: (who: Name | null, sql: string) => Promise<number | string>;
  /** The same in words: « fait », or the sentence by which the database refuses. */
  dire: (who: Name, sql: string) => Promise<string>;
  /** The rows that this person gets. */
  lire: (who: Name, sql: string) => Promise<Row[]>;
  /** The answers to the same statement, person by person. */
  answers: (people: (Name | null)[], sqlOf: (me: number | null) => string) => Promise<Record<string, number | string>>;
  close: () => Promise<void>;
};

/** The demonstration, the neighbours, a campaign in each of the two schemes that share an EPCI. */
export async function openSceneAcces(): Promise<SceneAcces> {
  const base = await createDatabase({ demo: true });
  const voisins = await addSecondSchema(base.ownerUrl);
  const owner = new pg.Client(base.ownerUrl);
  const login = new pg.Client(base.loginUrl);
  await Promise.all([owner.connect(), login.connect()]);
  await fixClock(owner);
  const ids = { ...(await readCast(owner)), ...voisins.people, ...(await insertExtras(owner, voisins)) } as Record<
    Name,
    number
  >;
  const campagnes = {
    '04': await insertCampagne(owner, voisins.schemas['04'], 2050),
    '05': await insertCampagne(owner, voisins.schemas['05'], 2050),
  };
  let made = 0;
  const run = (who: Name | null, sql: string) =>
    as(login, 'maillage_app', who && ids[who], async () => {
      try {
        return { answer: (await login.query(sql)).rowCount ?? 0, words: 'fait' };
      } catch (error) {
        const { code, message } = databaseError(error) ?? { code: String(error), message: '' };
        return { answer: code, words: `${code} ${message}` };
      }
    });
  const essai: SceneAcces['essai'] = async (who, sql) => (await run(who, sql)).answer;
  return {
    ...{ owner, ownerUrl: base.ownerUrl, voisins, ids, campagnes },
    cellOf: async (schema, epci, auteur) => {
      const [schemaId, epciId] = [voisins.schemas[schema], voisins.epcis[epci]!];
      const fiche = await owner.query<{ id: number }>(
        "select id from fiche where schema_id = $1 and etat = 'active' order by id limit 1",
        [schemaId],
      );
      const code = `9-A-${++made}`;
      const actionId = await insertAction(owner, { schemaId, ficheId: fiche.rows[0]!.id, code, epciIds: [epciId] });
      return { schemaId, epciId, actionId, auteurId: ids[auteur] };
    },
    essai,
    dire: async (who, sql) => (await run(who, sql)).words,
    lire: (who, sql) => as(login, 'maillage_app', ids[who], async () => (await login.query<Row>(sql)).rows),
    answers: async (people, sqlOf) => {
      const found: Record<string, number | string> = {};
      for (const who of people) found[who ?? 'visiteur'] = await essai(who, sqlOf(who && ids[who]));
      return found;
    },
    close: async () => {
      await Promise.all([owner.end(), login.end()]);
      await base.drop();
    },
  };
}

async function readCast(owner: pg.Client): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ id: number; courriel: string }>(
    'select utilisateur_id as id, courriel from compte',
  );
  const idOf = new Map(rows.map(({ id, courriel }) => [courriel, id]));
  return Object.fromEntries(cast.map((name) => [name, idOf.get(castMember(name).courriel)!]));
}

async function insertExtras(owner: pg.Client, { schemas, epcis }: Voisins): Promise<Record<string, number>> {
  const ids: Record<string, number> = {};
  for (const [name, { rights, ...dates }] of Object.entries(extras) as [string, Extra][]) {
    const { debut = '2025-01-01', fin = null, retiree_le = null, isClosed } = dates;
    ids[name] = await insertPerson(owner, name, name);
    const row = { utilisateur_id: ids[name], debut, fin, retiree_le, created_at: '2025-01-01T09:00:00Z' };
    await insertRows(
      owner,
      'habilitation',
      rights.map(({ role, schema, epci }) => ({
        ...{ ...row, role, schema_id: schemas[schema], epci_id: epci ? epcis[epci] : null },
      })),
    );
    if (isClosed)
      await owner.query('update compte set ferme_le = acces.maintenant() where utilisateur_id = $1', [ids[name]]);
  }
  return ids;
}

/** Everybody of the scene, a visitor first. */
export const tous: (Name | null)[] = [
  ...[null, ...cast, 'referent.deux-schemas', 'cellule.05', 'cellule.84', 'referent.84', 'elu.04-referent.05'],
  ...sansDroit,
] as (Name | null)[];

/** 42501: a grant or a policy refuses; 23503: the keys of the row do not go together. */
export const REFUS = '42501';
export const CLES = '23503';

/** The same answer for all. */
export const all = (people: (Name | null)[], answer: number | string) =>
  Object.fromEntries(people.map((who) => [who ?? 'visiteur', answer]));

const sauf = (names: Name[]) => tous.filter((who) => who === null || !names.includes(who));
/** Everybody but the référents of JLVD in the 04, of whom « cellule.05 » is one; everybody but the cellule of the 04. */
export const pasReferents = sauf(['referent.jlvd', 'cellule.05']);
export const pasCellules = sauf(['cellule.etat', 'cellule.departement']);

/** Inserts one draft as its référent would have. */
export async function insertBrouillon(owner: pg.Client, at: Cellule, commentaire = 'Essai.'): Promise<void> {
  const { schemaId, epciId, actionId, auteurId } = at;
  const keys = { schema_id: schemaId, epci_id: epciId, action_id: actionId, auteur_id: auteurId };
  await insertRows(owner, 'brouillon_avancement', [{ ...keys, commentaire }]);
}

/** Inserts a remark, in the name of the EPCI or in one's own. */
export function insertRemarque(owner: pg.Client, at: Cellule, epciId: number | null = at.epciId): Promise<number> {
  const row = { schema_id: at.schemaId, action_id: at.actionId, auteur_id: at.auteurId };
  return insertId(owner, 'remarque', { ...row, epci_id: epciId, texte: 'Essai.' });
}

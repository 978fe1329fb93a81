import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { comparer, montrees, readEcrits, type Comparaison } from '@/lib/suivi/comparaison';
import { changementsOf } from '@/lib/suivi/comparaison-export';
import { readFiltres } from '@/lib/suivi/filtres';
import { readSchema, readTableaux } from '@/lib/suivi/tableau';
import type { CastName } from '../../prisma/seed/cast.ts';
import { insertId, insertRows, type Row } from '../../prisma/seed/insert.ts';
import { fixClock } from '../campagnes/lignes.ts';
import { openScene, type Scene } from './scene.ts';

const [DU, AU] = ['2026-03-31', '2026-09-30'];
/** Within it, the EPCI reported and were validated. */
const ANNEE: [string, string] = ['2025-12-31', '2026-11-22'];
let scene: Scene;
let made: { change: number; egale: number; bloquee: number; corrigee: number };
beforeAll(async () => {
  scene = await openScene();
  made = await writeHistory();
});
afterAll(() => scene?.close());

/** Each entry is written on its own day, unless `le` says that it was written later. */
async function write(actionId: number, table: string, jour: string, row: Row, le = jour): Promise<number> {
  const { owner, schemaId, cellule } = scene;
  await fixClock(owner, le);
  const common = { schema_id: schemaId, auteur_id: cellule.id, created_at: `${le}T09:00:00Z` };
  if (table === 'jalon_realisation') return insertId(owner, table, { ...common, fait_le: jour, ...row });
  return insertId(owner, table, { ...common, action_id: actionId, date_effet: jour, ...row });
}
const decide = (actionId: number, jour: string, avancement: string, commentaire: string, le?: string) =>
  write(actionId, 'statut', jour, { nature: 'decision', avancement, commentaire }, le);

async function writeHistory() {
  const [change, egale, bloquee, corrigee] = [
    await scene.makeAction(['2026-06-30']),
    await scene.makeAction(),
    await scene.makeAction(),
    await scene.makeAction(),
  ];
  await decide(change!.id, '2026-02-01', 'pas_fait', 'Avant la première date.');
  await decide(change!.id, '2026-05-01', 'en_cours', 'Le porteur est trouvé.');
  await decide(change!.id, '2026-08-01', 'fait', 'Ouvert au public.');
  await decide(change!.id, '2026-10-15', 'pas_fait', 'Après la seconde date.');
  await write(change!.id, 'jalon_realisation', '2026-06-20', { jalon_id: change!.jalonIds[0]! });
  await decide(egale!.id, '2026-02-01', 'en_cours', 'Début.');
  const blocage = await write(bloquee!.id, 'blocage', '2026-04-10', { motif: 'Locaux', condition: 'Bail signé' });
  await fixClock(scene.owner, '2026-07-01');
  await insertRows(scene.owner, 'levee_blocage', [
    {
      ...{ blocage_id: blocage, schema_id: scene.schemaId, commentaire: 'Bail signé.', date_effet: '2026-07-01' },
      ...{ auteur_id: scene.cellule.id, created_at: '2026-07-01T09:00:00Z' },
    },
  ]);
  const wrong = await decide(corrigee!.id, '2026-06-01', 'fait', 'Erreur de ligne.');
  await write(corrigee!.id, 'statut', '2026-06-01', {
    ...{ nature: 'correction', corrige_id: wrong, avancement: 'en_cours', commentaire: 'Ce n’était pas fini.' },
    ...{ created_at: '2026-11-10T09:00:00Z' },
  });
  return { change: change!.id, egale: egale!.id, bloquee: bloquee!.id, corrigee: corrigee!.id };
}

const lire = async (
  name: CastName,
  connuLe: string | null = null,
  search = '',
  [jourDu, jourAu]: [string, string] = [DU, AU],
): Promise<Comparaison> =>
  asViewer(await scene.viewerOf(name), async (db) => {
    const schema = (await readSchema(db, '04-2025'))!;
    const [au, du] = [
      { au: jourAu, connuLe },
      { au: jourDu, connuLe },
    ];
    const [apres, avant] = await readTableaux(db, schema, [au, du]);
    const deux: [typeof avant & object, typeof apres & object] = [avant!, apres!];
    const { actions } = montrees(deux, readFiltres(new URLSearchParams(search)), [jourDu, jourAu]);
    return comparer(deux, actions, await readEcrits(db, schema.id, du, au));
  });
const changementOf = ({ axes }: Comparaison, id: number) =>
  axes.flatMap(({ changements }) => changements).find(({ action }) => action.id === id);

describe('entre deux dates', () => {
  test('une action passe d’un statut à l’autre, avec ce qui fut écrit entre les deux et rien d’autre', async () => {
    expect(changementOf(await lire('cellule.etat'), made.change)).toMatchObject({
      avant: 'pas_fait',
      apres: 'fait',
      faits: [
        { nature: 'statut', jour: '2026-05-01', avancement: 'en_cours', texte: 'Le porteur est trouvé.' },
        { nature: 'jalon', jour: '2026-06-20', texte: 'Jalon du 2026-06-30' },
        { nature: 'statut', jour: '2026-08-01', avancement: 'fait', texte: 'Ouvert au public.' },
      ],
    });
  });

  test('une action dont rien ne fut écrit n’y est pas', async () => {
    expect(changementOf(await lire('cellule.etat'), made.egale)).toBeUndefined();
  });

  test('un blocage déclaré puis levé se dit, à statut égal', async () => {
    expect(changementOf(await lire('cellule.etat'), made.bloquee)).toMatchObject({
      avant: null,
      apres: null,
      faits: [
        { nature: 'blocage', jour: '2026-04-10', texte: 'Locaux' },
        { nature: 'levee', jour: '2026-07-01', texte: 'Bail signé.' },
      ],
    });
  });

  test('une correction écrite après change la comparaison d’aujourd’hui, pas celle connue avant elle', async () => {
    expect(changementOf(await lire('cellule.etat'), made.corrigee)).toMatchObject({
      apres: 'en_cours',
      faits: [{ texte: 'Ce n’était pas fini.' }],
    });
    expect(changementOf(await lire('cellule.etat', '2026-10-31'), made.corrigee)).toMatchObject({
      apres: 'fait',
      faits: [{ texte: 'Erreur de ligne.' }],
    });
  });

  test('une saisie antidatée ne change pas la comparaison connue avant elle', async () => {
    const before = await lire('cellule.etat', '2026-11-19');
    await decide(made.egale, '2026-06-01', 'fait', 'Écrit après coup.', '2026-11-21');
    expect(await lire('cellule.etat', '2026-11-19')).toEqual(before);
    expect(changementOf(await lire('cellule.etat'), made.egale)).toMatchObject({ avant: 'en_cours', apres: 'fait' });
  });

  test('les totaux, les passages et les axes s’additionnent', async () => {
    const { avant, apres, passages, axes, epcis } = await lire('cellule.etat');
    for (const totaux of [avant, apres]) {
      expect(totaux.fait + totaux.en_cours + totaux.pas_fait + totaux.non_renseigne).toBe(totaux.total);
      expect(totaux.total).toBe(48);
    }
    const net = passages.reduce(
      (sum, { de, vers, nombre }) => sum + (vers === 'fait' ? nombre : de === 'fait' ? -nombre : 0),
      0,
    );
    expect(net).toBe(apres.fait - avant.fait);
    expect(axes.reduce((sum, axe) => sum + axe.apres.total, 0)).toBe(apres.total);
    expect(epcis).toHaveLength(8);
    for (const { avant, apres, changements } of epcis) {
      const net =
        changements.filter((c) => c.apres === 'fait').length - changements.filter((c) => c.avant === 'fait').length;
      expect(net).toBe(apres.fait - avant.fait);
    }
  });

  test('les filtres valent pour les deux dates', async () => {
    const { apres, axes } = await lire('cellule.etat', null, 'axe=2');
    expect([apres.total, axes.map(({ numero }) => numero)]).toEqual([5, [2]]);
  });

  test('un opérateur ne lit aucun changement local', async () => {
    const seen = (await lire('operateur.laposte', null, '', ANNEE)).epcis.flatMap(({ changements }) => changements);
    expect(seen).toEqual([]);
    expect((await lire('copil', null, '', ANNEE)).epcis.flatMap(({ changements }) => changements)).not.toEqual([]);
  });

  test('l’export dit une ligne par chose écrite et par avancement local changé', async () => {
    const compares = await lire('cellule.etat');
    const rows = changementsOf(compares);
    const own = rows.filter(([, , titre]) => titre === changementOf(compares, made.change)!.action.titre);
    expect(own.length).toBeGreaterThanOrEqual(3);
    const locaux = compares.epcis.reduce((sum, { changements }) => sum + changements.length, 0);
    expect(rows.filter((row) => row[7] === 'Remontée validée')).toHaveLength(locaux);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { readBilan } from '@/lib/bilans/data';
import { bornesOf, type Bilan, type Groupe } from '@/lib/bilans/rules';
import { countEtats, isEnRetard, type Totaux } from '@/lib/suivi/rules';
import { readSchema, readTableau, type Tableau } from '@/lib/suivi/tableau';
import type { CastName } from '../../prisma/seed/cast.ts';
import { AUJOURDHUI, openScene, type Scene } from '../suivi/scene.ts';

let scene: Scene;
let bilan: Bilan;
let tableau: Tableau;
beforeAll(async () => {
  scene = await openScene();
  bilan = await lire('copil', 2026);
  tableau = await asViewer(scene.cellule, async (db) => readTableau(db, (await readSchema(db, '04-2025'))!));
});
afterAll(() => scene?.close());

const lire = async (name: CastName, annee: number): Promise<Bilan> =>
  asViewer(await scene.viewerOf(name), async (db) => {
    const schema = (await readSchema(db, '04-2025'))!;
    return readBilan(db, schema, annee, bornesOf(annee, schema.dateDebut, AUJOURDHUI)!);
  });

const ETATS = ['fait', 'en_cours', 'pas_fait', 'non_renseigne'] as const;
const sum = (groupes: readonly Groupe[], side: 'avant' | 'apres'): Totaux =>
  groupes.reduce<Totaux>(
    (all, groupe) => {
      for (const key of [...ETATS, 'total', 'retirees'] as const) all[key] += groupe[side][key];
      return all;
    },
    { fait: 0, en_cours: 0, pas_fait: 0, non_renseigne: 0, total: 0, retirees: 0 },
  );

describe('le bilan de l’année', () => {
  test('dit les statuts du tableau au même jour', () => {
    expect(bilan.totaux.apres).toEqual(countEtats(tableau.actions));
    expect(bilan.totaux.apres).toMatchObject({ fait: 9, en_cours: 20, pas_fait: 10, non_renseigne: 5, total: 44 });
  });

  test('les axes et les degrés s’additionnent au total, aux deux dates', () => {
    for (const side of ['avant', 'apres'] as const) {
      expect(sum(bilan.axes, side)).toEqual(bilan.totaux[side]);
      expect(sum(bilan.degres, side)).toEqual(bilan.totaux[side]);
    }
  });

  test('les passages expliquent la différence entre les deux dates, groupe par groupe', () => {
    for (const { avant, apres, passages } of [bilan.totaux, ...bilan.axes, ...bilan.degres, ...bilan.epcis])
      for (const etat of ETATS) {
        const gained = passages.filter(({ vers }) => vers === etat).reduce((n, { nombre }) => n + nombre, 0);
        const lost = passages.filter(({ de }) => de === etat).reduce((n, { nombre }) => n + nombre, 0);
        expect(gained - lost).toBe(apres[etat] - avant[etat]);
      }
  });

  test('nomme ce qui est en retard, bloqué ou en écart comme le tableau', () => {
    const ids = (actions: readonly { id: number }[]) => actions.map(({ id }) => id).toSorted();
    expect(ids(bilan.retards)).toEqual(ids(tableau.actions.filter((action) => isEnRetard(action, AUJOURDHUI))));
    expect(bilan.retards.map(({ echeance }) => echeance)).toEqual(
      bilan.retards.map(({ echeance }) => echeance).toSorted(),
    );
    expect(ids(bilan.blocages)).toEqual(ids(tableau.actions.filter(({ blocage }) => blocage)));
    expect(bilan.ecarts.length).toBeGreaterThan(0);
    for (const { phrase } of bilan.ecarts) expect(phrase).toMatch(/^Écart : le département (dit|ne dit)/);
  });

  test('compte la participation de chaque EPCI, les silencieux d’abord, sans rien lire de ce qui attend', async () => {
    expect(bilan.participation).toHaveLength(8);
    expect(bilan.participation[0]).toMatchObject({ transmises: 0, validees: 0, retournees: 0 });
    const { rows } = await scene.owner.query<{ sigle: string; transmises: number; validees: number }>(
      `select se.sigle, count(*) filter (where r.etape = 'transmis')::int as transmises, count(*) filter (where r.etape = 'valide')::int as validees
       from suivi.remontee r join campagne c on c.id = r.campagne_id and c.annee = 2026
       join schema_epci se on se.schema_id = r.schema_id and se.epci_id = r.epci_id group by 1`,
    );
    for (const { sigle, ...comptes } of rows)
      expect(
        bilan.participation.find((epci) => epci.sigle === sigle),
        sigle,
      ).toMatchObject(comptes);
    expect(bilan.participation.find(({ sigle }) => sigle === 'CCVUSP')!.referent).toBeNull();
    expect(bilan.participation.find(({ sigle }) => sigle === 'DLVA')!.transmises).toBe(27);
  });

  test('est le même pour la cellule et pour le comité', async () => {
    expect(await lire('cellule.etat', 2026)).toEqual(bilan);
  });

  test('montre les remarques qui attendent d’abord, puis celles de l’année', () => {
    const etats = bilan.remarques.map(({ etat }) => etat);
    expect(etats.length).toBeGreaterThan(0);
    expect(etats.lastIndexOf('sans_reponse')).toBeLessThan(etats.filter((etat) => etat === 'sans_reponse').length);
  });

  test('celui de l’an dernier se lit à son dernier jour', async () => {
    const avant = await lire('copil', 2025);
    expect([avant.au, avant.totaux.apres]).toEqual(['2025-12-31', bilan.totaux.avant]);
  });

  test('un opérateur ne compte rien de la participation', async () => {
    const seen = await lire('operateur.laposte', 2026);
    expect(seen.participation.every(({ attendues }) => attendues === 0)).toBe(true);
    expect(seen.remarques).toEqual([]);
  });
});

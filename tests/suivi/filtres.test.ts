import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  familles,
  filtrer,
  readFiltres,
  valeursOf,
  writeFiltres,
  type Famille,
  type Filtres,
} from '@/lib/suivi/filtres';
import { fold, slug } from '@/lib/text';
import type { ActionSuivie } from '@/lib/suivi/tableau';

const today = '2026-11-22';
const values: Record<Famille, string[]> = {
  axe: ['1', '2', '3'],
  degre: ['structurante_immediate', 'structurante', 'a_negocier'],
  statut: ['fait', 'en_cours', 'pas_fait', 'non_renseigne'],
  alerte: ['retard', 'blocage', 'ancienne', 'ecart'],
  territoire: ['departement', 'jlvd', 'dlva'],
  scenario: ['numerique', 'information'],
  theme: ['sante'],
  public: ['saisonniers', 'jeunes'],
  critere: ['information'],
};
const options = Object.fromEntries(
  familles.map((famille) => [famille, values[famille].map((valeur) => ({ valeur, libelle: valeur }))]),
) as Parameters<typeof filtrer>[2];

const some = (list: string[]) => fc.subarray(list);
const action: fc.Arbitrary<ActionSuivie> = fc
  .record({
    axe: fc.constantFrom(1, 2, 3),
    degrePriorite: fc.constantFrom('structurante_immediate', 'structurante', 'a_negocier'),
    avancement: fc.constantFrom('fait', 'en_cours', 'pas_fait', null),
    echeance: fc.constantFrom('2026-06-30', '2027-06-30', null),
    confirmeLe: fc.constantFrom('2026-11-01', '2025-11-01', null),
    blocage: fc.constantFrom('Locaux', null),
    etat: fc.constantFrom('active', 'retiree'),
    locaux: fc.array(fc.record({ sigle: fc.constant('JLVD'), avancement: fc.constantFrom('fait', 'en_cours', null) })),
    territoires: some(values.territoire),
    scenario: some(values.scenario),
    theme: some(values.theme),
    public: some(values.public),
    critere: some(values.critere),
    recherche: fc.constantFrom('3-b-2 completer le maillage', '1-a-1 gouvernance'),
  })
  .map((part) => part as unknown as ActionSuivie);
const actions = fc.array(action, { maxLength: 30 });
const filtres: fc.Arbitrary<Filtres> = fc
  .record({
    q: fc.constantFrom('', 'Maillage', 'GOUVERNANCE'),
    ...Object.fromEntries(familles.map((f) => [f, some(values[f])])),
  })
  .map((part) => part as unknown as Filtres);

describe('filtrer', () => {
  it('garde exactement les actions qui répondent à chaque liste', () => {
    fc.assert(
      fc.property(actions, filtres, (all, asked) => {
        const expected = all.filter(
          (one) =>
            one.recherche.includes(fold(asked.q)) &&
            familles.every((f) => asked[f].length === 0 || asked[f].some((v) => valeursOf(one, today)[f].includes(v))),
        );
        expect(filtrer(all, asked, options, today).actions).toEqual(expected);
      }),
    );
  });

  it('le nombre d’une valeur est celui des lignes qu’on verrait en ne choisissant qu’elle dans sa liste', () => {
    fc.assert(
      fc.property(actions, filtres, fc.constantFrom(...familles), (all, asked, famille) => {
        for (const { valeur, nombre } of filtrer(all, asked, options, today).facettes[famille]) {
          expect(nombre).toBe(filtrer(all, { ...asked, [famille]: [valeur] }, options, today).actions.length);
        }
      }),
    );
  });

  it('les nombres d’une liste à valeur unique s’additionnent au total', () => {
    fc.assert(
      fc.property(actions, filtres, (all, asked) => {
        const { facettes } = filtrer(all, asked, options, today);
        const sum = facettes.statut.reduce((total, { nombre }) => total + nombre, 0);
        expect(sum).toBe(filtrer(all, { ...asked, statut: [] }, options, today).actions.length);
      }),
    );
  });
});

describe('adresse', () => {
  it('redit les mêmes filtres, toujours dans le même ordre', () => {
    fc.assert(
      fc.property(filtres, (asked) => {
        const address = writeFiltres(asked);
        const read = readFiltres(new URLSearchParams(address));
        expect(writeFiltres(read)).toBe(address);
        for (const famille of familles) expect([...read[famille]].sort()).toEqual([...asked[famille]].sort());
      }),
    );
  });
  it('ignore ce qu’elle ne connaît pas et coupe une recherche démesurée', () => {
    const read = readFiltres(new URLSearchParams({ inconnu: 'x', q: 'a'.repeat(5000) }));
    expect(read.q).toHaveLength(200);
    expect(writeFiltres({ ...read, q: '' })).toBe('');
  });
});

describe('recherche', () => {
  it('ignore accents et casse', () => expect(fold('Élargir l’Accès')).toBe("elargir l'acces"));
  it('fait d’un libellé une valeur d’adresse', () => {
    expect(slug('Globalité / Accueil de premier niveau')).toBe('globalite-accueil-de-premier-niveau');
    expect(slug("Entrepreneurs et créateurs d'activité")).toBe('entrepreneurs-et-createurs-d-activite');
  });
});

import { expect, test } from 'vitest';
import { expliquer } from '@/lib/suivi/explication';
import type { ActionSuivie } from '@/lib/suivi/tableau';

const today = '2026-11-22';
const calme: Parameters<typeof expliquer>[0] = {
  ...{ etat: 'active', decision: null, avancement: 'en_cours', echeance: null, jalon: null, confirmeLe: '2026-11-01' },
  ...{ blocage: null, blocageDepuis: null, blocageCondition: null, blocageResponsable: null, locaux: [] },
};
const dit = (part: Partial<ActionSuivie>) =>
  Object.fromEntries(expliquer({ ...calme, ...part }, today).map(({ nature, texte }) => [nature, texte]));

test('rien à dire d’une action qui avance', () => {
  expect(dit({})).toEqual({});
});

test('un retard nomme le jalon et sa date', () => {
  expect(dit({ echeance: '2026-06-30', jalon: 'Convention signée.' })).toEqual({
    retard: 'Jalon du 30 juin 2026 non fait : Convention signée.',
  });
});

test('rouge avant sa date est attendu, pas en retard', () => {
  expect(dit({ avancement: 'pas_fait', echeance: '2026-12-31', jalon: 'Ouverture' })).toEqual({
    attendu: 'Pas fait, attendu : premier jalon le 31 décembre 2026 (Ouverture).',
  });
  expect(dit({ avancement: 'pas_fait', echeance: '2026-06-30', jalon: 'Ouverture' })).toEqual({
    retard: 'Jalon du 30 juin 2026 non fait : Ouverture.',
  });
  expect(dit({ avancement: 'pas_fait' })).toEqual({});
});

test('un blocage dit depuis quand, pourquoi, et ce qui le lèverait', () => {
  const blocage = { blocage: 'Le local manque', blocageDepuis: '2026-03-03', blocageCondition: 'Un local communal.' };
  expect(dit({ ...blocage, blocageResponsable: 'mairie de Banon' }).blocage).toBe(
    'Bloquée depuis le 3 mars 2026 : Le local manque. Ce qui lèverait le blocage : Un local communal (mairie de Banon).',
  );
});

test('une information ancienne donne sa dernière confirmation', () => {
  expect(dit({ confirmeLe: '2026-03-03' })).toEqual({
    ancienne: 'Rien depuis plus de six mois : dernière confirmation le 3 mars 2026.',
  });
  expect(dit({ avancement: null, confirmeLe: null })).toEqual({
    ancienne: 'Personne n’a encore renseigné cette action.',
  });
});

test('un écart oppose les deux niveaux ; une action retirée n’en a pas', () => {
  const locaux = ['PAA', 'DLVA'].map((sigle, epciId) => ({ epciId, sigle, avancement: 'fait' as const }));
  expect(dit({ locaux }).ecart).toBe('Écart : le département dit En cours, 2 EPCI sur 2 disent Fait');
  expect(dit({ locaux, etat: 'retiree', decision: 'Comité du 20 novembre.' })).toEqual({
    retiree: 'Comité du 20 novembre.',
  });
});

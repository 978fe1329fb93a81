import { describe, expect, test } from 'vitest';
import { accorderHabilitationInput, compteInput, creerCompteInput, modifierCompteInput } from '@/lib/comptes/input';

const identite = { prenom: 'Maud', nom: 'Ferrand', courriel: 'maud@exemple.fr' };
const droit = { role: 'membre_copil', schemaId: '1', debut: '2026-11-22' };
const issues = (result: { error?: { issues: { path: PropertyKey[] }[] } | undefined }) => [
  ...new Set(result.error?.issues.map(({ path }) => path.join('.'))),
];

test.each(['0', '-1', '1.5', '', 'abc', '2147483648', '99999999999999999999', 'Infinity'])(
  'le numéro « %s » est refusé avant la base',
  (utilisateurId) => {
    expect(issues(compteInput.safeParse({ utilisateurId }))).toEqual(['utilisateurId']);
    const numbers = { utilisateurId: '1', revision: utilisateurId };
    expect(issues(modifierCompteInput.safeParse({ ...numbers, ...identite }))).toEqual(['revision']);
  },
);

describe('un droit', () => {
  test.each([
    ['un rôle inconnu', { role: 'prefet' }, ['role']],
    ['un référent sans EPCI', { role: 'referent_epci' }, ['epciId']],
    ['un opérateur sans organisation', { role: 'operateur' }, ['organisation']],
    ['une cellule sans schéma', { role: 'cellule_etat', schemaId: '' }, ['schemaId']],
    ['une fin avant le début', { fin: '2026-11-21' }, ['fin']],
    ['un jour qui n’existe pas', { debut: '2026-02-30' }, ['debut']],
  ])('refuse %s', (_, more, fields) => {
    expect(issues(accorderHabilitationInput.safeParse({ utilisateurId: '1', ...droit, ...more }))).toEqual(fields);
  });
});

test('l’adresse est prise en minuscules et sans espaces', () => {
  const input = { ...identite, ...droit, courriel: ' Maud@Exemple.FR ' };
  expect(creerCompteInput.parse(input).courriel).toBe('maud@exemple.fr');
});

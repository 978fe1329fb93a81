import { expect, test } from 'vitest';
import { ecartsAvec } from '@/lib/referentiel/ecarts';

const champs = [
  { nom: 'constat', label: 'Il est', valeur: 'partiel', mots: 'En partie' },
  { nom: 'preuve', label: 'Ce qui le montre', valeur: 'Une réunion.\nPuis deux.' },
  { nom: 'titre', label: 'Titre', valeur: '' },
];
const sent = (valeurs: Record<string, string>) => {
  const form = new FormData();
  for (const [nom, valeur] of Object.entries(valeurs)) form.set(nom, valeur);
  return form;
};
const noms = (form: FormData | null) => ecartsAvec(champs, form).map(({ nom }) => nom);

test('un même choix ne se dit pas différent parce qu’il se dit en mots', () => {
  expect(noms(sent({ constat: 'partiel' }))).toEqual([]);
  expect(noms(sent({ constat: 'tenu' }))).toEqual(['constat']);
});

test('un texte se compare sans ses fins de ligne, et seulement s’il est envoyé', () => {
  expect(noms(sent({ preuve: ' Une réunion.\r\nPuis deux. ' }))).toEqual([]);
  expect(noms(sent({ preuve: '', titre: '' }))).toEqual(['preuve']);
  expect(noms(null)).toEqual([]);
});

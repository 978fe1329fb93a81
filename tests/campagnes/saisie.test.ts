import { expect, test } from 'vitest';
import { debutSaisie, isMemeSaisie, isRenseignee, isTransmissible, type LigneRemontee } from '@/lib/campagnes/saisie';

const saisie = { avancement: 'fait' as const, commentaire: 'Ouvert.', difficulte: '', preuve: '' };
const ligne: LigneRemontee = {
  ...{ actionId: 1, code: '1-A-1', titre: 'Action', resume: null, axe: 1, departement: null },
  ...{ etape: 'a_remplir', motif: null, derniere: null, envoyee: null, brouillon: null, demande: null },
};
const derniere = { ...saisie, annee: 2025 };
const envoyee = { ...saisie, commentaire: 'Envoyé.', id: 1, le: '2026-11-20T09:00:00Z', auteur: 'Nathalie Estrangin' };
const brouillon = { ...saisie, commentaire: 'En cours d’écriture.', revision: 2, auteur: 'Nathalie Estrangin', le: '' };

test('une ligne commence par son brouillon, sinon par ce qui revient ou attend, sinon par l’an dernier', () => {
  expect(debutSaisie({ ...ligne, etape: 'retourne', derniere, envoyee, brouillon })).toEqual({
    ...saisie,
    commentaire: 'En cours d’écriture.',
  });
  expect(debutSaisie({ ...ligne, etape: 'retourne', derniere, envoyee }).commentaire).toBe('Envoyé.');
  expect(debutSaisie({ ...ligne, etape: 'valide', derniere, envoyee }).commentaire).toBe('Ouvert.');
  expect(debutSaisie(ligne)).toEqual({ avancement: null, commentaire: '', difficulte: '', preuve: '' });
});

test('est renseigné ce que la cellule a en main, ou un brouillon qui peut partir', () => {
  expect(isRenseignee({ ...ligne, etape: 'transmis' }, null)).toBe(true);
  expect(isRenseignee({ ...ligne, etape: 'retourne' }, null)).toBe(false);
  expect(isRenseignee(ligne, { ...saisie, avancement: null })).toBe(false);
  expect(isRenseignee(ligne, saisie)).toBe(true);
});

test('un statut qui change veut sa phrase ; le même n’en veut pas', () => {
  expect(isTransmissible({ ...saisie, commentaire: '' }, derniere)).toBe(true);
  expect(isTransmissible({ ...saisie, avancement: 'en_cours', commentaire: ' ' }, derniere)).toBe(false);
  // last year's sentence, as the form proposes it, says nothing of the change
  expect(isTransmissible({ ...saisie, avancement: 'en_cours' }, derniere)).toBe(false);
  expect(isTransmissible({ ...saisie, avancement: 'en_cours', commentaire: 'Rouvert.' }, derniere)).toBe(true);
  expect(isTransmissible({ ...saisie, preuve: 'javascript:alert(1)' }, derniere)).toBe(false);
});

test('les blancs aux bords ne changent pas une saisie', () => {
  expect(isMemeSaisie(saisie, { ...saisie, commentaire: ' Ouvert. ' })).toBe(true);
  expect(isMemeSaisie(saisie, { ...saisie, difficulte: 'Une.' })).toBe(false);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentCampagne } from '@/lib/campagnes/campagne';
import { etatRemontee, isLien, refuseSaisie, type Comptes, type Saisie } from '@/lib/campagnes/rules';

const vide: Saisie = { avancement: null, commentaire: '', difficulte: '', preuve: '' };
const comptes = (more: Partial<Comptes>): Comptes => ({
  ...{ attendues: 23, transmises: 0, retournees: 0, validees: 0 },
  ...more,
});

describe('où en est un EPCI', () => {
  it.each([
    ['rien d’envoyé : silencieux', {}, 'silencieux'],
    ['une ligne attend la cellule', { transmises: 1, retournees: 2, validees: 3 }, 'a_examiner'],
    ['plus rien n’attend, une ligne est revenue', { retournees: 1, validees: 22 }, 'retourne'],
    ['une partie est validée, le reste n’est pas venu', { validees: 22 }, 'partiel'],
    ['tout est validé', { validees: 23 }, 'complet'],
    ['rien n’est attendu : il n’y a rien à faire', { attendues: 0 }, 'complet'],
  ] as const)('%s', (_, more, expected) => expect(etatRemontee(comptes(more))).toBe(expected));

  it('n’est complet que si tout est validé, et silencieux que si rien n’est venu', () => {
    const part = fc.nat(8);
    fc.assert(
      fc.property(part, part, part, part, (transmises, retournees, validees, manque) => {
        const attendues = transmises + retournees + validees + manque;
        const etat = etatRemontee({ attendues, transmises, retournees, validees });
        expect(etat === 'complet').toBe(validees === attendues);
        expect(etat === 'silencieux').toBe(attendues > 0 && attendues === manque);
      }),
    );
  });
});

describe('ce que l’on saisit', () => {
  it('dit où en est l’action', () => {
    expect(refuseSaisie(vide, null)).toEqual({ avancement: 'Choisissez où en est l’action.' });
    expect(refuseSaisie({ ...vide, avancement: 'fait' }, null)).toEqual({});
  });

  it('demande une phrase quand le statut change, et seulement alors', () => {
    const derniere = { ...vide, avancement: 'en_cours' } as const;
    expect(refuseSaisie({ ...vide, avancement: 'fait', commentaire: '  ' }, derniere)).toEqual({
      commentaire: 'Le statut change : dites en une phrase ce qui a changé.',
    });
    expect(refuseSaisie({ ...vide, avancement: 'fait', commentaire: 'Ouvert.' }, derniere)).toEqual({});
    expect(refuseSaisie({ ...vide, avancement: 'en_cours' }, derniere)).toEqual({});
  });

  it('n’accepte pour preuve qu’une adresse complète', () => {
    const saisie = { ...vide, avancement: 'fait' } as const;
    expect(Object.keys(refuseSaisie({ ...saisie, preuve: 'javascript:alert(1)' }, null))).toEqual(['preuve']);
    expect(refuseSaisie({ ...saisie, preuve: ' https://jlvd.example/msap ' }, null)).toEqual({});
    expect(refuseSaisie({ ...saisie, preuve: '   ' }, null)).toEqual({});
  });
});

describe('un lien', () => {
  it.each(['https://jlvd.example/msap', 'http://jlvd.example', 'HTTPS://JLVD.EXAMPLE/A?b=c#d'])('%s', (text) =>
    expect(isLien(text)).toBe(true),
  );
  it.each([
    ...['javascript:alert(1)', 'data:text/html,<b>', 'file:///etc/passwd', 'mailto:a@b.example', '//jlvd.example'],
    ...['jlvd.example', 'https://localhost', 'https://a b.example', 'https://jlvd.example/a b', 'java\nscript:x', ''],
  ])('pas %s', (text) => expect(isLien(text)).toBe(false));
});

describe('la campagne en cours', () => {
  const campagne = (annee: number, ouverture: string) => ({
    ...{ id: annee, annee, ouverture, echeance: '2027-02-28', revision: 1 },
  });
  const campagnes = [campagne(2027, '2027-11-02'), campagne(2026, '2026-11-02'), campagne(2025, '2025-11-03')];

  it('est la dernière ouverte, même après son échéance', () => {
    expect(currentCampagne(campagnes, '2026-11-02')?.annee).toBe(2026);
    expect(currentCampagne(campagnes, '2027-06-01')?.annee).toBe(2026);
    expect(currentCampagne(campagnes, '2026-11-01')?.annee).toBe(2025);
  });
  it('n’existe pas avant la première', () => expect(currentCampagne(campagnes, '2025-11-02')).toBeUndefined());
});

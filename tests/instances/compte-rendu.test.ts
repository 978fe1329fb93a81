import { describe, expect, test } from 'vitest';
import type { Bloc } from '@/lib/exports/document';
import { redige } from '@/lib/instances/compte-rendu';
import { decisionLue, presenceLue, seanceLue } from './seance-lue.ts';

const texteOf = (bloc: Bloc): string =>
  bloc.nature === 'liste'
    ? bloc.elements.join('\n')
    : bloc.nature === 'tableau'
      ? bloc.lignes.flat().join('\n')
      : bloc.texte;

describe('le compte rendu', () => {
  test('suit l’ordre du jour : présences, puis chaque point avec ce qui est dit et décidé, puis le relevé', () => {
    const { titre, mention, blocs } = redige(seanceLue());
    expect(titre).toBe('Compte rendu : Comité de pilotage');
    expect(mention).toBe('Projet');
    const textes = blocs.map(texteOf);
    const rangs = [
      'Présents',
      'Hélène Arnaud, Sous-préfète, Préfecture',
      'Excusés',
      'Luc Durbet, Président, Préfecture',
      'Le quorum est atteint.',
      '1. Bilan',
      'Le bilan est présenté.',
      'Remarques',
      '3-B-2 MSAP : À suivre de près.',
      '2. Priorités',
      'Décision 2026-07 : Retenir la priorité.',
      'Relevé de décisions',
    ].map((texte) => textes.indexOf(texte));
    expect(rangs).not.toContain(-1);
    expect(rangs).toEqual(rangs.toSorted((a, b) => a - b));
    expect(textes.at(-1)).toBe('2026-07\nRetenir la priorité.\nDépartement\n31 décembre 2026');
  });

  test('n’est plus un projet une fois approuvé, et tait ce qui n’est pas confirmé', () => {
    const ecrit = redige(
      seanceLue({ etat: 'approuve', decisions: [decisionLue({ isConfirmee: false, numero: null, annee: null })] }),
    );
    expect(ecrit.mention).toBeUndefined();
    expect(JSON.stringify(ecrit)).not.toContain('Retenir la priorité');
  });

  test('dit par qui chacun est représenté, et les invités à part', () => {
    const ecrit = redige(
      seanceLue({
        presences: [
          presenceLue({ etat: 'represente', parQui: 'Paul Ricci' }),
          presenceLue({
            id: 2,
            prenom: 'Ève',
            nom: 'Roux',
            isInvite: true,
            fonction: null,
            organisation: null,
            college: null,
          }),
        ],
      }),
    );
    const textes = ecrit.blocs.map(texteOf);
    expect(textes).toContain('Hélène Arnaud, Sous-préfète, Préfecture (représenté par Paul Ricci)');
    expect(textes[textes.indexOf('Invités') + 1]).toBe('Ève Roux');
  });
});

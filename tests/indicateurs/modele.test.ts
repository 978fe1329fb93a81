import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeXlsx } from '@/lib/exports/xlsx';
import { readTableur } from '@/lib/imports/tableur';
import { lireCellule } from '@/lib/indicateurs/cellule';
import { lireImport } from '@/lib/indicateurs/import-lecture';
import { titresDe, writeModele } from '@/lib/indicateurs/modele';
import type { Donnee } from '@/lib/indicateurs/rules';
import type { LigneGrille } from '@/lib/indicateurs/saisie';

describe('texte, fichier, donnée', () => {
  const types = [
    ['nombre', fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((n) => String(Math.round(n * 100) / 100))],
    ['pourcentage', fc.tuple(fc.nat(999), fc.integer({ min: 1, max: 999 })).map(([a, b]) => `${a}/${b}`)],
    ['montant', fc.bigInt(0n, 999_999_999_999n).map((n) => `${n},25`)],
    ['date', fc.integer({ min: 1, max: 28 }).map((j) => `${String(j).padStart(2, '0')}/12/2026`)],
    ['oui_non', fc.constantFrom('oui', 'non')],
    ['tendance', fc.constantFrom('en hausse', 'stable', 'en baisse')],
    ['qualitatif', fc.constantFrom('Bon', '= Passable', '-3')],
  ] as const;
  const ligneOf = (type: LigneGrille['type'], donnee: Donnee | null): LigneGrille => ({
    ...{
      indicateurId: 1,
      libelle: '=Essai',
      type,
      unite: null,
      graduations: ['Bon', '= Passable', '-3'],
      source: null,
    },
    action: null,
    cellules: [
      {
        ...{ epciId: 1, envoyee: null, courante: null, avant: donnee },
        brouillon: donnee && { donnee, auteur: null, le: '', revision: 1 },
      },
    ],
  });
  const place = { cle: '200071033', epciId: 1, annee: 2026 };

  describe.each(['csv', 'xlsx'] as const)('%s', (format) => {
    test.each(types)('un %s dit la même chose après un aller et retour', async (type, arbitraire) => {
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(arbitraire, fc.constantFrom('nc', '-')),
          fc.string({ maxLength: 40 }).filter((t) => !/^\s*'/.test(t)),
          fc.boolean(),
          async (dit, commentaire, isEstimee) => {
            const lu = lireCellule(dit, ligneOf(type, null));
            if ('erreur' in lu || !lu.donnee) throw new Error(dit);
            const renseignee = lu.donnee.statut === 'renseignee';
            const donnee = { ...lu.donnee, commentaire, source: commentaire, isEstimee: renseignee && isEstimee };
            const octets = await writeModele(format, [ligneOf(type, donnee)], place);
            const tableur = await readTableur(octets, `a.${format}`);
            expect(lireImport(tableur, [ligneOf(type, donnee)], place)).toMatchObject({ identiques: 1, erreurs: [] });
            // and in an empty cell, the file brings it whole
            const { lignes } = lireImport(tableur, [ligneOf(type, null)], place);
            const { valeur, numerateur, denominateur, jour, graduation, statut } = donnee;
            expect(lignes[0]!.apres).toMatchObject({ valeur, numerateur, denominateur, jour, graduation, statut });
          },
        ),
        { numRuns: format === 'csv' ? 60 : 12 },
      );
    });
  });

  test('un nombre et une part saisis dans un tableur se lisent comme tels', async () => {
    const titres = titresDe(2026);
    const octets = await writeXlsx([
      {
        nom: 'Feuille 1',
        colonnes: [{ titre: titres.identifiant }, { titre: titres.valeur }],
        lignes: [['200071033-2026-1', 1234.5]],
      },
    ]);
    const { lignes } = lireImport(await readTableur(octets, 'a.xlsx'), [ligneOf('montant', null)], place);
    expect(lignes[0]!.apres).toMatchObject({ valeur: 1234.5 });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redigePublic } from '@/lib/instances/public';
import { decisionLue, presenceLue, seanceLue } from './seance-lue.ts';

describe('la version publique', () => {
  test('dit les personnes par leur fonction, dans les listes comme dans les textes', () => {
    const seance = seanceLue({
      decisions: [decisionLue({ pointId: 2, texte: 'M. Durbet écrira au préfet.', responsable: 'Julien Roustan' })],
    });
    seance.points[0]!.notes[0]!.texte = 'Mme Arnaud ouvre la séance ; Luc DURBET est excusé, Julien Roustan présente.';
    const dit = JSON.stringify(redigePublic(seance));
    for (const nom of ['Arnaud', 'Durbet', 'DURBET', 'Roustan', 'Hélène Arnaud']) expect(dit).not.toContain(nom);
    expect(dit).toContain('Sous-préfète ouvre la séance');
    expect(dit).toContain('Président écrira au préfet.');
    expect(dit).toContain('le responsable désigné présente');
  });

  test('ne laisse échapper aucun nom de la feuille, où qu’il soit écrit', () => {
    const nom = fc
      .stringMatching(/^[A-ZÉ][a-zéè]{3,9}(-[A-Z][a-z]{3,6})?$/)
      .filter(
        (word) => !/Pr[ée]|Bilan|Prio|Dé|Comi|Retenir|Quorum|Inform|Valid|Relev|Compte|Fonc|Séance|Luc|Part/.test(word),
      );
    const personne = fc.record({ prenom: nom, nom, fonction: fc.constant('Fonction 12') });
    const phrase = fc.constantFrom(
      (n: string) => `${n} prend la parole.`,
      (n: string) => `Selon M. ${n.toUpperCase()}, rien ne presse.`,
      (n: string) => `(${n})`,
      (n: string) => `l’avis de Mme ${n}`,
    );
    fc.assert(
      fc.property(fc.array(personne, { minLength: 1, maxLength: 8 }), phrase, (personnes, dire) => {
        const seance = seanceLue({
          presences: personnes.map((une, id) => presenceLue({ ...une, id, organisation: null, college: null })),
          compteRendu: {
            ...{ ouverture: personnes.map((une) => dire(`${une.prenom} ${une.nom}`)).join(' ') },
            ...{
              cloture: personnes.map((une) => dire(une.nom)).join(' '),
              relectureAu: null,
              diffuseLe: null,
              approuveLe: null,
              revision: 1,
            },
          },
        });
        const mots = JSON.stringify(redigePublic(seance))
          .toLowerCase()
          .split(/[^\p{L}-]+/u);
        for (const une of personnes) expect(mots).not.toContain(une.nom.toLowerCase());
      }),
    );
  });
});

import { enCours, fait, pasFait, type RemonteeFaite } from './types.ts';

export const ccpfml: RemonteeFaite = {
  epci: 'CCPFML',
  passee: {
    auteur: 'marion.tardieu',
    envois: [281, 272],
    examens: [268, 261],
    reprise: [257, 252],
    lignes: {
      '1-A-1': enCours(),
      '1-A-2': pasFait(),
      '1-B-1': fait('Statuts révisés, délibérations prises par les treize communes.'),
      '1-B-2': enCours('Le comité local se tient avec la commission sociale, à Forcalquier.'),
      '2-A-1': enCours(),
      '2-A-2': enCours('Trois bornes à Forcalquier, une à Saint-Étienne-les-Orgues.'),
      '2-B-2': enCours('La plaquette est chez l’imprimeur, elle paraît à Forcalquier dans le mois.'),
      '2-B-3': enCours(),
      '3-A-2': enCours(),
      '3-B-1': enCours('Cruis, Ongles et Lurs sont volontaires ; la session se tiendra à Forcalquier.'),
      '3-B-3': enCours('Le programme de la MSAP donne la priorité aux dossiers de retraite.'),
      '3-C-1': fait('Nous avons préparé un numéro de la lettre du réseau.', {
        preuve: 'https://ccpfml.maillage.example/lettre-du-reseau',
      }),
      '3-C-2': enCours(),
      '3-D-2': fait('Portrait de territoire présenté en conseil, deux communes ont demandé des ateliers.'),
      '3-D-3': enCours('Ateliers en hausse.', {
        retour: 'Donnez un chiffre ou un lieu : combien d’ateliers, dans quelles communes ?',
        reprise: enCours('Quatre ateliers par mois à Forcalquier, un à Saint-Étienne-les-Orgues.'),
      }),
      '4-A-1': fait('CAF, CPAM et MSA tiennent permanence chaque semaine à Forcalquier.'),
      '4-A-2': enCours('Le bibliobus passe à Limans, à Sigonce et à Montlaux.'),
      '4-D-1': pasFait(),
      '5-A-1': enCours('Saint-Étienne-les-Orgues cherche un second médecin, l’Ordre diffuse l’annonce.'),
      '5-A-2': pasFait(),
      '5-D-3': enCours('Une permanence de planification familiale est à l’essai à Forcalquier, un mercredi par mois.'),
      '6-A-2': pasFait(),
      '6-B-1': pasFait('Le CLIC étudie un relais à Forcalquier, il manque un bureau.'),
      '6-B-2': fait('Le relais couvre les treize communes et reçoit un soir par semaine.'),
      '6-C-1': enCours('Le tiers-lieu de Forcalquier compte onze adhérents.', {
        difficulte: 'Sans porteur départemental, chacun cherche seul ses financements LEADER.',
      }),
    },
  },
};

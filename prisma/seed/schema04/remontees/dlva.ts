import { enCours, fait, pasFait, type RemonteeFaite } from './types.ts';

export const dlva: RemonteeFaite = {
  epci: 'DLVA',
  passee: {
    auteur: 'referent.dlva',
    envois: [318, 316],
    examens: [305, 302],
    reprise: [297, 294],
    lignes: {
      '1-A-1': enCours(),
      '1-A-2': pasFait(),
      '1-B-1': fait('Statuts révisés : MSAP et action sociale sont désormais d’intérêt communautaire.'),
      '1-B-2': fait('Le comité local se réunit à Manosque, trois séances dans l’année.'),
      '2-A-1': fait('Tous les accueils de l’agglomération ont la fibre, Quinson compris.'),
      '2-A-2': enCours('Oraison reçoit les premières bornes, Valensole et Riez suivront.'),
      '2-B-2': enCours('Maquette de la plaquette en relecture dans les mairies du plateau de Valensole.'),
      '2-B-3': enCours(),
      '3-A-2': enCours('Les agents de Riez essaient le sommaire du kit et proposent deux fiches de plus.'),
      '3-B-1': enCours(),
      '3-B-2': pasFait('Aucun local à Manosque ; à Riez, la commune propose l’ancienne perception, à visiter.', {
        difficulte: 'Les loyers du centre de Manosque dépassent le budget voté.',
      }),
      '3-B-3': enCours(),
      '3-B-4': enCours('Discussion avancée à Valensole : La Poste et l’agglomération négocient le samedi matin.'),
      '3-C-1': fait(),
      '3-C-2': enCours(),
      '3-D-2': fait(),
      '3-D-3': fait('Onze ateliers par mois entre Manosque, Oraison et Gréoux-les-Bains.', {
        preuve: 'https://dlva.maillage.example/ateliers-numeriques',
      }),
      '4-A-1': fait('CAF, CPAM et mission locale tiennent leurs permanences à Riez et à Gréoux-les-Bains.'),
      '4-A-2': enCours(),
      '4-D-1': enCours('Fait en partie.', {
        retour: 'Quels guichets, quelles lignes ? La phrase ne dit pas ce qui a changé.',
        reprise: enCours('La mairie de Sainte-Tulle ouvre à l’arrivée du premier car ; Riez reste à caler.'),
      }),
      '5-A-1': fait('Un médecin arrive à Riez.', {
        retour: 'Une arrivée ne suffit pas pour « fait » : où en est l’installation, et le reste du secteur ?',
        reprise: enCours(
          'À Riez, le bail est signé et le cabinet en travaux ; Valensole cherche encore un remplaçant.',
        ),
      }),
      '5-A-2': pasFait(),
      '5-D-3': pasFait(),
      '6-A-2': pasFait(),
      '6-B-1': enCours('Un bureau est trouvé à Riez pour le premier relais, l’ouverture se cale avec IPERIA.'),
      '6-B-2': enCours(
        'Garde à horaires décalés à l’étude sur le plateau de Valensole, avec deux exploitations volontaires.',
      ),
      '6-C-1': enCours('Un espace de travail partagé reçoit à Pierrevert, sans lien avec les autres tiers-lieux.'),
    },
  },
  courante: {
    auteur: 'referent.dlva',
    envois: [6],
    examens: [],
    lignes: {
      '1-A-1': 'inchange',
      '1-A-2': enCours(
        'Deux formulaires du CCAS de Manosque sont en réécriture avec la MDPH, la relecture par des usagers commence.',
      ),
      '1-B-1': 'inchange',
      '1-B-2': 'inchange',
      '2-A-1': 'inchange',
      '2-A-2': enCours(
        'Une ressourcerie de Manosque est prête à remettre des ordinateurs en état ; il reste à trouver qui les distribue.',
      ),
      '2-B-2': fait('La plaquette est parue avec le bulletin de l’agglomération.', {
        preuve: 'https://dlva.maillage.example/plaquette.pdf',
      }),
      '2-B-3': fait('Le kit événement a tourné jusqu’à Riez, les panneaux sont posés dans les cinq accueils.'),
      '3-A-2': fait('Le kit est en service à Riez et à Oraison, et nos deux fiches figurent dans la seconde édition.'),
      '3-B-1': 'inchange',
      '3-B-2': enCours(
        'Le dossier de Riez est chiffré et prêt ; à Manosque, la ville propose enfin un rez-de-chaussée.',
        { difficulte: 'Le rez-de-chaussée de Manosque n’est pas accessible en fauteuil sans travaux.' },
      ),
      '3-B-3': 'inchange',
      '3-B-4': fait('Convention signée à Valensole, une agente formée par La Poste tient le guichet.', {
        preuve: 'https://dlva.maillage.example/deliberations/la-poste-valensole',
      }),
      '3-C-1': 'inchange',
      '3-C-2': fait('Tous les agents d’accueil ont suivi au moins une session ; la liste est en ligne.', {
        preuve: 'https://dlva.maillage.example/formations/agents',
      }),
      '3-D-2': 'inchange',
      '3-D-3': 'inchange',
      '4-A-1': 'inchange',
      '4-A-2': enCours('Les artisans du plateau de Valensole reçoivent un conseiller tous les quinze jours.'),
      '4-D-1': enCours('Riez a calé ses horaires sur le car de Manosque ; Gréoux-les-Bains ne le peut pas.', {
        difficulte: 'Les horaires du car de Gréoux-les-Bains changent avec la saison thermale.',
      }),
      '5-A-1': 'inchange',
      '5-A-2': 'inchange',
      '5-D-3': 'inchange',
      '6-A-2': 'inchange',
      '6-B-1': fait('Le relais de Riez reçoit un jeudi sur deux : vingt-trois particuliers employeurs accueillis.'),
      '6-B-2': 'inchange',
      '6-C-1': 'inchange',
    },
  },
};

import { enCours, fait, pasFait, type RemonteeFaite } from './types.ts';

export const ccvusp: RemonteeFaite = {
  epci: 'CCVUSP',
  passee: {
    auteur: 'benoit.ollivier',
    envois: [286, 278],
    examens: [275, 267],
    reprise: [264, 259],
    lignes: {
      '1-A-1': enCours(),
      '1-A-2': pasFait(),
      '1-B-1': enCours('Le périmètre de l’action sociale revient en conseil après deux reports.'),
      '1-B-2': fait('Comité réuni deux fois à Barcelonnette, compte rendu envoyé aux treize maires.', {
        preuve: 'https://ccvusp.maillage.example/comite-services/compte-rendu-2',
      }),
      '2-A-1': enCours('Barcelonnette et Jausiers ont la fibre ; Saint-Paul-sur-Ubaye reste sur le cuivre.'),
      '2-A-2': pasFait(),
      '2-B-2': pasFait(),
      '2-B-3': enCours('Stand tenu à la foire de Barcelonnette avec les accueils voisins.'),
      '3-A-2': enCours(),
      '3-B-1': pasFait('Le Lauzet-Ubaye est intéressé, à condition que l’ordinateur soit fourni.'),
      '3-B-3': enCours(
        'Le programme mise sur les saisonniers : accueil le samedi tant que les stations sont ouvertes.',
      ),
      '3-C-1': fait(),
      '3-C-2': enCours('Six agents inscrits à la session prévue à Barcelonnette.'),
      '3-D-2': enCours(),
      '3-D-3': enCours(),
      '4-A-1': enCours('Permanences maintenues.', {
        retour: 'Lesquelles, et où ? L’accord passé avec la CAF porte sur Jausiers.',
        reprise: enCours(
          'L’accord obtenu pour Jausiers est appliqué ; la CAF vient à Barcelonnette deux fois par mois.',
        ),
      }),
      '4-A-2': pasFait(),
      '4-D-1': pasFait('Le car de Gap n’arrive qu’en milieu de matinée et repart à midi.', {
        difficulte: 'Aucun guichet ne peut s’y caler sans fermer l’après-midi.',
      }),
      '5-A-1': pasFait('Deux départs en retraite annoncés à Barcelonnette, aucun successeur.'),
      '5-A-2': pasFait(),
      '5-D-3': pasFait(),
      '6-A-1': pasFait('La MSAP de Barcelonnette a recueilli sept demandes, presque toutes en aide à domicile.'),
      '6-A-2': pasFait(),
      '6-B-1': pasFait(),
      '6-B-2': pasFait('Les stations demandent une garde le dimanche ; aucun relais n’y est prêt.'),
      '6-C-1': pasFait('La CCI veut recenser notre espace de Barcelonnette, qui ferme faute d’animateur.'),
    },
  },
  courante: {
    auteur: 'cellule.departement',
    isPourCompte: true,
    envois: [14],
    examens: [10],
    lignes: {
      '1-B-2': enCours(
        'Le référent technique n’est pas remplacé ; l’élu référent assure le lien et le comité ne s’est pas réuni depuis ce départ.',
        { difficulte: 'Deux appels à candidatures sont restés sans suite.' },
      ),
      '2-B-3': fait('Panneaux livrés à Barcelonnette et à Jausiers, vus sur place par la cellule.'),
      '3-B-1': enCours('Le Lauzet-Ubaye figure dans la première livraison d’ordinateurs, la mairie le confirme.'),
      '3-D-2': fait('Portrait de territoire présenté aux élus à Jausiers, selon l’élu référent.'),
    },
  },
};

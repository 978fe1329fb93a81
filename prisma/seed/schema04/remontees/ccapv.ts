import { enCours, fait, pasFait, type RemonteeFaite } from './types.ts';

export const ccapv: RemonteeFaite = {
  epci: 'CCAPV',
  passee: {
    auteur: 'referent.ccapv',
    envois: [309, 301, 288],
    examens: [298, 291, 280],
    reprise: [273, 266],
    lignes: {
      '1-A-1': enCours(),
      '1-A-2': pasFait(),
      '1-B-1': enCours(
        'L’action sociale divise encore le conseil : les communes du haut Verdon veulent garder leurs CCAS.',
      ),
      '1-B-2': enCours('Comité réuni une fois, à Saint-André-les-Alpes, la seconde séance est reportée.'),
      '2-A-1': pasFait(
        'Rien n’est raccordé en amont de Colmars ; la mairie d’Allos perd la connexion aux heures de pointe.',
      ),
      '2-A-2': pasFait(),
      '2-B-2': pasFait(),
      '2-B-3': enCours(),
      '3-A-2': enCours('Saint-André-les-Alpes essaie le sommaire du kit.'),
      '3-B-1': pasFait('Deux réponses seulement au courrier adressé aux maires : Annot et Entrevaux.', {
        difficulte: 'Une secrétaire partagée entre trois communes n’a pas d’heure à donner à l’accueil.',
      }),
      '3-B-3': enCours('Programme transmis.', {
        retour: 'Le programme est bien reçu : dites en une phrase ce qu’il change pour le public de vos deux MSAP.',
        reprise: enCours(
          'À Castellane, l’accueil vise les saisonniers des gorges ; à Saint-André-les-Alpes, les démarches de retraite.',
        ),
      }),
      '3-B-4': enCours('La Poste et la communauté de communes s’accordent sur Allos, le partage des charges s’étudie.'),
      '3-C-1': fait(),
      '3-C-2': pasFait('Aucune session à moins d’une heure de Castellane : nos agents n’y vont pas.'),
      '3-D-2': enCours('Portrait de territoire reçu, à présenter au conseil.'),
      '3-D-3': enCours(),
      '4-A-1': enCours('L’accord obtenu pour Annot est appliqué ; la CAF vient à Castellane deux jours par mois.'),
      '4-A-2': enCours('Le cinéma itinérant passe à Annot, à Colmars et à Barrême.'),
      '4-D-1': pasFait(),
      '5-A-1': enCours('Voir le contrat local de santé.', {
        retour: 'Une ligne se lit seule : dites ce qui a été fait à Castellane.',
        reprise: enCours('Annonce diffusée et logement communal réservé à Castellane ; aucun candidat à ce jour.'),
      }),
      '5-A-2': pasFait(),
      '5-D-3': pasFait(),
      '6-A-1': pasFait('La MSAP de Castellane recueille les besoins, surtout en hôtellerie.'),
      '6-A-2': pasFait(),
      '6-B-1': pasFait(),
      '6-B-2': pasFait(
        'Aucune garde avant huit heures autour de Castellane ; deux assistantes maternelles l’accepteraient.',
      ),
      '6-C-1': pasFait(),
    },
  },
  courante: {
    auteur: 'referent.ccapv',
    envois: [12],
    examens: [7],
    lignes: {
      '1-A-1': enCours('La convention est signée, le bilan annuel a été présenté au bureau à Saint-André-les-Alpes.'),
      '1-A-2': 'inchange',
      '1-B-1': 'inchange',
      '1-B-2': 'inchange',
      '2-A-1': enCours('Allos et Colmars sont raccordés depuis le remplacement des poteaux ; Thorame-Haute attend.', {
        preuve: 'https://ccapv.maillage.example/chantiers/haut-verdon',
      }),
      '2-A-2': enCours('Bornes wifi en service à Castellane et à Annot.'),
      '2-B-2': enCours('Notre plaquette reprend le gabarit commun, Annot et Castellane relisent les textes.'),
      '2-B-3': fait('Panneaux livrés à Castellane, à Annot et à Allos ; le kit est sorti à la foire de Castellane.'),
      '3-A-2': fait('Kit remis aux agents de Castellane et de Saint-André-les-Alpes, qui avaient essayé le sommaire.'),
      '3-B-1': enCours('Annot sera livrée parmi les premières ; cinq mairies ont suivi la session de Castellane.', {
        difficulte: 'Le haut Verdon reste à l’écart : ni Allos ni Beauvezer n’ont pu libérer un agent.',
      }),
      '3-B-3': enCours(
        'La permanence du soir de Castellane reçoit peu de monde, nous la jugerons sur une saison entière.',
      ),
      '3-B-4': fait('Convention signée à Allos, le guichet ouvre quatre matinées par semaine.'),
      '3-C-1': 'inchange',
      '3-D-2': fait('Portrait de territoire présenté au conseil et remis aux quarante et une communes.'),
    },
  },
};

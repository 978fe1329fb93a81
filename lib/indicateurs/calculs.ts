/** What computes an indicator: its key is a query of `indicateurs.calculer` (PostgreSQL), its sentence says what is counted. */
export const calculs = {
  tableau_de_bord: 'Oui dès qu’un statut d’action est inscrit au tableau de bord.',
  actions_engagees: 'Actions du schéma « En cours » ou « Fait » au tableau de bord.',
  competence_msap: 'EPCI qui détiennent la compétence maisons de services au public.',
  competence_action_sociale: 'EPCI qui détiennent la compétence action sociale.',
  competence_equipements:
    'EPCI qui détiennent la compétence équipements culturels et sportifs d’intérêt communautaire.',
  competence_ram: 'EPCI qui détiennent la compétence petite enfance, relais d’assistants maternels compris.',
  interlocuteurs: 'Élus référents et référents techniques en fonction, tous EPCI ensemble.',
  conventions_poste: 'Conventions signées par La Poste avec un EPCI ou pour son territoire.',
  conventions_fepem: 'Conventions signées par la FEPEM.',
  conventions_signees_annee: 'Conventions dont la dernière signature est de l’année.',
  partenaires_conventions: 'Organisations parties aux conventions signées dans l’année.',
  liste_conventions: 'Oui dès que le registre contient une convention.',
  suivi_conventions: 'Oui dès qu’une convention a été évaluée dans les trois couleurs.',
  instances_locales: 'EPCI qui ont une instance locale en place.',
  reunions_locales: 'Réunions des instances locales tenues dans l’année, tous EPCI ensemble.',
  participation_locale: 'EPCI présents ou représentés à une réunion départementale au moins dans l’année.',
  reunions_annee: 'Réunions tenues dans l’année, instances départementales et locales.',
  participants_annee: 'Personnes présentes ou représentées aux réunions de l’année, comptées à chaque réunion.',
  decisions_annee: 'Décisions confirmées des réunions de l’année, hors celles qu’une autre a annulées.',
  decisions_evaluees: 'Parmi les décisions de l’année, celles dont un constat dit qu’elles sont faites ou abandonnées.',
} as const;
export type Formule = keyof typeof calculs;
export const formules = Object.keys(calculs) as Formule[];

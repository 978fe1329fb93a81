import type { Evenement } from '../types.ts';

export const histoireAxe5: Evenement[] = [
  {
    action: '5-A-1',
    ilYA: 323,
    auteur: 'etat',
    nature: 'decision',
    avancement: 'en_cours',
    commentaire:
      "Première convocation de la coordination avec l'ARS, la CPAM et l'Ordre ; Riez, Castellane et La Motte-du-Caire passent en tête.",
  },
  {
    action: '5-A-1',
    ilYA: 298,
    auteur: 'etat',
    nature: 'jalon_fait',
    jalon: 0,
    commentaire: "Réunion d'installation tenue à la préfecture.",
    ilYAFait: 305,
  },
  {
    action: '5-A-1',
    ilYA: 176,
    auteur: 'etat',
    nature: 'decision',
    avancement: 'en_cours',
    commentaire:
      'Deux internes font leur stage à Sisteron ; le logement reste le premier motif de renoncement cité par les candidats.',
  },
  {
    action: '5-A-1',
    ilYA: 61,
    auteur: 'departement',
    nature: 'decision',
    avancement: 'en_cours',
    commentaire:
      "Le Département étend son aide au logement des internes aux communes situées à plus d'une heure de Manosque ; première demande venue d'Annot.",
  },
  {
    action: '5-A-2',
    ilYA: 322,
    auteur: 'etat',
    nature: 'decision',
    avancement: 'pas_fait',
    commentaire:
      "Le recensement des cabinets doit être achevé avant toute mise en réseau, aucune réunion n'est programmée.",
  },
  {
    action: '5-A-2',
    ilYA: 210,
    auteur: 'departement',
    nature: 'decision',
    avancement: 'pas_fait',
    commentaire:
      "Pas d'avancée : la définition d'un point de santé local n'est pas la même pour l'ARS et pour les communes de montagne.",
  },
  {
    action: '5-A-3',
    ilYA: 347,
    auteur: 'etat',
    nature: 'decision',
    avancement: 'pas_fait',
    commentaire: 'Pas de cahier des charges ; plusieurs annuaires régionaux répondent déjà à une partie du besoin.',
  },
  {
    action: '5-A-3',
    ilYA: 280,
    auteur: 'etat',
    nature: 'jalon_fait',
    jalon: 0,
    commentaire: "Deux réunions tenues avec l'ARS et les associations.",
    ilYAFait: 312,
  },
  {
    action: '5-A-3',
    ilYA: 170,
    auteur: 'departement',
    nature: 'decision',
    avancement: 'pas_fait',
    commentaire:
      "Aucun développement engagé. La cellule proposera de retirer l'action et d'orienter les accueils vers l'annuaire régional, que les MSAP de Digne-les-Bains et de Manosque utilisent déjà.",
  },
  {
    action: '5-A-3',
    ilYA: 150,
    auteur: 'etat',
    nature: 'retrait',
    motif:
      "Le besoin est couvert par l'annuaire régional de santé ; une plateforme propre au département ferait double emploi.",
  },
  {
    action: '5-B-1',
    ilYA: 338,
    auteur: 'etat',
    nature: 'jalon_fait',
    jalon: 0,
    commentaire: "Projets comparés avec l'ARS.",
    ilYAFait: 343,
  },
  {
    action: '5-B-1',
    ilYA: 321,
    auteur: 'etat',
    nature: 'decision',
    avancement: 'en_cours',
    commentaire:
      "Volonne a son bâtiment et son équipe, Saint-Étienne-les-Orgues cherche un second médecin, Barcelonnette hésite sur l'emplacement.",
  },
  {
    action: '5-B-1',
    ilYA: 155,
    auteur: 'etat',
    nature: 'decision',
    avancement: 'en_cours',
    commentaire:
      "La maison de santé de Volonne reçoit ses premiers patients ; le dossier de Saint-Étienne-les-Orgues est déposé à l'ARS. À Barcelonnette, l'équipe soignante est constituée et n'attend plus que l'emplacement, que la commune doit choisir entre deux parcelles.",
  },
  {
    action: '5-B-1',
    ilYA: 68,
    auteur: 'etat',
    nature: 'blocage',
    ref: 'terrain-barcelonnette',
    motif:
      'À Barcelonnette, le terrain retenu se trouve en zone inondable : le permis de construire ne peut pas être délivré.',
    condition: "Autre terrain proposé par la communauté de communes et accepté par l'équipe soignante",
    responsable: "Communauté de communes Vallée de l'Ubaye Serre Ponçon",
  },
  {
    action: '5-D-1',
    ilYA: 312,
    auteur: 'etat',
    nature: 'decision',
    avancement: 'pas_fait',
    commentaire:
      "Pas d'appel à projets ouvert, donc aucune structure financée ; l'Atelier Santé Ville de Digne-les-Bains reste candidat.",
  },
  { action: '5-D-1', ilYA: 216, auteur: 'departement', nature: 'confirmation' },
  {
    action: '5-D-2',
    ilYA: 316,
    auteur: 'departement',
    nature: 'decision',
    avancement: 'pas_fait',
    commentaire:
      "La Mutualité a présenté son enquête sur le renoncement aux soins ; aucune opération n'est encore montée.",
  },
  {
    action: '5-D-2',
    ilYA: 272,
    auteur: 'departement',
    nature: 'jalon_fait',
    jalon: 0,
    commentaire: "Réunion avec l'ARS, la Mutualité et les CCAS.",
    ilYAFait: 284,
  },
  {
    action: '5-D-2',
    ilYA: 162,
    auteur: 'etat',
    nature: 'decision',
    avancement: 'en_cours',
    commentaire: 'Journées de dépistage dentaire tenues à Château-Arnoux-Saint-Auban et à Oraison avec les CCAS.',
  },
  {
    action: '5-D-2',
    ilYA: 37,
    auteur: 'departement',
    nature: 'decision',
    avancement: 'en_cours',
    commentaire:
      'Un médiateur suit les personnes sans médecin traitant signalées par la MSAP de Forcalquier ; bilan attendu au bout de six mois.',
  },
];

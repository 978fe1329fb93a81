import { locaux } from './instances-locales.ts';
import type { DecisionFaite, PointFait, SeanceFaite } from './seances.ts';

/** One meeting of a local body: the review of the year, or the programme of the next one. */
type Locale = Pick<SeanceFaite, 'ilYA' | 'etat' | 'motif' | 'absences'> & {
  objet: 'bilan' | 'programme';
  decision?: DecisionFaite;
};

/** JLVD has met once in the year of the anchor, the EPCI without référent never. The days of a visa given at a meeting are those of campagnes.ts. */
const parEpci: Record<string, readonly Locale[]> = {
  PAA: [
    { ilYA: 640, etat: 'approuve', objet: 'bilan', absences: { operateur: 'excuse' } },
    { ilYA: 420, etat: 'approuve', objet: 'programme' },
    {
      ...{ ilYA: 286, etat: 'approuve', objet: 'bilan' },
      decision: {
        ...{
          nature: 'reseau',
          texte: 'Ouvrir l’accueil de Seyne un samedi par mois.',
          organisation: 'PAA',
          delai: 120,
        },
        ...{ suivi: 'faite', constat: 'Ouvert chaque premier samedi depuis le printemps.' },
      },
    },
    {
      ...{ ilYA: 13, etat: 'tenue', objet: 'programme', absences: { mairie: 'excuse' } },
      decision: {
        ...{ nature: 'reseau', texte: 'Former un second agent à l’accueil numérique.', organisation: 'PAA' },
        ...{ personne: 'Émilie Garcin', delai: 90 },
      },
    },
  ],
  DLVA: [
    { ilYA: 628, etat: 'approuve', objet: 'bilan', absences: { msap: 'absent' } },
    { ilYA: 409, etat: 'approuve', objet: 'programme' },
    {
      ...{ ilYA: 297, etat: 'approuve', objet: 'bilan', absences: { elu: { pouvoir: 'Karim Benali' } } },
      decision: {
        ...{ nature: 'reseau', texte: 'Afficher dans chaque mairie les permanences de Manosque et d’Oraison.' },
        ...{ organisation: 'DLVA', personne: 'Karim Benali', delai: 180, suivi: 'en_cours' },
      },
    },
    { ilYA: 4, etat: 'tenue', objet: 'programme', absences: { operateur: 'absent' } },
  ],
  CCAPV: [
    { ilYA: 618, etat: 'approuve', objet: 'bilan', absences: { operateur: 'absent', mairie: 'excuse' } },
    { ilYA: 402, etat: 'approuve', objet: 'programme', absences: { elu: 'excuse' } },
    {
      ...{ ilYA: 272, etat: 'approuve', objet: 'bilan', absences: { operateur: 'absent' } },
      decision: {
        ...{ nature: 'reseau', texte: 'Choisir la salle du visio-guichet d’Annot.', organisation: 'CCAPV', delai: 180 },
        personne: 'Sylvie Blanc',
      },
    },
    { ilYA: 58, etat: 'diffuse', objet: 'programme', absences: { mairie: 'excuse' } },
  ],
  CCVUSP: [
    { ilYA: 590, etat: 'approuve', objet: 'bilan', absences: { operateur: 'absent', mairie: 'absent' } },
    {
      ...{ ilYA: 410, etat: 'diffuse', objet: 'programme', absences: { elu: 'absent', operateur: 'absent' } },
      decision: {
        ...{ nature: 'reseau', texte: 'Recenser les permanences tenues à Barcelonnette.', organisation: 'CCVUSP' },
        ...{ delai: 120, suivi: 'abandonnee' },
        constat: 'Laissé au départ du référent technique ; à reprendre avec qui lui succédera.',
      },
    },
    {
      ...{ ilYA: 152, etat: 'annulee', objet: 'bilan' },
      motif: 'Le référent technique a quitté ses fonctions : personne n’a pu préparer la séance.',
    },
    { ilYA: -26, etat: 'prevue', objet: 'programme' },
  ],
  CCSB: [
    { ilYA: 605, etat: 'approuve', objet: 'bilan', absences: { elu: 'absent', mairie: 'absent' } },
    { ilYA: 268, etat: 'approuve', objet: 'bilan', absences: { elu: 'excuse', operateur: 'excuse' } },
    {
      ...{ ilYA: 66, etat: 'tenue', objet: 'programme', absences: { operateur: 'absent' } },
      decision: {
        ...{ nature: 'convention', texte: 'Reprendre le calendrier de la convention cadre.', organisation: 'CCSB' },
        ...{ personne: 'Mathieu Faure', delai: 45 },
      },
    },
  ],
  JLVD: [
    { ilYA: 600, etat: 'approuve', objet: 'bilan' },
    {
      ...{ ilYA: 415, etat: 'approuve', objet: 'programme', absences: { msap: 'excuse' } },
      decision: {
        ...{ nature: 'reseau', texte: 'Publier les passages du bus de services deux mois à l’avance.', delai: 60 },
        ...{ organisation: 'JLVD', personne: 'Nathalie Estrangin', suivi: 'faite' },
        constat: 'Calendrier affiché dans les mairies desservies.',
      },
    },
    {
      ...{ ilYA: 38, etat: 'diffuse', objet: 'bilan', absences: { operateur: 'excuse' } },
      decision: {
        ...{ nature: 'reseau', texte: 'Prêter la salle de Peipin une demi-journée par semaine.', delai: 60 },
        ...{ organisation: 'JLVD', personne: 'Nathalie Estrangin' },
      },
    },
  ],
  CCPFML: [
    { ilYA: 631, etat: 'approuve', objet: 'bilan', absences: { mairie: 'excuse' } },
    { ilYA: 398, etat: 'approuve', objet: 'programme' },
    {
      ...{ ilYA: 255, etat: 'approuve', objet: 'bilan' },
      decision: {
        ...{ nature: 'autre', texte: 'Visiter la maison de services de Forcalquier avant les travaux.', delai: 60 },
        ...{ organisation: 'CCPFML', suivi: 'faite', constat: 'Visite faite avec les trois financeurs.' },
      },
    },
    { ilYA: 47, etat: 'diffuse', objet: 'programme', absences: { operateur: 'excuse' } },
  ],
  HPPB: [
    { ilYA: 596, etat: 'approuve', objet: 'bilan', absences: { elu: 'excuse', operateur: 'absent' } },
    { ilYA: 404, etat: 'approuve', objet: 'programme', absences: { msap: 'excuse', operateur: 'absent' } },
    {
      ...{ ilYA: 274, etat: 'approuve', objet: 'bilan', absences: { operateur: 'absent' } },
      decision: {
        ...{ nature: 'reseau', texte: 'Tenir une permanence mensuelle à Revest-du-Bion.', organisation: 'HPPB' },
        ...{ personne: 'Isabelle Chauvin', delai: 150, suivi: 'en_cours' },
      },
    },
    { ilYA: 52, etat: 'diffuse', objet: 'programme', absences: { elu: 'absent', operateur: 'excuse' } },
    { ilYA: -12, etat: 'convoquee', objet: 'programme' },
  ],
};

function pointsOf({ objet, decision }: Locale): PointFait[] {
  const decisions = decision ? [decision] : [];
  if (objet === 'bilan')
    return [
      {
        ...{ nature: 'information', intitule: 'La fiche de l’EPCI', duree: 30, rapporteur: 'Référent technique' },
        note: 'Chaque action du territoire est passée en revue.',
      },
      {
        ...{ nature: 'validation', intitule: 'Programme d’action de la maison de services', duree: 40 },
        ...{ actions: ['3-B-2'], note: 'Le programme est validé après échange sur les horaires.', decisions },
      },
    ];
  return [
    { nature: 'information', intitule: 'Point de mi-année', duree: 30, note: 'Le tableau local est à jour.' },
    {
      ...{ nature: 'discussion', intitule: 'Programme de l’an prochain', duree: 45, actions: ['1-B-2'], decisions },
      remarques: [['1-B-2', 'Les communes souhaitent connaître les dates dès le début de l’année.']],
    },
  ];
}

/** The meetings of the local bodies: two a year in most, minutes in every state. */
export const locales: readonly SeanceFaite[] = Object.entries(parEpci).flatMap(([epci, seances], i) =>
  seances.map((seance) => ({
    ...{ instance: epci, ilYA: seance.ilYA, etat: seance.etat, heure: i % 2 === 0 ? 14 * 60 : 9 * 60 + 30, duree: 90 },
    ...(seance.motif && { motif: seance.motif }),
    ...(seance.absences && { absences: seance.absences }),
    nature: seance.objet === 'bilan' ? 'suivi' : 'programmation',
    lieu: `Mairie de ${locaux[epci]!.commune}`,
    points: pointsOf(seance),
  })),
);

import type { Bloc, DocumentEcrit } from '@/lib/exports/document';
import { formatJour } from '@/lib/format';
import type { DecisionLue } from './decision';
import { formatHoraire } from './horaire';
import { phraseEffet } from './phrase-effet';
import {
  collegeLabels,
  etatPresenceLabels,
  isApprouvee,
  naturePointLabels,
  natureSeanceLabels,
  numeroDecision,
  quorumAtteint,
} from './rules';
import type { NoteLue, PointLu, PresenceLue, SeanceLue } from './seance';

/** The minutes of a meeting in the order of its agenda: who was there, what was said and decided, then the decisions as a table. */
export function redige(seance: SeanceLue): DocumentEcrit {
  const { instance, debut, dureeMinutes, lieu, nature, points, presences, decisions, compteRendu, etat, jour } = seance;
  const confirmees = decisions.filter(({ isConfirmee }) => isConfirmee);
  const dePoint = (pointId: number | null) => confirmees.filter((decision) => decision.pointId === pointId);
  return {
    titre: `Compte rendu : ${instance.nom}`,
    sousTitre: `Séance du ${formatHoraire(debut, dureeMinutes)}${lieu ? `, ${lieu}` : ''}`,
    ...(isApprouvee(etat) ? {} : { mention: 'Projet' }),
    date: jour,
    blocs: [
      paragraphe(`Séance de ${natureSeanceLabels[nature].toLowerCase()}.`, 'muet'),
      ...(compteRendu?.ouverture ? [paragraphe(compteRendu.ouverture)] : []),
      titre(2, 'Présences'),
      ...blocsPresences(presences, instance.quorum),
      ...points.flatMap((point, i) => blocsPoint(point, i, dePoint(point.id))),
      ...blocsDecisions(dePoint(null)),
      ...(compteRendu?.cloture ? [paragraphe(compteRendu.cloture)] : []),
      ...(confirmees.length > 0 ? [titre(2, 'Relevé de décisions'), releve(confirmees)] : []),
    ],
  };
}

const titre = (niveau: 1 | 2 | 3, texte: string): Bloc => ({ nature: 'titre', niveau, texte });
const paragraphe = (texte: string, genre?: 'muet' | 'fort'): Bloc => ({
  nature: 'paragraphe',
  texte,
  ...(genre && { genre }),
});
const liste = (elements: string[]): Bloc => ({ nature: 'liste', elements });

const ETATS = [
  ['Présents', (p: PresenceLue) => p.etat === 'present' && !p.isInvite],
  ['Représentés', (p: PresenceLue) => (p.etat === 'represente' || p.etat === 'pouvoir') && !p.isInvite],
  ['Excusés', (p: PresenceLue) => p.etat === 'excuse' && !p.isInvite],
  ['Absents', (p: PresenceLue) => p.etat === 'absent' && !p.isInvite],
  ['Invités', (p: PresenceLue) => p.isInvite],
] as const;

function blocsPresences(presences: readonly PresenceLue[], quorum: number | null): Bloc[] {
  if (presences.length === 0) return [paragraphe('Aucune présence n’a été notée.')];
  const atteint = quorumAtteint(quorum, presences);
  return [
    ...ETATS.flatMap(([label, isDe]) => {
      const lignes = presences.filter(isDe);
      return lignes.length > 0 ? [titre(3, label), liste(lignes.map(nomme))] : [];
    }),
    ...(atteint === null ? [] : [paragraphe(atteint ? 'Le quorum est atteint.' : 'Le quorum n’est pas atteint.')]),
  ];
}

/** « Hélène Arnaud, sous-préfète, Préfecture » ; who represents, when somebody does. */
function nomme({ prenom, nom, fonction, organisation, college, etat, parQui }: PresenceLue): string {
  const titreDe = [`${prenom} ${nom}`.trim(), fonction, organisation ?? (college && collegeLabels[college])];
  const dits = titreDe.filter((mot, i) => mot && titreDe.indexOf(mot) === i).join(', ');
  return parQui ? `${dits} (${etatPresenceLabels[etat].toLowerCase()} ${parQui})` : dits;
}

function blocsPoint(point: PointLu, rang: number, decisions: readonly DecisionLue[]): Bloc[] {
  const { intitule, nature, rapporteur, liens, notes } = point;
  const duPoint = notes.filter(({ action, fiche }) => !action && !fiche);
  const remarques = notes.filter(({ action, fiche }) => action ?? fiche);
  return [
    titre(2, `${rang + 1}. ${intitule}`),
    paragraphe([naturePointLabels[nature], rapporteur].filter(Boolean).join(' · '), 'muet'),
    ...(liens.length > 0 ? [liste(liens.map(({ libelle }) => libelle))] : []),
    ...duPoint.map(({ texte }) => paragraphe(texte)),
    ...(remarques.length > 0 ? [titre(3, 'Remarques'), liste(remarques.map(remarque))] : []),
    ...blocsDecisions(decisions),
  ];
}

function remarque({ action, fiche, texte }: NoteLue): string {
  const cible = action ?? fiche;
  return `${[cible?.code, cible?.titre].filter(Boolean).join(' ')} : ${texte}`;
}

function blocsDecisions(decisions: readonly DecisionLue[]): Bloc[] {
  return decisions.flatMap((decision) => [
    paragraphe(`Décision ${numeroDecision(decision)} : ${decision.texte}`, 'fort'),
    ...(decision.effets.length > 0 ? [liste(decision.effets.map(phraseEffet))] : []),
  ]);
}

function releve(decisions: readonly DecisionLue[]): Bloc {
  return {
    nature: 'tableau',
    legende: 'Décisions de la séance',
    entetes: ['Numéro', 'Décision', 'Qui en répond', 'Échéance'],
    lignes: decisions.map((decision) => [
      numeroDecision(decision) ?? '',
      decision.texte,
      [decision.organisation?.sigle, decision.responsable].filter(Boolean).join(', ') || 'À désigner',
      decision.echeance ? formatJour(decision.echeance) : 'Sans échéance',
    ]),
  };
}

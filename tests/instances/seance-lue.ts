import type { DecisionLue } from '@/lib/instances/decision';
import type { PresenceLue, SeanceLue } from '@/lib/instances/seance';

export const presenceLue = (part: Partial<PresenceLue>): PresenceLue => ({
  ...{
    id: 1,
    membreId: null,
    siegeId: null,
    prenom: 'Hélène',
    nom: 'Arnaud',
    fonction: 'Sous-préfète',
    college: 'etat',
  },
  ...{ organisation: 'Préfecture', etat: 'present', parQui: null, isInvite: false, revision: 1 },
  ...part,
});

export const decisionLue = (part: Partial<DecisionLue>): DecisionLue => ({
  ...{ id: 1, seanceId: 1, pointId: 1, annee: 2026, numero: 7, sigle: null, jour: '2026-06-12', nature: 'autre' },
  instance: { nom: 'Comité de pilotage', type: 'comite_pilotage' },
  ...{
    texte: 'Retenir la priorité.',
    responsable: null,
    organisation: { id: 1, sigle: 'Département' },
    echeance: '2026-12-31',
  },
  ...{
    isConfirmee: true,
    suivi: 'a_faire',
    constat: null,
    suiviLe: null,
    annule: null,
    annuleePar: null,
    revision: 1,
    effets: [],
  },
  ...part,
});

/** A meeting of two points as readSeance gives it. */
export const seanceLue = (part: Partial<SeanceLue> = {}): SeanceLue => ({
  ...{ id: 1, nature: 'validation', etat: 'tenue', motifEtat: null, debut: '2026-06-12T07:30:00Z', jour: '2026-06-12' },
  ...{
    dureeMinutes: 120,
    lieu: 'Préfecture',
    visio: null,
    convocation: null,
    convoqueeLe: null,
    pointCourantId: null,
    revision: 1,
  },
  instance: { id: 1, type: 'comite_pilotage', nom: 'Comité de pilotage', quorum: 1, epci: null, isSansReferent: false },
  points: [
    {
      ...{
        id: 1,
        ordre: 1,
        nature: 'information',
        intitule: 'Bilan',
        dureeMinutes: 30,
        rapporteur: 'La cellule',
        proposition: null,
      },
      ...{ motif: null, revision: 1, liens: [] },
      notes: [
        { id: 1, texte: 'Le bilan est présenté.', revision: 1, action: null, fiche: null },
        {
          id: 2,
          texte: 'À suivre de près.',
          revision: 1,
          action: { id: 3, code: '3-B-2', titre: 'MSAP' },
          fiche: null,
        },
      ],
    },
    {
      ...{
        id: 2,
        ordre: 2,
        nature: 'validation',
        intitule: 'Priorités',
        dureeMinutes: 30,
        rapporteur: null,
        proposition: null,
      },
      ...{ motif: null, revision: 1, liens: [], notes: [] },
    },
  ],
  presences: [
    presenceLue({}),
    presenceLue({ id: 2, prenom: 'Luc', nom: 'Durbet', etat: 'excuse', fonction: 'Président' }),
  ],
  decisions: [decisionLue({ pointId: 2 })],
  ...{ compteRendu: null, publieLe: null },
  ...part,
});

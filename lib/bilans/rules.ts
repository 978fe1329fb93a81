import type { Jour } from '@/lib/clock';
import { degreLabels, degres } from '@/lib/referentiel/rules';
import { listPassages, type Changement, type Comparaison, type Passage } from '@/lib/suivi/comparaison';
import type { Point } from '@/lib/suivi/evolution';
import { hasEcart, nommeEcart } from '@/lib/suivi/proposition';
import { countEtats, isEnRetard, isSansInformationRecente, type Avancement, type Totaux } from '@/lib/suivi/rules';
import type { ActionSuivie, Tableau } from '@/lib/suivi/tableau';

/** The two days a bilan compares. */
export type Bornes = { du: Jour; au: Jour; isClose: boolean };

/**
 * The days of the bilan of a year: its last day, or today while it is not over, against the last day of the year before, or the
 * first of the scheme. Null for a year that the scheme has not reached, or that it does not have.
 */
export function bornesOf(annee: number, debut: Jour, today: Jour): Bornes | null {
  const fin = `${annee}-12-31`;
  if (fin < debut || `${annee}-01-01` > today) return null;
  const veille = `${annee - 1}-12-31`;
  const au = fin < today ? fin : today;
  const du = veille < debut ? debut : veille;
  return du < au ? { du, au, isClose: fin < today } : null;
}

/** The years a bilan can be read for, the latest first. */
export function anneesOf(debut: Jour, today: Jour): number[] {
  const [first, last] = [Number(debut.slice(0, 4)), Number(today.slice(0, 4))];
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => last - i);
  return all.filter((annee) => bornesOf(annee, debut, today) !== null);
}

export type Groupe = { libelle: string; titre: string | null; avant: Totaux; apres: Totaux; passages: Passage[] };
export type Participation = {
  epciId: number;
  sigle: string;
  nom: string;
  siren: string;
  attendues: number;
  transmises: number;
  validees: number;
  retournees: number;
  referent: string | null;
  viseLe: Jour | null;
};
export type RemarqueDite = {
  id: number;
  actionId: number;
  code: string;
  titre: string;
  texte: string;
  auteur: string;
  epci: string | null;
  le: Jour;
  etat: 'sans_reponse' | 'repondue' | 'close';
};

/** The content of an annual dashboard, whole: what will be frozen on approval. */
export type Bilan = Bornes & {
  annee: number;
  totaux: { avant: Totaux; apres: Totaux; passages: Passage[] };
  /** The statuses through the year. */
  points: Point[];
  axes: Groupe[];
  degres: Groupe[];
  epcis: Groupe[];
  /** The statuses that changed, those done first. */
  changements: Changement[];
  retards: ActionSuivie[];
  blocages: ActionSuivie[];
  ecarts: { action: ActionSuivie; phrase: string }[];
  sansNouvelles: ActionSuivie[];
  sansPorteur: ActionSuivie[];
  participation: Participation[];
  remarques: RemarqueDite[];
};

type Lus = {
  tableaux: [Tableau, Tableau];
  compares: Comparaison;
  points: Point[];
  participation: Participation[];
  remarques: RemarqueDite[];
};

/** Composes the bilan of a year from its two readings of the board; every group adds up to the actions of its day. */
export function composeBilan(
  annee: number,
  bornes: Bornes,
  { tableaux, compares, points, participation, remarques }: Lus,
): Bilan {
  const { actions } = tableaux[1];
  const changed = compares.axes.flatMap(({ changements }) => changements).filter(({ avant, apres }) => avant !== apres);
  return {
    ...bornes,
    annee,
    totaux: { avant: compares.avant, apres: compares.apres, passages: compares.passages },
    points,
    axes: compares.axes.map(({ numero, libelle, avant, apres, changements }) => ({
      ...{ libelle: `${numero}. ${libelle}`, titre: null, avant, apres },
      passages: listPassages(changements),
    })),
    degres: groupeDegres(tableaux, changed),
    epcis: compares.epcis.map(({ epci, avant, apres, changements }) => ({
      ...{ libelle: epci.sigle, titre: epci.nom, avant, apres },
      passages: listPassages(changements),
    })),
    changements: changed.toSorted((a, b) => rang(a.apres) - rang(b.apres)),
    retards: actions.filter((action) => isEnRetard(action, bornes.au)).toSorted(byEcheance),
    blocages: actions.filter(({ blocage }) => blocage),
    ecarts: actions
      .filter(hasEcart)
      .map((action) => ({ action, phrase: nommeEcart(action.avancement, action.locaux)! })),
    sansNouvelles: actions.filter((action) => isSansInformationRecente(action, bornes.au)),
    sansPorteur: actions.filter(({ etat, isPorteurADesigner }) => etat === 'active' && isPorteurADesigner),
    // silent ones first
    participation: participation.toSorted((a, b) => rendu(a) - rendu(b)),
    remarques,
  };
}

function groupeDegres([avant, apres]: [Tableau, Tableau], changed: readonly Changement[]): Groupe[] {
  return degres.flatMap((degre) => {
    const of = ({ actions }: Tableau) => countEtats(actions.filter(({ degrePriorite }) => degrePriorite === degre));
    const passages = listPassages(changed.filter(({ action }) => action.degrePriorite === degre));
    const groupe = { libelle: degreLabels[degre], titre: null, avant: of(avant), apres: of(apres), passages };
    return groupe.avant.total + groupe.apres.total > 0 ? [groupe] : [];
  });
}

/** Share of the lines expected that were sent, whatever became of them. */
export function rendu({ attendues, transmises, validees, retournees }: Participation): number {
  return attendues === 0 ? 1 : (transmises + validees + retournees) / attendues;
}

function rang(apres: Avancement | null | undefined): number {
  return apres === 'fait' ? 0 : apres === 'en_cours' ? 1 : apres === 'pas_fait' ? 2 : 3;
}

function byEcheance(a: ActionSuivie, b: ActionSuivie): number {
  return a.echeance! < b.echeance! ? -1 : a.echeance! > b.echeance! ? 1 : 0;
}

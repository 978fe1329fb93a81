import { formatDecimal } from '@/lib/format';
import type { Annee } from './annees';
import { formatValeur } from './cellule';
import { versionPour } from './fiche';
import type { Ligne } from './liste';
import { etatIndicateurLabels, nombreDe, statutDonneeLabels, typeIndicateurLabels, type Donnee } from './rules';

/** The columns of the download of the list. */
export const colonnesListe = [
  ...['Action', 'Indicateur', 'Type', 'Unité', 'Année', 'Territoire', 'Statut de la donnée', 'Valeur'],
  ...['Numérateur', 'Dénominateur', 'Estimée', 'Calculée', 'Année figée', 'Commentaire', 'Source'],
];

const decimal = (nombre: number | null) => (nombre === null ? '' : formatDecimal(Math.round(1e6 * nombre) / 1e6));
const oui = (isOui: boolean) => (isOui ? 'oui' : '');

/**
 * One line an indicator, year and territory that should say something; what is missing is said, never written as a zero. An
 * indicator to qualify has one line, without value.
 */
export function lignesListe(lignes: readonly Ligne[], epcis: readonly { id: number; nom: string }[]): string[][] {
  const noms = new Map(epcis.map(({ id, nom }) => [id, nom]));
  return lignes.flatMap((ligne) => {
    const { indicateur, titre, annee, avant } = ligne;
    if (indicateur.definition) return [avant, annee].flatMap((une) => (une ? lignesAnnee(ligne, une, noms) : []));
    const vides = ['', '', '', '', '', '', ''];
    return [
      [indicateur.action?.code ?? '', titre, '', '', '', '', etatIndicateurLabels[indicateur.etat], '', ...vides],
    ];
  });
}

function lignesAnnee({ indicateur, titre }: Ligne, une: Annee, noms: ReadonlyMap<number, string>): string[][] {
  const { type, unite, echelle } = versionPour(indicateur.definitions, une.annee)!;
  const debut = [indicateur.action?.code ?? '', titre, typeIndicateurLabels[type], unite ?? '', String(une.annee)];
  const valeurs = indicateur.valeurs.filter((one) => one.annee === une.annee);
  const ligne = (territoire: string, donnee: Donnee | null) => {
    const [numerateur, denominateur] = [decimal(donnee?.numerateur ?? null), decimal(donnee?.denominateur ?? null)];
    return [
      ...[...debut, territoire, statutDonneeLabels[donnee?.statut ?? 'absente']],
      donnee?.statut === 'renseignee' ? decimal(nombreDe(donnee)) || formatValeur(donnee, type) : '',
      ...[numerateur, denominateur, oui(donnee?.isEstimee ?? false), '', oui(une.isFigee)],
      ...[donnee?.commentaire ?? '', donnee?.source ?? ''],
    ];
  };
  if (indicateur.formule !== null) {
    const statut = statutDonneeLabels[une.isCalculee ? 'renseignee' : 'absente'];
    const valeur = une.isCalculee ? decimal(une.nombre) || une.valeur : '';
    return [[...debut, 'Département', statut, valeur, '', '', '', 'oui', oui(une.isFigee), une.appui ?? '', '']];
  }
  if (echelle === 'departement')
    return [ligne('Département', valeurs.find(({ epciId }) => epciId === null)?.donnee ?? null)];
  return indicateur.epcis.map((id) =>
    ligne(noms.get(id) ?? '', valeurs.find(({ epciId }) => epciId === id)?.donnee ?? null),
  );
}

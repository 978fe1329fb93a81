import { formatDecimal } from '@/lib/format';
import { formatValeur } from './cellule';
import type { Ligne } from './liste';
import { nombreDe, statutDonneeLabels, typeIndicateurLabels, type Donnee } from './rules';

/** The columns of the download of the list. */
export const colonnesListe = [
  ...['Action', 'Indicateur', 'Type', 'Unité', 'Année', 'Territoire', 'Statut de la donnée', 'Valeur'],
  ...['Numérateur', 'Dénominateur', 'Estimée', 'Calculée', 'Commentaire', 'Source'],
];

const decimal = (nombre: number | null) => (nombre === null ? '' : formatDecimal(Math.round(1e6 * nombre) / 1e6));

/** One line an indicator, year and territory that should say something; what is missing is said, never written as a zero. */
export function lignesListe(lignes: readonly Ligne[], epcis: readonly { id: number; nom: string }[]): string[][] {
  return lignes.flatMap(({ indicateur, titre, annee, avant }) => {
    const { definition, action, formule } = indicateur;
    if (!definition) return [];
    const noms = new Map(epcis.map(({ id, nom }) => [id, nom]));
    return [avant, annee].flatMap((une) => {
      if (!une) return [];
      const debut = [
        action?.code ?? '',
        titre,
        typeIndicateurLabels[definition.type],
        definition.unite ?? '',
        String(une.annee),
      ];
      const ligne = (territoire: string, donnee: Donnee | null, isCalculee: boolean) => [
        ...[...debut, territoire, statutDonneeLabels[donnee?.statut ?? 'absente']],
        donnee?.statut === 'renseignee' ? decimal(nombreDe(donnee)) || formatValeur(donnee, definition.type) : '',
        ...[decimal(donnee?.numerateur ?? null), decimal(donnee?.denominateur ?? null), donnee?.isEstimee ? 'oui' : ''],
        ...[isCalculee ? 'oui' : '', donnee?.commentaire ?? '', donnee?.source ?? ''],
      ];
      const valeurs = indicateur.valeurs.filter((one) => one.annee === une.annee);
      if (formule)
        return [
          [
            ...debut,
            'Département',
            statutDonneeLabels.renseignee,
            decimal(une.nombre) || une.valeur,
            '',
            '',
            '',
            'oui',
            '',
            '',
          ],
        ];
      if (definition.echelle === 'departement')
        return [ligne('Département', valeurs.find(({ epciId }) => epciId === null)?.donnee ?? null, false)];
      return indicateur.epcis.map((id) =>
        ligne(noms.get(id) ?? '', valeurs.find(({ epciId }) => epciId === id)?.donnee ?? null, false),
      );
    });
  });
}

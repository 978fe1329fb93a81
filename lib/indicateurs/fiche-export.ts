import { formatDecimal } from '@/lib/format';
import { formatValeur } from './cellule';
import { titreOf, versionPour } from './fiche';
import type { Fiche } from './ouverture';
import { nombreDe, typeIndicateurLabels, type Donnee } from './rules';

/** The columns of the download of a sheet. */
export const colonnesFiche = [
  'Indicateur',
  'Action',
  'Type',
  'Unité',
  'Année',
  'Territoire',
  'SIREN',
  'Valeur',
  'Numérateur',
  'Dénominateur',
  'Estimée',
  'Commentaire',
  'Source',
  'Cible',
  'Trajectoire',
  'Porte sur',
] as const;

/** For each year begun, the line of the département then one for each EPCI concerned; one line for a target to come. */
export function lignesFiche({ indicateur, autour, annees }: Fiche): string[][] {
  return annees.flatMap(({ annee, valeur, nombre, cible, trajectoire, appui }) => {
    const version = versionPour(indicateur.definitions, annee);
    const debut = [
      titreOf(indicateur),
      indicateur.action?.code ?? '',
      version ? typeIndicateurLabels[version.type] : '',
      version?.unite ?? '',
      String(annee),
    ];
    const donnees = indicateur.valeurs.filter((one) => one.annee === annee);
    const propre = donnees.find(({ epciId }) => epciId === null)?.donnee ?? null;
    const departement = [
      ...[...debut, 'Département', '', decimal(nombre) || valeur],
      ...[...termesDe(propre), decimal(cible), decimal(trajectoire), appui ?? ''],
    ];
    const epcis = autour.epcis.filter(
      ({ id }) => indicateur.epcis.includes(id) && version?.echelle === 'epci' && indicateur.formule === null,
    );
    const begun = annees.find((one) => one.annee === annee)!.isAVenir ? [] : epcis;
    return [
      departement,
      ...begun.map(({ id, nom, siren }) => {
        const donnee = donnees.find(({ epciId }) => epciId === id)?.donnee ?? null;
        const dite = (donnee && decimal(nombreDe(donnee))) || formatValeur(donnee, version!.type);
        return [...debut, nom, siren, dite, ...termesDe(donnee), '', '', ''];
      }),
    ];
  });
}

function termesDe(donnee: Donnee | null): string[] {
  return [
    decimal(donnee?.numerateur ?? null),
    decimal(donnee?.denominateur ?? null),
    donnee?.isEstimee ? 'oui' : '',
    donnee?.commentaire ?? '',
    donnee?.source ?? '',
  ];
}

const decimal = (nombre: number | null) => (nombre === null ? '' : formatDecimal(Math.round(1e6 * nombre) / 1e6));

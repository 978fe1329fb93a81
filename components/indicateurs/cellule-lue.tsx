import { formatJourDe } from '@/lib/format';
import { formatValeur } from '@/lib/indicateurs/cellule';
import { etapeOf, etapeValeurLabels } from '@/lib/indicateurs/rules';
import { debutCellule, texteOf, type CelluleGrille, type LigneGrille } from '@/lib/indicateurs/saisie';
import { ExaminerValeur, CorrigerValeur, DemanderCorrection, type GestesValeurs, type Qui } from './gestes-valeurs';
import styles from './grille-valeurs.module.css';

type Props = {
  ligne: LigneGrille;
  cellule: CelluleGrille;
  nom: string;
  isSeule: boolean;
  place: { schemaId: number; annee: number };
  qui: Qui;
  gestes: GestesValeurs;
};

/** A cell that is not the viewer's to fill: what it says, the stage it is at, and what they may do of it. */
export function CelluleLue({ ligne, cellule, nom, isSeule, place, qui, gestes }: Props) {
  const { envoyee, epciId } = cellule;
  const etape = etapeOf(envoyee);
  const donnee = debutCellule(cellule);
  const about = isSeule ? ligne.libelle : `${ligne.libelle}, ${nom}`;
  return (
    <td className={styles.lue} data-label={isSeule ? undefined : nom}>
      <p>
        <span className={donnee ? styles.valeur : 'muted'}>{formatValeur(donnee, ligne.type)}</span>
        {donnee?.isEstimee && <span className="muted"> estimée</span>}
        {etape !== 'a_saisir' && epciId !== null && (
          <span className={`tag ${styles.etape}`} data-etape={etape}>
            {etapeValeurLabels[etape]}
          </span>
        )}
      </p>
      {donnee?.commentaire && <p className="muted">{donnee.commentaire}</p>}
      {envoyee && epciId !== null && (
        <p className="muted">
          {envoyee.isPourCompte ? 'Écrite par la cellule, ' : ''}
          {envoyee.auteur}, {formatJourDe(new Date(envoyee.le))}
        </p>
      )}
      {envoyee?.correctionMotif && <p className={styles.question}>Correction demandée : {envoyee.correctionMotif}</p>}
      {epciId !== null && envoyee && qui.isCellule && !qui.isFigee && (
        <div className={`${styles.gestes} no-print`}>
          {etape === 'transmise' && <ExaminerValeur about={about} valeurId={envoyee.id} gestes={gestes} />}
          {etape === 'validee' && envoyee.correctionMotif && (
            <ExaminerValeur about={about} valeurId={envoyee.id} gestes={gestes} isRouvrir />
          )}
        </div>
      )}
      {epciId !== null && qui.isCellule && !qui.isFigee && (envoyee || qui.vacants.includes(epciId)) && (
        <CorrigerValeur
          {...{ about, place, gestes, epciId }}
          indicateurId={ligne.indicateurId}
          lue={envoyee?.id ?? 0}
          texte={texteOf(cellule)}
          isNouvelle={!envoyee}
        />
      )}
      {etape === 'validee' && epciId !== null && qui.epcisSaisis.includes(epciId) && !envoyee!.correctionMotif && (
        <DemanderCorrection about={about} valeurId={envoyee!.id} gestes={gestes} />
      )}
    </td>
  );
}

import { formatValeur } from '@/lib/indicateurs/cellule';
import { etapeOf, etapeValeurLabels, etonnement } from '@/lib/indicateurs/rules';
import { refuseTransmission, type CelluleGrille, type LigneGrille } from '@/lib/indicateurs/saisie';
import styles from './grille-valeurs.module.css';
import type { Frappe } from './use-grille';

type Props = {
  cle: string;
  ligne: LigneGrille;
  cellule: CelluleGrille;
  frappe: Frappe;
  /** The territory of the column. */
  nom: string;
  isSeule: boolean;
  onType: (cle: string, texte: string) => void;
  onLeave: (textes: { cle: string; texte: string }[]) => void;
  onDetail: (cle: string) => void;
};

const etats: Record<Frappe['etat'], string> = {
  enregistree: '',
  a_envoyer: 'Enregistrement…',
  en_envoi: 'Enregistrement…',
  refusee: '',
  non_envoyee: '',
  conflit: '',
};

/** A cell to fill, with what it was the year before, what came back, what is asked of it. */
export function CelluleSaisie({ cle, ligne, cellule, frappe, nom, isSeule, onType, onLeave, onDetail }: Props) {
  const id = `cellule-${cle.replace(':', '-')}`;
  const { texte, donnee, etat, message } = frappe;
  const etape = etapeOf(cellule.envoyee);
  const question =
    etat === 'refusee' || etat === 'conflit' ? undefined : donnee && etonnement(ligne.type, donnee, cellule.avant);
  const manque = donnee && cellule.epciId !== null ? refuseTransmission(donnee) : undefined;
  const isFausse = etat === 'refusee' || etat === 'conflit' || etat === 'non_envoyee';
  return (
    <td className={styles.saisie} data-etat={etat} data-label={isSeule ? undefined : nom}>
      <div className={styles.champ}>
        <input
          data-cle={cle}
          aria-labelledby={`ligne-${ligne.indicateurId}`}
          aria-describedby={`${id}-dit`}
          aria-invalid={isFausse || undefined}
          inputMode={ligne.type === 'nombre' || ligne.type === 'montant' ? 'decimal' : 'text'}
          autoComplete="off"
          value={texte}
          onChange={({ target }) => onType(cle, target.value)}
          onFocus={({ target }) => target.select()}
          onBlur={({ target }) => {
            if (target.value !== frappe.ecrit && etat !== 'conflit') onLeave([{ cle, texte: target.value }]);
          }}
        />
        <button
          type="button"
          tabIndex={-1}
          className="btn quiet small"
          onClick={() => onDetail(cle)}
          aria-label={`Précisions : ${ligne.libelle}${isSeule ? '' : `, ${nom}`}`}
          title="Précisions (F2)"
        >
          {donnee?.commentaire || donnee?.source || donnee?.isEstimee ? '✎' : '⋯'}
        </button>
      </div>
      <div id={`${id}-dit`} className={styles.dit}>
        {!isSeule && <p className="muted">L’an dernier : {formatValeur(cellule.avant, ligne.type)}</p>}
        {etape === 'retournee' && (
          <p className={styles.retour}>
            {etapeValeurLabels.retournee} : {cellule.envoyee!.suiteMotif}
          </p>
        )}
        {etape === 'rouverte' && <p className="muted">{etapeValeurLabels.rouverte} pour une correction.</p>}
        {donnee?.statut === 'renseignee' && donnee.isEstimee && <p className="muted">Estimée</p>}
        {message && <p className={styles.faute}>{message}</p>}
        {!message && manque && <p className={styles.question}>{manque}</p>}
        {question && <p className={styles.question}>{question}</p>}
        {etats[etat] && <p className="muted">{etats[etat]}</p>}
      </div>
    </td>
  );
}

import Link from 'next/link';
import { formatMesure } from '@/lib/indicateurs/cellule';
import { natureAlerteLabels } from '@/lib/indicateurs/alertes';
import type { Evolution, Ligne } from '@/lib/indicateurs/liste';
import { etatIndicateurLabels, typeIndicateurLabels } from '@/lib/indicateurs/rules';
import styles from './liste.module.css';

type Props = {
  lignes: readonly Ligne[];
  annee: number;
  base: string;
  /** Whether the values are this person's to read. */
  isLu: boolean;
  titre: string;
};

/** The indicators of a scheme, action by action: what each is worth this year and last, its target, what it calls for. */
export function Liste({ lignes, annee, base, isLu, titre }: Props) {
  const hasAvant = isLu && lignes.some(({ avant }) => avant);
  return (
    <div className="table-wrap">
      <table className={`table ${styles.liste}`}>
        <caption className="visually-hidden">{titre}</caption>
        <thead>
          <tr>
            <th scope="col">Indicateur</th>
            {hasAvant && <th scope="col">{annee - 1}</th>}
            {isLu && <th scope="col">{annee}</th>}
            {isLu && <th scope="col">Cible</th>}
            {isLu && <th scope="col">À voir</th>}
          </tr>
        </thead>
        {groupesDe(lignes).map(([cle, action, groupe]) => (
          <tbody key={cle}>
            <tr className={styles.groupe}>
              <th scope="rowgroup" colSpan={(isLu ? 4 : 1) + (hasAvant ? 1 : 0)}>
                {action ? (
                  <>
                    <span className={styles.code}>{action.code}</span> {action.titre}
                  </>
                ) : (
                  'Le schéma lui-même'
                )}
              </th>
            </tr>
            {groupe.map((ligne) => (
              <Rangee key={ligne.indicateur.id} {...{ ligne, annee, base, isLu, hasAvant }} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

type RangeeProps = Pick<Props, 'annee' | 'base' | 'isLu'> & { ligne: Ligne; hasAvant: boolean };

function Rangee({
  ligne: { indicateur, titre, annee: cette, avant, evolution, alertes },
  annee,
  base,
  isLu,
  hasAvant,
}: RangeeProps) {
  const { definition, etat } = indicateur;
  return (
    <tr>
      <th scope="row">
        <Link href={`${base}/${indicateur.id}`} prefetch={false}>
          {titre}
        </Link>{' '}
        <span className="muted">
          {definition?.unite ??
            (definition && definition.type !== 'nombre' ? typeIndicateurLabels[definition.type] : '')}
        </span>
        {etat !== 'actif' && <span className="tag">{etatIndicateurLabels[etat]}</span>}
      </th>
      {hasAvant && <td data-label={annee - 1}>{definition && avant && <Valeur {...avant} />}</td>}
      {isLu && (
        <td data-label={annee}>
          {definition && (
            <>
              <Valeur {...cette} />
              {evolution && <span className={styles.evolution}>{evolutions[evolution]}</span>}
              {cette.appui && <p className="muted">{cette.appui}</p>}
            </>
          )}
        </td>
      )}
      {isLu && (
        <td data-label="Cible">
          {definition && cette.cible !== null && formatMesure(cette.cible, definition.type)}
          {definition && cette.cible === null && cette.trajectoire !== null && (
            <span className="muted">≈ {formatMesure(Math.round(10 * cette.trajectoire) / 10, definition.type)}</span>
          )}
        </td>
      )}
      {isLu && (
        <td data-label="À voir">
          {alertes.map(({ nature, texte }) => (
            <p key={nature} className={styles.alerte}>
              <b>{natureAlerteLabels[nature]}</b> {texte}
            </p>
          ))}
        </td>
      )}
    </tr>
  );
}

function Valeur({ valeur, nombre }: { valeur: string; nombre: number | null }) {
  return <span className={nombre === null ? styles.mots : styles.nombre}>{valeur}</span>;
}

// in words: an arrow alone would be read by nobody who hears the page
const evolutions: Record<Evolution, string> = { hausse: '↗ en hausse', stable: '= stable', baisse: '↘ en baisse' };

type GroupeAction = [cle: string, action: Ligne['indicateur']['action'], lignes: Ligne[]];

/** The lines follow their actions already. */
function groupesDe(lignes: readonly Ligne[]): GroupeAction[] {
  const groupes: GroupeAction[] = [];
  for (const ligne of lignes) {
    const { action } = ligne.indicateur;
    const cle = String(action?.id ?? 'schema');
    if (groupes.at(-1)?.[0] !== cle) groupes.push([cle, action, []]);
    groupes.at(-1)![2].push(ligne);
  }
  return groupes;
}

import styles from './schema.module.css';

type Props = { objet: 'axe' | 'fiche' | 'action' | 'facette'; id: number; nom: string; rang: number; nombre: number };

/** Up and down among its own; the island of the page does the work. */
export function Fleches({ objet, id, nom, rang, nombre }: Props) {
  const bouton = (sens: 'monter' | 'descendre', signe: string, verbe: string) => (
    <button type="button" className={styles.fleche} data-deplacer={objet} data-id={id} data-sens={sens} title={verbe}>
      <span aria-hidden="true">{signe}</span>
      <span className="visually-hidden">
        {verbe} : {nom}
      </span>
    </button>
  );
  return (
    <span className={`${styles.fleches} no-print`}>
      {rang > 0 && bouton('monter', '↑', 'Monter')}
      {rang < nombre - 1 && bouton('descendre', '↓', 'Descendre')}
    </span>
  );
}

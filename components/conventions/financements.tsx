import type { Couche } from '@/components/ui/colonnes';
import { Graphique } from '@/components/ui/graphique';
import type { Financements as Lus, Part } from '@/lib/conventions/financements';
import { formatEuros } from '@/lib/format';
import styles from './financements.module.css';
import { Verse } from './montants';

type Props = { financeurs: Lus; volets: Lus; isLarge: boolean };

/** How many financeurs a column tells apart; the smallest ones are one layer. */
const COUCHES = 5;
const remplis = ['var(--accent)', 'url(#biais)', 'url(#points)', 'url(#lignes)', 'url(#croix)'];

/** The money of the conventions by year: who plans and pays it, then what for. */
export function Financements({ financeurs, volets, isLarge }: Props) {
  if (financeurs.annees.length === 0) {
    return (
      <div className="empty">
        <p className="strong">Aucun montant à lire ici.</p>
        <p>
          {isLarge
            ? 'Les montants d’une convention s’ajoutent sur sa page, par année, volet et financeur.'
            : 'Vous lisez les montants des conventions de votre territoire ou que vous avez signées.'}
        </p>
      </div>
    );
  }
  return (
    <div className={styles.financements}>
      <section aria-labelledby="par-financeur">
        <h2 id="par-financeur">Par année et financeur</h2>
        {!isLarge && <p className="muted">Des seules conventions dont vous lisez les montants.</p>}
        <Dessin financements={financeurs} />
        <Chiffres financements={financeurs} de="financeur" entete="Financeur" />
      </section>
      <section aria-labelledby="par-volet">
        <h2 id="par-volet">Par année et volet</h2>
        <Chiffres financements={volets} de="volet" entete="Volet" />
      </section>
    </div>
  );
}

function Dessin({ financements: { annees, parts, total } }: { financements: Lus }) {
  const nommes = parts.slice(0, parts.length > COUCHES ? COUCHES - 1 : COUCHES).map(({ libelle }) => libelle);
  const libelles = nommes.length < parts.length ? [...nommes, 'Autres financeurs'] : nommes;
  const couches = libelles.map((libelle, i): Couche => ({
    code: libelle,
    libelle,
    fill: remplis[i]!,
    stroke: 'var(--accent)',
  }));
  const valeurs = (siennes: readonly Part[], of: (part: Part) => number) =>
    libelles.map((libelle) => {
      const some = siennes.filter((part) =>
        nommes.includes(libelle) ? part.libelle === libelle : !nommes.includes(part.libelle),
      );
      return some.reduce((sum, part) => sum + Math.round(of(part) * 100), 0) / 100;
    });
  const colonnes = annees.flatMap(({ annee, parts: siennes, total: { verse } }) => [
    [`${annee} prévu`, `${annee}, prévu`, ...valeurs(siennes, ({ prevu }) => prevu)] as const,
    [
      `${annee} versé`,
      `${annee}, versé${verse === null ? ' : non renseigné' : ''}`,
      ...valeurs(siennes, (part) => part.verse ?? 0),
    ] as const,
  ]);
  const [first, last] = [annees[0]!.annee, annees.at(-1)!.annee];
  return (
    <>
      <Motifs />
      <ul className={`plain ${styles.legende}`}>
        {couches.map(({ code, libelle, fill, stroke }) => (
          <li key={code}>
            <svg width="16" height="16" aria-hidden="true">
              <rect x="0.5" y="0.5" width="15" height="15" fill={fill} stroke={stroke} />
            </svg>
            {libelle}
          </li>
        ))}
      </ul>
      <Graphique
        unite="euros"
        phrase={`Montants prévus et versés de ${first} à ${last} : ${formatEuros(total.prevu)} prévus, ${total.verse === null ? 'aucun versement renseigné' : `${formatEuros(total.verse)} versés`}.`}
        couches={couches}
        colonnes={colonnes}
      />
    </>
  );
}

type ChiffresProps = { financements: Lus; de: string; entete: string };

function Chiffres({ financements: { annees, parts, total }, de, entete }: ChiffresProps) {
  return (
    <div className="table-wrap">
      <table className={`table ${styles.table}`}>
        <caption className="visually-hidden">Montants prévus et versés, par année et {de}</caption>
        <thead>
          <tr>
            <th scope="col">{entete}</th>
            <th scope="col" className="num">
              Prévu
            </th>
            <th scope="col" className="num">
              Versé
            </th>
          </tr>
        </thead>
        {annees.map(({ annee, parts: siennes, total: somme }) => (
          <tbody key={annee}>
            <tr className={styles.annee}>
              <th scope="rowgroup" colSpan={3}>
                {annee}
              </th>
            </tr>
            {siennes.map((part) => (
              <Rang key={part.libelle} part={part} />
            ))}
            {siennes.length > 1 && <Rang part={somme} isTotal />}
          </tbody>
        ))}
        {annees.length > 1 && (
          <tbody>
            <tr className={styles.annee}>
              <th scope="rowgroup" colSpan={3}>
                Toutes les années
              </th>
            </tr>
            {parts.map((part) => (
              <Rang key={part.libelle} part={part} />
            ))}
          </tbody>
        )}
        <tfoot>
          <Rang part={total} isTotal />
        </tfoot>
      </table>
    </div>
  );
}

/** What is not filled in is said beside what is: it is not zero. */
function Rang({ part: { libelle, prevu, verse, inconnu }, isTotal }: { part: Part; isTotal?: boolean }) {
  return (
    <tr className={isTotal ? styles.total : undefined}>
      <th scope="row">{libelle}</th>
      <td className="num">{formatEuros(prevu)}</td>
      <td className="num">
        <Verse montant={verse} />
        {verse !== null && inconnu > 0 && <small>{formatEuros(inconnu)} prévus, non renseigné</small>}
      </td>
    </tr>
  );
}

/** Told apart without colour, and in grey. */
function Motifs() {
  const motif = { width: 8, height: 8, patternUnits: 'userSpaceOnUse' } as const;
  const fond = <rect width="8" height="8" fill="var(--card)" />;
  const trait = { stroke: 'var(--accent)', strokeWidth: 2 } as const;
  return (
    <svg width="0" height="0" aria-hidden="true" className="visually-hidden">
      <pattern id="biais" {...motif} patternTransform="rotate(45)">
        {fond}
        <path d="M2 0v8M6 0v8" {...trait} />
      </pattern>
      <pattern id="points" {...motif}>
        {fond}
        <circle cx="2" cy="2" r="1.4" fill="var(--accent)" />
        <circle cx="6" cy="6" r="1.4" fill="var(--accent)" />
      </pattern>
      <pattern id="lignes" {...motif}>
        {fond}
        <path d="M0 4h8" {...trait} />
      </pattern>
      <pattern id="croix" {...motif}>
        {fond}
        <path d="M0 4h8M4 0v8" {...trait} strokeWidth={1} />
      </pattern>
    </svg>
  );
}

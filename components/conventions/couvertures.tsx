import { formatCompte, formatListe } from '@/lib/format';
import type { Couverture } from '@/lib/conventions/couverture';
import { etatConventionLabels, familleLabels } from '@/lib/conventions/rules';
import styles from './conventions.module.css';

type Props = { couvertures: readonly Couverture[]; total: number };

/** How far each family of the scheme is covered: which EPCI are not, or where its conventions stand. */
export function Couvertures({ couvertures, total }: Props) {
  return (
    <section className={`panel ${styles.couverture}`} aria-labelledby="couverture">
      <h2 id="couverture">Couverture par les conventions du schéma</h2>
      <dl>
        {couvertures.map((couverture) => (
          <div key={couverture.famille}>
            <dt>{familleLabels[couverture.famille]}</dt>
            <dd>
              <Etendue couverture={couverture} total={total} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Etendue({ couverture, total }: { couverture: Couverture; total: number }) {
  if (couverture.par === 'epci') {
    const { signes, manquants } = couverture;
    return (
      <>
        <b>
          {signes.length} EPCI sur {total}
        </b>{' '}
        <span className="muted">
          {manquants.length > 0
            ? `sans convention signée : ${formatListe(manquants.map(({ sigle, etat }) => (etat ? `${sigle} (${etat})` : sigle)))}`
            : 'tous les EPCI sont couverts'}
        </span>
      </>
    );
  }
  const { isCadre, etats } = couverture;
  if (etats.length === 0) return <span className="muted">Aucune convention au registre</span>;
  const [premier, ...autres] = etats.map(({ etat, nombre }) =>
    nombre > 1 ? `${nombre} ${pluriel(etatConventionLabels[etat])}` : etatConventionLabels[etat].toLowerCase(),
  ) as [string, ...string[]];
  const phrase = formatListe([premier, ...autres]);
  return isCadre ? (
    <b>{phrase.charAt(0).toUpperCase() + phrase.slice(1)}</b>
  ) : (
    <>
      <b>Sans convention cadre</b>{' '}
      <span className="muted">
        {formatCompte(
          etats.reduce((sum, { nombre }) => sum + nombre, 0),
          'convention financière',
          'conventions financières',
        )}{' '}
        : {phrase}
      </span>
    </>
  );
}

/** « En négociation » does not take an s. */
function pluriel(label: string): string {
  const mot = label.toLowerCase();
  return mot.startsWith('en ') ? mot : `${mot}s`;
}

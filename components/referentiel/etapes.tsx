import Link from 'next/link';
import type { Referentiel } from '@/lib/referentiel/lecture-schema';
import styles from './schema.module.css';

/** What a scheme still wants before it can be followed, in the order of writing; nothing once it is all there. */
export function Etapes({ base, referentiel }: { base: string; referentiel: Referentiel }) {
  const { epcis, axes, fiches, actions } = referentiel;
  const fiche = fiches.find(({ etat }) => etat === 'active');
  const etapes = [
    { fait: epcis.length > 0, texte: 'Ajouter les EPCI du département', href: '#epci' },
    { fait: axes.length > 0, texte: 'Ajouter les axes', href: '#plan' },
    {
      fait: fiche !== undefined,
      texte: 'Ajouter les fiches de chaque axe',
      href: axes[0] ? `${base}/schema/fiches/nouvelle?axe=${axes[0].id}` : '#plan',
    },
    {
      fait: actions.length > 0,
      texte: 'Ajouter les actions de chaque fiche',
      href: fiche ? `${base}/schema/actions/nouvelle?fiche=${fiche.id}` : '#plan',
    },
  ];
  if (etapes.every(({ fait }) => fait)) return null;
  return (
    <section className="panel no-print" aria-labelledby="etapes">
      <h2 id="etapes">Pour commencer</h2>
      <ol className={styles.etapes}>
        {etapes.map(({ fait, texte, href }) => (
          <li key={texte}>
            {fait ? (
              <>
                {texte} <span className="tag">fait</span>
              </>
            ) : (
              <Link href={href} prefetch={false}>
                {texte}
              </Link>
            )}
          </li>
        ))}
      </ol>
      <p className="muted">
        Les facettes peuvent venir avant ou après. Le tableau de suivi existe dès la première action ; l’adoption du
        schéma vient quand il est complet.
      </p>
    </section>
  );
}

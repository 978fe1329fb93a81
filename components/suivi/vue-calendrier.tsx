import Link from 'next/link';
import { Statut } from '@/components/ui/statut';
import type { Jour } from '@/lib/clock';
import { formatCompte, formatJour, formatNombre } from '@/lib/format';
import { dresseCalendrier, trimestreOf, type JalonLu, type JalonSuivi, type Trimestre } from '@/lib/suivi/jalons';
import { enLigne } from '@/lib/referentiel/rules';
import type { ActionSuivie, Tableau } from '@/lib/suivi/tableau';
import styles from './calendrier.module.css';

type Props = {
  tableau: Tableau;
  actions: ActionSuivie[];
  jalons: JalonLu[];
  retour: string;
  jour: Jour;
  gestes: boolean;
};

/** The milestones by quarter: what is late first, then from this quarter on; what is over is folded. */
export function VueCalendrier({ tableau, actions, jalons, retour, jour, gestes }: Props) {
  const { retards, trimestres, passes, sansJalon } = dresseCalendrier(jalons, actions, jour);
  const liens = { base: `/s/${tableau.schema.code}/actions/`, retour, gestes };
  const done = passes.reduce((sum, { jalons: own }) => sum + own.length, 0);
  return (
    <>
      {retards.length > 0 && <Bloc titre="En retard" className={styles.retard} jalons={retards} {...liens} />}
      {trimestres.map(({ cle, titre, jalons: own }) => (
        <Bloc key={cle} titre={titre} jalons={own} isCourant={cle === trimestreOf(jour)} {...liens} />
      ))}
      {retards.length === 0 && trimestres.length === 0 && (
        <div className="empty">
          <p className="strong">Aucun jalon à venir.</p>
          <p>Les jalons d’une action se donnent dans son calendrier, sur sa fiche.</p>
        </div>
      )}
      {done > 0 && (
        <details className={styles.passes}>
          <summary>{formatCompte(done, 'jalon des trimestres passés', 'jalons des trimestres passés')}</summary>
          {passes.map(({ cle, titre, jalons: own }) => (
            <Bloc key={cle} titre={titre} jalons={own} {...liens} />
          ))}
        </details>
      )}
      {sansJalon > 0 && (
        <p className="muted">
          {formatCompte(sansJalon, 'action n’a aucun jalon daté.', 'actions n’ont aucun jalon daté.')}
        </p>
      )}
    </>
  );
}

type Liens = { base: string; retour: string; gestes: boolean };
type BlocProps = Liens & {
  titre: string;
  jalons: Trimestre['jalons'];
  isCourant?: boolean;
  className?: string | undefined;
};

function Bloc({ titre, jalons, isCourant, className, ...liens }: BlocProps) {
  const id = `bloc-${titre.replaceAll(' ', '-').toLowerCase()}`;
  return (
    <section className={className ? `${styles.bloc} ${className}` : styles.bloc} aria-labelledby={id}>
      <h2 id={id}>
        {titre}
        {isCourant && <span className="tag accent">en cours</span>}
        <span className={styles.compte}>{formatNombre(jalons.length)}</span>
      </h2>
      <ul className="plain">
        {jalons.map((jalon) => (
          <Rang key={jalon.id} jalon={jalon} {...liens} />
        ))}
      </ul>
    </section>
  );
}

function Rang({ jalon, base, retour, gestes }: { jalon: JalonSuivi } & Liens) {
  const { id, libelle, debut, fin, action, etat } = jalon;
  const peut = gestes && action.etat === 'active' && etat !== 'fait';
  const porteur = action.isPorteurADesigner ? 'Porteur à désigner' : action.porteur && enLigne(action.porteur);
  const qui = [porteur, quiOf(action)].filter(Boolean).join(' · ');
  return (
    <li
      className={styles.rang}
      {...(peut && {
        'data-action': action.id,
        'data-revision': action.revision,
        'data-avancement': action.avancement ?? '',
        'data-titre': `${action.code} ${action.titre}`,
      })}
    >
      <div className={styles.date}>
        <span>{formatJour(fin)}</span>
        <small>{debut && `à partir du ${formatJour(debut)}`}</small>
      </div>
      <div>
        <p className="strong">{libelle}</p>
        <p>
          <span className="muted">{action.code}</span>{' '}
          <Link href={`${base}${action.id}${retour}`} prefetch={false}>
            {action.titre}
          </Link>
        </p>
        {qui && <p className="muted">{qui}</p>}
      </div>
      <div className={styles.etat}>
        <Etat jalon={jalon} />
        {peut && (
          <button
            type="button"
            className="btn small no-print"
            data-geste="jalon"
            data-jalon={id}
            data-jalon-label={libelle}
          >
            Marquer fait<span className="visually-hidden"> : {libelle}</span>
          </button>
        )}
      </div>
    </li>
  );
}

function Etat({ jalon: { etat, faitLe, action } }: { jalon: JalonSuivi }) {
  switch (etat) {
    case 'retard':
    case 'a_venir':
      return <Statut avancement={action.avancement} />;
    case 'fait':
      return <span className="muted">fait le {formatJour(faitLe!)}</span>;
    case 'sans_suite':
      return <span className="muted">{action.etat === 'active' ? 'non marqué, action faite' : 'action retirée'}</span>;
  }
}

/** The EPCI concerned: their names when they are few. */
function quiOf({ locaux }: ActionSuivie): string {
  return locaux.length > 4 ? `${locaux.length} EPCI` : locaux.map(({ sigle }) => sigle).join(', ');
}

import Link from 'next/link';
import type { Jour } from '@/lib/clock';
import { formatJour } from '@/lib/format';
import type { MandatGere } from '@/lib/territoires/fiche-territoire';
import {
  etatMandat,
  natureMandatLabels,
  naturesMandat,
  titulaires,
  type Mandat,
  type NatureMandat,
} from '@/lib/territoires/rules';
import styles from './fiche.module.css';
import { Vacance } from './titulaire';

type Props = { mandats: Mandat[] | MandatGere[]; today: Jour; peutNommer: boolean };

/** Élu and technical référent with their dates, the vacancy in sight, those of before folded away. */
export function Referents({ mandats, today, peutNommer }: Props) {
  const of = (etat: ReturnType<typeof etatMandat>) => mandats.filter((mandat) => etatMandat(mandat, today) === etat);
  const passes = of('termine');
  return (
    <section className={`panel ${styles.referents}`} aria-labelledby="referents">
      <h2 id="referents">Référents</h2>
      <dl className={styles.mandats}>
        {naturesMandat.map((nature) => (
          <div key={nature}>
            <dt>{natureMandatLabels[nature]}</dt>
            <Titulaires mandats={mandats} nature={nature} today={today} peutNommer={peutNommer} />
            {of('a_venir')
              .filter((mandat) => mandat.nature === nature)
              .map((mandat) => (
                <dd key={mandat.id}>
                  <span className="muted">À partir du {formatJour(mandat.debut)} :</span> {mandat.prenom} {mandat.nom}
                  {peutNommer && <Geste geste="corriger" nature={nature} mandat={mandat} label="Corriger" />}
                </dd>
              ))}
          </div>
        ))}
      </dl>
      {passes.length > 0 && (
        <details className="no-print">
          <summary>Mandats passés ({passes.length})</summary>
          <ul className="plain">
            {passes.map((mandat) => (
              <li key={mandat.id}>
                {mandat.prenom} {mandat.nom}, {natureMandatLabels[mandat.nature].toLowerCase()}
                <span className="muted">
                  {' '}
                  du {formatJour(mandat.debut)} au {formatJour(mandat.fin!)}
                </span>
                {peutNommer && <Geste geste="corriger" nature={mandat.nature} mandat={mandat} label="Corriger" />}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Titulaires({ mandats, nature, today, peutNommer }: Props & { nature: NatureMandat }) {
  const current = titulaires<Mandat | MandatGere>(mandats, nature, today);
  if (current.length === 0)
    return (
      <dd>
        <Vacance mandats={mandats} nature={nature} today={today} />
        {peutNommer && (
          <span className="actions no-print">
            <Geste geste="nommer" nature={nature} label="Nommer" />
          </span>
        )}
      </dd>
    );
  return current.map((mandat, i) => (
    <dd key={mandat.id}>
      <b>
        {mandat.prenom} {mandat.nom}
      </b>{' '}
      <span className="muted">
        {mandat.fonction && `${mandat.fonction}, `}depuis le {formatJour(mandat.debut)}
        {mandat.fin && `, jusqu’au ${formatJour(mandat.fin)}`}
      </span>
      {mandat.motifCumul && <span className="muted">En plus d’un autre titulaire : {mandat.motifCumul}</span>}
      {'hasAcces' in mandat && <Acces mandat={mandat} />}
      {peutNommer && (
        <span className="actions no-print">
          <Geste geste="remplacer" nature={nature} mandat={mandat} label="Remplacer" />
          <Geste geste="terminer" nature={nature} mandat={mandat} label="Terminer" />
          <Geste geste="corriger" nature={nature} mandat={mandat} label="Corriger" />
          {i === current.length - 1 && <Geste geste="nommer" nature={nature} label="Ajouter" />}
        </span>
      )}
    </dd>
  ));
}

/** For the cellule: whether the person can come in and do their part. */
function Acces({ mandat: { hasAcces, utilisateurId } }: { mandat: MandatGere }) {
  if (hasAcces) return null;
  return (
    <span className={`no-print ${styles.acces}`}>
      Sans accès à l’application ·{' '}
      <Link
        href={utilisateurId ? `/administration/comptes/${utilisateurId}` : '/administration/comptes/nouveau'}
        prefetch={false}
      >
        {utilisateurId ? 'Voir le compte' : 'Créer un compte'}
      </Link>
    </span>
  );
}

type GesteProps = { geste: string; nature: NatureMandat; mandat?: Mandat; label: string };

/** A button for the island of the page (mandat-gestes), which knows what to do from its attributes. */
function Geste({ geste, nature, mandat, label }: GesteProps) {
  const about = mandat
    ? `${mandat.prenom} ${mandat.nom}, ${natureMandatLabels[nature].toLowerCase()}`
    : natureMandatLabels[nature].toLowerCase();
  return (
    <button
      type="button"
      className={geste === 'remplacer' || label === 'Nommer' ? 'btn small no-print' : 'btn quiet small no-print'}
      data-mandat-geste={geste}
      data-nature={nature}
      data-mandat={mandat?.id}
    >
      {label}
      <span className="visually-hidden"> : {about}</span>
    </button>
  );
}

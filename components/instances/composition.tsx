import Link from 'next/link';
import type { Jour } from '@/lib/clock';
import { formatCompte, formatJour } from '@/lib/format';
import type { MembreLu, SiegeLu } from '@/lib/instances/data';
import { collegeLabels, colleges, isEnPlace, qualiteLabels, qualites, type Qualite } from '@/lib/instances/rules';
import styles from './composition.module.css';

type Props = { sieges: readonly SiegeLu[]; today: Jour; peutEcrire: boolean; base: string };

/** The seats by collège with who holds them, the vacancies in sight, those of before folded away. */
export function Composition({ sieges, today, peutEcrire, base }: Props) {
  const isRetire = ({ retireLe }: SiegeLu) => retireLe !== null && retireLe <= today;
  const retires = sieges.filter(isRetire);
  const actuels = sieges.filter((siege) => !isRetire(siege));
  const lignes = { today, peutEcrire, base };
  return (
    <section className="panel" aria-labelledby="composition">
      <div className="panel-head">
        <h2 id="composition">Composition</h2>
        {peutEcrire && (
          <button type="button" className="btn small no-print" data-geste="siege">
            Ajouter un siège
          </button>
        )}
      </div>
      {actuels.length === 0 && (
        <p className="muted">
          Aucun siège.{peutEcrire && ' Ajoutez ceux des membres : les vacances et l’émargement s’en déduisent.'}
        </p>
      )}
      {colleges
        .filter((college) => actuels.some((siege) => siege.college === college))
        .map((college) => {
          const siens = actuels.filter((siege) => siege.college === college);
          return (
            <section key={college} className={styles.college} aria-labelledby={`college-${college}`}>
              <h3 id={`college-${college}`}>
                {collegeLabels[college]} <span className="muted">{formatCompte(siens.length, 'siège')}</span>
              </h3>
              <ul className="plain">
                {siens.map((siege) => (
                  <Siege key={siege.id} siege={siege} {...lignes} />
                ))}
              </ul>
            </section>
          );
        })}
      {retires.length > 0 && (
        <details className={`no-print ${styles.anciens}`}>
          <summary>Sièges retirés ({retires.length})</summary>
          <ul className="plain">
            {retires.map((siege) => (
              <li key={siege.id}>
                <p>
                  {siege.intitule}
                  {siege.organisation && ` (${siege.organisation.sigle})`}
                  <span className="muted">, retiré le {formatJour(siege.retireLe!)}</span>
                </p>
                <Anciens membres={siege.membres} siege={siege} peutEcrire={peutEcrire} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Siege({ siege, today, peutEcrire, base }: Omit<Props, 'sieges'> & { siege: SiegeLu }) {
  const { intitule, organisation, membres, retireLe } = siege;
  const passes = membres.filter(({ fin }) => fin !== null && fin < today);
  return (
    <li className={styles.siege}>
      <div>
        <p className="strong">{intitule}</p>
        {organisation && (
          <p>
            <Link href={`${base}/organisations/${organisation.id}`} prefetch={false}>
              {organisation.sigle}
            </Link>
          </p>
        )}
        {retireLe && <p className="muted">jusqu’au {formatJour(retireLe)} exclu</p>}
      </div>
      <dl className={styles.tenants}>
        {qualites.map((qualite) => (
          <Tenant key={qualite} {...{ qualite, siege, today, peutEcrire }} />
        ))}
      </dl>
      {peutEcrire && (
        <details className={`no-print ${styles.gerer}`}>
          <summary>
            Gérer<span className="visually-hidden"> : {intitule}</span>
          </summary>
          <Gestes siege={siege} today={today} />
        </details>
      )}
      {passes.length > 0 && (
        <details className={`no-print ${styles.anciens}`}>
          <summary>
            Anciens membres ({passes.length})<span className="visually-hidden"> : {intitule}</span>
          </summary>
          <Anciens membres={passes} siege={siege} peutEcrire={peutEcrire} />
        </details>
      )}
    </li>
  );
}

type TenantProps = { qualite: Qualite; siege: SiegeLu; today: Jour; peutEcrire: boolean };

function Tenant({ qualite, siege, today, peutEcrire }: TenantProps) {
  const siens = siege.membres.filter((membre) => membre.qualite === qualite);
  const enPlace = siens.find((membre) => isEnPlace(membre, today));
  const aVenir = siens.filter(({ debut }) => debut > today);
  if (!enPlace && aVenir.length === 0 && qualite === 'suppleant') return null;
  return (
    <div>
      <dt>{qualiteLabels[qualite]}</dt>
      <dd>
        {enPlace ? (
          <>
            {enPlace.prenom} {enPlace.nom}
            <span className="muted">
              {enPlace.fonction && `, ${enPlace.fonction}`} · depuis le {formatJour(enPlace.debut)}
              {enPlace.fin && `, jusqu’au ${formatJour(enPlace.fin)}`}
            </span>
          </>
        ) : (
          <>
            <span className={styles.vacant}>Vacant</span>
            {peutEcrire && (
              <Geste geste="nommer" siege={siege} qualite={qualite} label="Nommer" className="btn small no-print" />
            )}
          </>
        )}
        {aVenir.map((membre) => (
          <span key={membre.id} className="muted">
            À partir du {formatJour(membre.debut)} : {membre.prenom} {membre.nom}
          </span>
        ))}
      </dd>
    </div>
  );
}

function Gestes({ siege, today }: { siege: SiegeLu; today: Jour }) {
  return (
    <div className="actions">
      {qualites.map((qualite) => {
        const siens = siege.membres.filter((membre) => membre.qualite === qualite && (membre.fin ?? today) >= today);
        if (siens.length === 0)
          return (
            qualite === 'suppleant' && (
              <Geste key={qualite} geste="nommer" siege={siege} qualite={qualite} label="Nommer un suppléant" />
            )
          );
        return siens.flatMap((membre) => [
          <Geste key={`remplacer-${membre.id}`} geste="remplacer" {...{ siege, qualite, membre }} label="Remplacer" />,
          <Geste key={`corriger-${membre.id}`} geste="corriger" {...{ siege, qualite, membre }} label="Corriger" />,
          <Geste key={`terminer-${membre.id}`} geste="terminer" {...{ siege, qualite, membre }} label="Terminer" />,
        ]);
      })}
      <Geste geste="siege" siege={siege} label="Modifier le siège" />
      {!siege.retireLe && <Geste geste="retirer" siege={siege} label="Retirer le siège" />}
    </div>
  );
}

type AnciensProps = { membres: readonly MembreLu[]; siege: SiegeLu; peutEcrire: boolean };

function Anciens({ membres, siege, peutEcrire }: AnciensProps) {
  return (
    <ul className="plain">
      {membres.map((membre) => (
        <li key={membre.id}>
          {membre.prenom} {membre.nom}, {qualiteLabels[membre.qualite].toLowerCase()}
          <span className="muted">
            {' '}
            du {formatJour(membre.debut)}
            {membre.fin && ` au ${formatJour(membre.fin)}`}
          </span>
          {peutEcrire && <Geste geste="corriger" {...{ siege, membre }} qualite={membre.qualite} label="Corriger" />}
        </li>
      ))}
    </ul>
  );
}

type GesteProps = {
  geste: string;
  siege: SiegeLu;
  qualite?: Qualite;
  membre?: MembreLu;
  label: string;
  className?: string;
};

/** A button for the island of the page (gestes-composition), which knows what to do from its attributes. */
function Geste({ geste, siege, qualite, membre, label, className = 'btn quiet small' }: GesteProps) {
  const qui = membre ? `${membre.prenom} ${membre.nom}, ` : '';
  const quoi = qualite && !label.includes('suppléant') ? `${qualiteLabels[qualite].toLowerCase()}, ` : '';
  return (
    <button
      type="button"
      className={className}
      data-geste={geste}
      data-siege={siege.id}
      data-qualite={qualite}
      data-membre={membre?.id}
    >
      {label}
      <span className="visually-hidden">
        {' '}
        : {qui}
        {quoi}
        {siege.intitule}
        {siege.organisation && `, ${siege.organisation.sigle}`}
      </span>
    </button>
  );
}

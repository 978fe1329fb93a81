import Link from 'next/link';
import styles from '@/components/suivi/calendrier.module.css';
import { Statut } from '@/components/ui/statut';
import type { Jour } from '@/lib/clock';
import type { Attendue } from '@/lib/conventions/calendrier';
import { reconductionLabels } from '@/lib/conventions/rules';
import { formatCompte, formatDelai, formatJour, formatListe, formatMoisEntier, formatNombre } from '@/lib/format';
import groupees from './calendrier.module.css';

type Props = { attendues: readonly Attendue[]; base: string; today: Jour };

/** What conventions expect by month: what is late first, then the coming two years. */
export function Calendrier({ attendues, base, today }: Props) {
  const retards = attendues.filter(({ dans }) => dans < 0);
  const venir = attendues.filter(({ dans }) => dans >= 0);
  const mois = [...new Set(venir.map(({ le }) => le.slice(0, 7)))];
  return (
    <div>
      {retards.length > 0 && (
        <Bloc id="en-retard" titre="En retard" className={styles.retard} {...{ base, today }} attendues={retards} />
      )}
      {mois.map((un) => (
        <Bloc
          key={un}
          id={`mois-${un}`}
          titre={formatMoisEntier(`${un}-01`)}
          isCourant={un === today.slice(0, 7)}
          {...{ base, today }}
          attendues={venir.filter(({ le }) => le.startsWith(un))}
        />
      ))}
      {attendues.length === 0 && (
        <div className="empty">
          <p className="strong">Aucune échéance dans les deux ans.</p>
          <p>Les termes, les préavis et les évaluations des conventions signées se liront ici.</p>
        </div>
      )}
    </div>
  );
}

type BlocProps = Props & { id: string; titre: string; isCourant?: boolean; className?: string | undefined };

function Bloc({ id, titre, isCourant, className, attendues, ...liens }: BlocProps) {
  const rangs = groupe(attendues);
  return (
    <section className={className ? `${styles.bloc} ${className}` : styles.bloc} aria-labelledby={id}>
      <h2 id={id}>
        {titre}
        {isCourant && <span className="tag accent">en cours</span>}
        <span className={styles.compte}>{formatNombre(attendues.length)}</span>
      </h2>
      <ul className="plain">
        {rangs.map((rang) => (
          <Rang key={`${rang[0].nature}-${rang[0].le}-${rang[0].convention.id}`} rang={rang} {...liens} />
        ))}
      </ul>
    </section>
  );
}

type Groupe = [Attendue, ...Attendue[]];

/** The evaluations of one year are one task, however many conventions it is about. */
function groupe(attendues: readonly Attendue[]): Groupe[] {
  const rangs = new Map<string, Groupe>();
  for (const une of attendues) {
    const cle = une.annee ? `${une.le} ${une.annee}` : `${une.nature} ${une.le} ${une.convention.id}`;
    const rang = rangs.get(cle);
    if (rang) rang.push(une);
    else rangs.set(cle, [une]);
  }
  return [...rangs.values()];
}

function Rang({ rang, base, today }: { rang: Groupe; base: string; today: Jour }) {
  const [premiere] = rang;
  const { le, nature, convention } = premiere;
  return (
    <li className={rang.length > 1 ? `${styles.rang} ${groupees.rang}` : styles.rang}>
      <div className={styles.date}>
        <span>{formatJour(le)}</span>
        <small>{formatDelai(le, today)}</small>
      </div>
      {rang.length > 1 ? (
        <div className={groupees.plusieurs}>
          <p className="strong">
            {titreOf(premiere)} de {formatCompte(rang.length, 'convention')}
          </p>
          <ul className="plain">
            {rang.map(({ convention: une }) => (
              <li key={une.id}>
                <span className="muted">{une.reference}</span>{' '}
                <Link href={`${base}/${une.id}`} prefetch={false}>
                  {une.intitule}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <div>
          <p className="strong">{titreOf(premiere)}</p>
          <p>
            <span className="muted">{convention.reference}</span>{' '}
            <Link href={`${base}/${convention.id}`} prefetch={false}>
              {convention.intitule}
            </Link>
          </p>
          <p className="muted">
            {[formatListe(convention.parties.map(({ sigle }) => sigle)), nature !== 'evaluation' && suiteOf(premiere)]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
      )}
      {rang.length === 1 && (
        <div className={styles.etat}>
          {nature !== 'evaluation' && convention.suivi && <Statut avancement={convention.suivi} />}
        </div>
      )}
    </li>
  );
}

function titreOf({ nature, annee, dans }: Attendue): string {
  if (nature === 'preavis') return 'Dernier jour pour donner le préavis';
  if (nature === 'terme') return dans < 0 ? 'Terme passé' : 'Terme';
  return annee ? `Évaluation ${annee}` : 'Évaluation avant la reconduction';
}

function suiteOf({ convention: { reconduction } }: Attendue): string {
  return reconduction === 'aucune'
    ? 'sans reconduction'
    : `reconduction ${reconductionLabels[reconduction].toLowerCase()}`;
}

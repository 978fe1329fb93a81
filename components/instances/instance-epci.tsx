import Link from 'next/link';
import type { Jour } from '@/lib/clock';
import { formatCompte, formatDelai, formatJour } from '@/lib/format';
import { jourEtHeure } from '@/lib/instances/horaire';
import type { InstanceLocale, InstancesDeEpci } from '@/lib/instances/instance-epci';
import styles from './instance-epci.module.css';
import { Presences } from './participation';
import { Reunions } from './reunions';

type Props = { instances: InstancesDeEpci; base: string; today: Jour };

/** The local body of an EPCI, how often it met this year, and how the EPCI took part; nothing when neither is read. */
export function InstanceDeEpci({ instances: { locales, participation }, base, today }: Props) {
  const [siennes] = participation;
  if (locales.length === 0 && !siennes) return null;
  return (
    <section className={`panel ${styles.instance}`} aria-labelledby="instance">
      <h2 id="instance">Instances</h2>
      <ul className="plain">
        {locales.map((locale) => (
          <Locale key={locale.id} locale={locale} base={base} today={today} />
        ))}
      </ul>
      {siennes && siennes.departement.invitees > 0 && (
        <p className={styles.participation}>
          Instances du département : présent ou représenté à <Presences {...siennes.departement} />{' '}
          {siennes.departement.invitees > 1 ? 'séances' : 'séance'}
          <span className="muted"> depuis le début du schéma</span>
        </p>
      )}
      {siennes && siennes.local.presentes > 0 && (
        <p className={styles.participation}>
          Instance locale : {formatCompte(siennes.local.presentes, 'séance tenue', 'séances tenues')}
          <span className="muted"> depuis le début du schéma</span>
        </p>
      )}
    </section>
  );
}

function Locale({ locale, base, today }: { locale: InstanceLocale; base: string; today: Jour }) {
  const { id, nom, tenues, minimumAnnuel, tenueDans, vacants, prochaine, derniere } = locale;
  const seance = prochaine ?? derniere;
  return (
    <li>
      <p className={styles.tete}>
        <Link href={`${base}/instances/${id}`} prefetch={false}>
          {nom}
        </Link>
        <span>
          <Reunions tenues={tenues} minimum={minimumAnnuel} annee={Number(today.slice(0, 4))} today={today} /> en{' '}
          {today.slice(0, 4)}
        </span>
      </p>
      <p className="muted">
        {seance ? (
          <>
            {prochaine ? 'Prochaine séance le ' : 'Dernière séance le '}
            <Link href={`${base}/seances/${seance.id}`} prefetch={false}>
              {formatJour(jourEtHeure(seance.debut).jour)}
            </Link>
            , {formatDelai(jourEtHeure(seance.debut).jour, today)}
            {!prochaine && ' ; aucune autre prévue'}
          </>
        ) : (
          'Aucune séance'
        )}
        {tenueDans && ` · tenue dans ${tenueDans}`}
        {vacants > 0 && ` · ${formatCompte(vacants, 'siège vacant', 'sièges vacants')}`}
      </p>
    </li>
  );
}

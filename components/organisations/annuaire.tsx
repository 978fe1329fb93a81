import Link from 'next/link';
import { formatCompte } from '@/lib/format';
import type { OrganisationLue } from '@/lib/organisations/annuaire';
import { formatSiret, typeOrganisationLabels } from '@/lib/organisations/rules';
import styles from './organisations.module.css';

/** The directory: one line an organisation, whom to reach there in sight. */
export function Annuaire({ organisations, base }: { organisations: readonly OrganisationLue[]; base: string }) {
  return (
    <ul className={`plain ${styles.annuaire}`}>
      {organisations.map(({ id, nom, sigle, type, siret, conventions, contacts }) => (
        <li key={id}>
          <div>
            <p>
              <Link href={`${base}/${id}`} prefetch={false}>
                {nom}
              </Link>
            </p>
            <p className="muted">
              {[
                sigle !== nom && sigle !== typeOrganisationLabels[type] && sigle,
                typeOrganisationLabels[type],
                siret && `SIRET ${formatSiret(siret)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          <p className="muted">
            {contacts.map(({ fonction, nom: qui }) => (qui ? `${fonction} (${qui})` : fonction)).join(' · ')}
          </p>
          <p className={styles.nombre}>
            {conventions > 0 ? formatCompte(conventions, 'convention') : 'Aucune convention'}
          </p>
        </li>
      ))}
    </ul>
  );
}

import Link from 'next/link';
import { etatConventionLabels } from '@/lib/conventions/rules';
import type { ContactLu, OrganisationEntiere } from '@/lib/organisations/annuaire';
import { formatSiret, typeOrganisationLabels } from '@/lib/organisations/rules';
import { EcrireContact, RetirerContact, type MutationsContact } from './gestes';
import styles from './organisations.module.css';

type Props = {
  organisation: OrganisationEntiere;
  schemaId: number;
  /** The address of the scheme. */
  base: string;
  /** Whether this person may read contacts here at all. */
  lireContacts: boolean;
  ecrire: boolean;
  mutations: MutationsContact;
};

/** An organisation on one page: who it is, whom to reach, what it has signed. */
export function Organisation({ organisation, schemaId, base, lireContacts, ecrire, mutations }: Props) {
  const { id, sigle, type, siret, epci, contacts, conventions, sertAilleurs } = organisation;
  return (
    <div className="stack">
      <section className="panel" aria-labelledby="identite">
        <h2 id="identite">Identité</h2>
        <dl className="kv">
          <dt>Type</dt>
          <dd>{typeOrganisationLabels[type]}</dd>
          {sigle && <dt>Sigle</dt>}
          {sigle && <dd>{sigle}</dd>}
          <dt>SIRET</dt>
          <dd>{siret ? formatSiret(siret) : <span className="muted">Non renseigné</span>}</dd>
          {epci && <dt>EPCI</dt>}
          {epci && (
            <dd>
              <Link href={`${base}/territoires/${epci.siren}`} prefetch={false}>
                {epci.nom}
              </Link>
            </dd>
          )}
        </dl>
        {ecrire && sertAilleurs && (
          <p className="muted no-print">
            Elle sert aussi dans un autre schéma : son identité ne se modifie pas depuis celui-ci seul.
          </p>
        )}
      </section>
      {lireContacts && (
        <section className="panel" aria-labelledby="contacts">
          <h2 id="contacts">Contacts</h2>
          {contacts.length === 0 && (
            <p className="muted">
              {ecrire
                ? 'Aucun contact. Ajoutez la fonction à joindre, avec son adresse ou son téléphone.'
                : 'Aucun contact ne vous est ouvert.'}
            </p>
          )}
          {contacts.length > 0 && (
            <ul className={`plain ${styles.contacts}`}>
              {contacts.map((contact) => (
                <li key={contact.id}>
                  <Contact contact={contact} />
                  {ecrire && (
                    <p className={`no-print ${styles.gestes}`}>
                      <EcrireContact
                        {...{ schemaId, organisationId: id, contact }}
                        action={mutations.enregistrerContact}
                      />
                      <RetirerContact contact={contact} action={mutations.retirerContact} />
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )}
          {ecrire && (
            <p className="no-print">
              <EcrireContact {...{ schemaId, organisationId: id }} action={mutations.enregistrerContact} />
            </p>
          )}
        </section>
      )}
      <section className="panel" aria-labelledby="conventions">
        <h2 id="conventions">Conventions du schéma</h2>
        {conventions.length === 0 && <p className="muted">Elle n’est partie à aucune convention de ce schéma.</p>}
        {conventions.length > 0 && (
          <ul className={`plain ${styles.conventions}`}>
            {conventions.map(({ id: conventionId, reference, intitule, etat, qualite }) => (
              <li key={conventionId}>
                <Link href={`${base}/conventions/${conventionId}`} prefetch={false}>
                  {reference} · {intitule}
                </Link>{' '}
                <span className="muted">{[etatConventionLabels[etat], qualite].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function Contact({ contact: { fonction, nom, courriel, telephone } }: { contact: ContactLu }) {
  return (
    <div>
      <p>
        <b>{fonction}</b>
        {nom && `, ${nom}`}
      </p>
      <p className="muted">
        {courriel && <a href={`mailto:${courriel}`}>{courriel}</a>}
        {courriel && telephone && ' · '}
        {telephone && <a href={`tel:${telephone.replace(/[^+0-9]/g, '')}`}>{telephone}</a>}
      </p>
    </div>
  );
}

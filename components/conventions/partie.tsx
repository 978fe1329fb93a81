import Link from 'next/link';
import type { Mutation } from '@/components/ui/edition';
import type { Jour } from '@/lib/clock';
import type { Choix } from '@/lib/conventions/choix';
import type { ConventionEntiere, PartieLue } from '@/lib/conventions/data';
import { constatLabels, isHistoire } from '@/lib/conventions/rules';
import { formatJour } from '@/lib/format';
import { Constater, Signer } from './gestes-convention';
import { Engager } from './rediger';
import { Retirer } from './retirer';

export type MutationsPartie = Record<
  'enregistrerSignature' | 'ajouterEngagement' | 'constater' | 'retirerPartie' | 'retirerEngagement',
  Mutation
>;

type Props = {
  convention: ConventionEntiere;
  partie: PartieLue;
  base: string;
  today: Jour;
  choix: Choix | null;
  /** Whether this person writes its délibération and signature. */
  signer: boolean;
  mutations: MutationsPartie;
};

/** A party: its délibération and signature, and what it commits to. */
export function Partie({ convention, partie, base, today, choix, signer, mutations }: Props) {
  const { sigle, nom, qualite, signature, engagements } = partie;
  const isOuverte = choix !== null && !isHistoire(convention.etat);
  return (
    <li>
      <h3>
        <Link href={`${base}/organisations/${partie.organisationId}`} prefetch={false}>
          {nom}
        </Link>
        {sigle !== nom && <span className="muted"> {sigle}</span>} {qualite && <span className="tag">{qualite}</span>}
      </h3>
      {signature && (
        <p className="muted">
          {[
            signature.deliberationNumero &&
              `délibération ${signature.deliberationNumero}${signature.deliberationLe ? ` du ${formatJour(signature.deliberationLe)}` : ''}`,
            signature.signeLe && `signée le ${formatJour(signature.signeLe)}`,
            [signature.signataire, signature.fonction].filter(Boolean).join(', '),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      <p className="no-print">
        {signer && <Signer partie={partie} action={mutations.enregistrerSignature} />}
        {choix && <Engager partie={partie} epcis={choix.epcis} action={mutations.ajouterEngagement} />}
        {isOuverte && (
          <Retirer quoi="cette partie" about={nom} champ="partieId" id={partie.id} action={mutations.retirerPartie}>
            <p className="muted">Ses engagements et sa délibération partent avec elle.</p>
          </Retirer>
        )}
      </p>
      {engagements.length > 0 && (
        <ul>
          {engagements.map(({ id, revision, texte, action, epci, echeance, constat, preuve }) => (
            <li key={id}>
              {texte} <span className="tag">{constat ? constatLabels[constat] : 'À constater'}</span>
              <span className="muted">
                {echeance &&
                  ` ${echeance < today && !constat ? 'échéance passée le' : 'avant le'} ${formatJour(echeance)}`}
                {epci && ` · ${epci}`}
                {preuve && ` · ${preuve}`}
                {action && ' · '}
                {action && (
                  <Link href={`${base}/actions/${action.id}`} prefetch={false}>
                    {action.code}
                  </Link>
                )}
              </span>{' '}
              {choix && (
                <Constater engagement={{ id, revision, texte, constat, preuve }} action={mutations.constater} />
              )}
              {isOuverte && (
                <Retirer
                  quoi="cet engagement"
                  about={texte}
                  champ="engagementId"
                  id={id}
                  action={mutations.retirerEngagement}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

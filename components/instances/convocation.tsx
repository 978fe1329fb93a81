'use client';

import { useState } from 'react';
import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import { TextArea } from '@/components/ui/field';
import { formatCompte, formatListe } from '@/lib/format';
import type { Destinataire } from '@/lib/instances/convocation';
import styles from './seance.module.css';

type Props = {
  seanceId: number;
  revision: number;
  objet: string;
  texte: string;
  destinataires: readonly Destinataire[];
  action: Mutation;
};

/** What mail programs take of an address before they cut it short. */
const LONGUEUR_MAILTO = 1_900;

/** The convocation to send: to whom, the words, and the two ways to take them into one's own mail. */
export function Convocation({ seanceId, revision, objet, texte, destinataires, action }: Props) {
  const [copie, setCopie] = useState('');
  const adresses = [...new Set(destinataires.flatMap(({ courriel }) => courriel ?? []))];
  const sans = destinataires.filter(({ courriel }) => !courriel);
  const copier = async (quoi: string, dit: string) => {
    const done = await navigator.clipboard.writeText(quoi).then(
      () => true,
      () => false,
    );
    setCopie(done ? dit : 'Le navigateur a refusé la copie : sélectionnez le texte.');
  };
  const court = `mailto:?bcc=${adresses.map(encodeURIComponent).join(',')}&subject=${encodeURIComponent(objet)}`;
  const entier = `${court}&body=${encodeURIComponent(texte.replaceAll('\n', '\r\n'))}`;
  const mailto = [entier, court].find(({ length }) => length <= LONGUEUR_MAILTO);
  return (
    <div className="stack tight">
      <p>
        {adresses.length > 0
          ? `${formatCompte(adresses.length, 'adresse connue', 'adresses connues')}, en copie cachée.`
          : 'Aucune adresse n’est connue.'}
      </p>
      {sans.length > 0 && (
        <p className="muted">
          Sans adresse :{' '}
          {formatListe(sans.map(({ nom, organisation }) => (organisation ? `${nom} (${organisation})` : nom)))}.
        </p>
      )}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls when it is long */}
      <pre className={styles.convocation} tabIndex={0} role="region" aria-label="Texte de la convocation">
        {texte}
      </pre>
      <div className="actions">
        {adresses.length > 0 && mailto && (
          <a className="btn" href={mailto}>
            Écrire dans ma messagerie
          </a>
        )}
        <button type="button" className="btn" onClick={() => void copier(texte, 'Texte copié.')}>
          Copier le texte
        </button>
        {adresses.length > 0 && (
          <button
            type="button"
            className="btn"
            onClick={() => void copier(adresses.join(', '), 'Adresses copiées : collez-les en copie cachée.')}
          >
            Copier les adresses
          </button>
        )}
        <EnDialogue
          label="Modifier le texte"
          title="Texte de la convocation"
          action={action}
          submitLabel="Enregistrer le texte"
          revision={revision}
          brouillon={`convocation-${seanceId}`}
          className="btn quiet"
        >
          <input type="hidden" name="seanceId" value={seanceId} />
          <TextArea name="convocation" label="Texte" rows={14} defaultValue={texte} />
        </EnDialogue>
      </div>
      {adresses.length > 0 && mailto !== entier && (
        <p className="muted">
          {mailto
            ? 'Le texte est trop long pour partir avec le lien : copiez-le, puis collez-le dans le message.'
            : 'Il y a trop d’adresses pour un lien : copiez les adresses et le texte dans votre messagerie.'}
        </p>
      )}
      <p role="status" className="muted">
        {copie}
      </p>
    </div>
  );
}

'use client';

import { useState } from 'react';
import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import { TextArea } from '@/components/ui/field';
import { formatListe } from '@/lib/format';
import type { Destinataire } from '@/lib/instances/convocation';
import styles from './seance.module.css';

type Props = {
  seanceId: number;
  revision: number;
  objet: string;
  texte: string;
  destinataires: readonly Destinataire[];
  /** Whether it may still be written. */
  isEcrite: boolean;
  action: Mutation;
};

/** The convocation to send: to whom, the words, and the two ways to take them into one's own mail. */
export function Convocation({ seanceId, revision, objet, texte, destinataires, isEcrite, action }: Props) {
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
  // beyond this, mail programs cut the address short
  const isLong = adresses.join().length + encodeURIComponent(texte).length > 1800;
  const mailto = `mailto:?bcc=${adresses.map(encodeURIComponent).join(',')}&subject=${encodeURIComponent(objet)}${
    isLong ? '' : `&body=${encodeURIComponent(texte)}`
  }`;
  return (
    <>
      <p>
        {adresses.length > 0
          ? `${adresses.length} ${adresses.length > 1 ? 'adresses connues' : 'adresse connue'}.`
          : 'Aucune adresse n’est connue.'}{' '}
        {sans.length > 0 && (
          <span className="muted">
            Sans adresse :{' '}
            {formatListe(sans.map(({ nom, organisation }) => (organisation ? `${nom} (${organisation})` : nom)))}.
          </span>
        )}
      </p>
      <pre className={styles.convocation}>{texte}</pre>
      <div className="actions no-print">
        {adresses.length > 0 && (
          <a className="btn" href={mailto}>
            Écrire dans ma messagerie
          </a>
        )}
        <button type="button" className="btn" onClick={() => void copier(texte, 'Texte copié.')}>
          Copier le texte
        </button>
        <button
          type="button"
          className="btn quiet"
          onClick={() => void copier(adresses.join(', '), 'Adresses copiées.')}
        >
          Copier les adresses
        </button>
        {isEcrite && (
          <EnDialogue
            key={revision}
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
        )}
      </div>
      {isLong && adresses.length > 0 && (
        <p className="muted no-print">Le texte est long pour une adresse : copiez-le et collez-le dans le message.</p>
      )}
      <p role="status" className="muted no-print">
        {copie}
      </p>
    </>
  );
}

'use client';

import { useState } from 'react';
import { ACopier } from '@/components/ui/a-copier';
import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import { formatJourDe } from '@/lib/format';
import type { FluxLu } from '@/lib/instances/flux';

type Props = { flux: FluxLu | null; ouvrir: Mutation<{ secret: string }>; revoquer: Mutation };

/** One's meetings in one's own calendar: an address shown once, which stops answering when it is closed. */
export function MonCalendrier({ flux, ouvrir, revoquer }: Props) {
  const [adresse, setAdresse] = useState<string | null>(null);
  return (
    <>
      <p>
        Votre agenda peut s’abonner à vos séances, et les tenir à jour de lui-même. L’adresse vous est personnelle : qui
        la connaît lit vos séances, sans mot de passe.
      </p>
      {flux && adresse && (
        <div className="notice success stack tight">
          <ACopier id="adresse-calendrier" label="Adresse de votre calendrier" valeur={adresse} />
          <p className="muted">À donner à votre agenda seulement, et maintenant : elle ne sera plus affichée.</p>
        </div>
      )}
      <p role="status" className="muted">
        {flux ? `Une adresse répond depuis le ${formatJourDe(new Date(flux.createdAt))}.` : 'Aucune adresse ne répond.'}
      </p>
      <div className="actions">
        <EnDialogue<{ secret: string }>
          label={flux ? 'Changer d’adresse' : 'Créer mon adresse'}
          title={flux ? 'Changer d’adresse ?' : 'Créer mon adresse de calendrier'}
          action={ouvrir}
          submitLabel={flux ? 'Changer d’adresse' : 'Créer l’adresse'}
          className="btn"
          onDone={({ data }) => setAdresse(data ? `${location.origin}/api/calendrier/${data.secret}.ics` : null)}
        >
          <p>
            {flux
              ? 'L’adresse d’avant cesse de répondre : il faudra donner la nouvelle à votre agenda.'
              : 'Elle s’affichera une fois : ayez votre agenda sous la main.'}
          </p>
        </EnDialogue>
        {flux && (
          <EnDialogue
            label="Fermer"
            about="mon adresse de calendrier"
            title="Fermer cette adresse ?"
            action={revoquer}
            submitLabel="Fermer l’adresse"
            danger
            className="btn quiet"
            onDone={() => setAdresse(null)}
          >
            <p>L’agenda qui s’en sert ne recevra plus rien.</p>
          </EnDialogue>
        )}
      </div>
    </>
  );
}

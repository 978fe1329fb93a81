'use client';

import { useState } from 'react';
import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import { Form } from '@/components/ui/form';
import { formatJourDe } from '@/lib/format';
import type { FluxLu } from '@/lib/instances/flux';

type Props = { flux: readonly FluxLu[]; ouvrir: Mutation<{ adresse: string }>; revoquer: Mutation };

/** One's meetings in one's own calendar: an address shown once, which stops answering when it is revoked. */
export function MonCalendrier({ flux, ouvrir, revoquer }: Props) {
  const [adresse, setAdresse] = useState<string | null>(null);
  const [ouvert] = flux;
  return (
    <>
      <p>
        Vos séances dans votre propre agenda, à jour d’elles-mêmes. L’adresse vous est personnelle : qui la connaît lit
        vos séances.
      </p>
      {adresse ? (
        <div className="notice success">
          <p className="strong">Copiez cette adresse maintenant : elle ne se relira plus.</p>
          <p>
            <code data-adresse>{adresse}</code>
          </p>
        </div>
      ) : (
        ouvert && <p className="muted">Une adresse est ouverte depuis le {formatJourDe(new Date(ouvert.createdAt))}.</p>
      )}
      <Form
        action={ouvrir}
        submitLabel={ouvert ? 'Remplacer mon adresse' : 'Créer mon adresse'}
        onDone={(outcome) => setAdresse(outcome.data?.adresse ?? null)}
        beside={
          ouvert && (
            <EnDialogue
              label="Révoquer"
              about="mon adresse de calendrier"
              title="Révoquer cette adresse ?"
              action={revoquer}
              submitLabel="Révoquer l’adresse"
              danger
              className="btn"
            >
              <p>Les agendas qui s’en servent ne recevront plus rien.</p>
            </EnDialogue>
          )
        }
      >
        <p className="muted">{ouvert ? 'L’adresse d’avant cessera de répondre.' : ''}</p>
      </Form>
    </>
  );
}

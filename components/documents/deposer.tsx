'use client';

import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { EnDialogue } from '@/components/ui/en-dialogue';
import { FileField } from '@/components/ui/field';
import { finsAcceptees, TAILLE_MAX } from '@/lib/documents/rules';
import { formatPourcent } from '@/lib/format';
import type { Outcome } from '@/lib/outcome';

type Props = {
  label: string;
  about?: string;
  title: string;
  submitLabel: string;
  className?: string;
  /** The address that receives the file. */
  url: string;
  /** What is asked besides the file. */
  children?: ReactNode;
};

/** Sends a file with what goes with it, and shows how far it is. */
export function Deposer({ url, children, ...dialogue }: Props) {
  const router = useRouter();
  const [part, setPart] = useState<number | null>(null);
  return (
    <EnDialogue
      {...dialogue}
      action={async (_, form) => {
        const fichier = form.get('fichier');
        if (fichier instanceof File && fichier.size > TAILLE_MAX)
          return { etat: 'erreurs', erreurs: { fichier: 'Ce fichier dépasse 20 Mo.' } };
        const outcome = await send(url, form, setPart);
        setPart(null);
        if (outcome.etat === 'fait') router.refresh();
        return outcome;
      }}
    >
      <FileField
        name="fichier"
        label="Fichier"
        hint="PDF, ODT, ODS, DOCX, XLSX, PNG ou JPEG, 20 Mo au plus."
        accept={finsAcceptees}
      />
      {children}
      {part !== null && (
        <p role="status">
          <progress value={part} max={1} aria-label="Envoi du fichier" /> {formatPourcent(part)}
        </p>
      )}
    </EnDialogue>
  );
}

/** `fetch` does not tell how much has left. */
function send(url: string, form: FormData, onPart: (part: number) => void): Promise<Outcome> {
  return new Promise((resolve) => {
    const fail = () =>
      resolve({ etat: 'refus', message: 'Le fichier n’est pas arrivé entier. Rien n’a été enregistré : réessayez.' });
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onPart(total > 0 ? loaded / total : 0);
    request.onload = () => (request.response ? resolve(request.response as Outcome) : fail());
    request.onerror = fail;
    request.onabort = fail;
    request.send(form);
  });
}

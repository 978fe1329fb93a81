'use client';

import { ACopier } from '@/components/ui/a-copier';
import { formatInstant } from '@/lib/format';
import type { Lien } from '@/lib/comptes/liens';

/** A one-time link, shown this once: to copy and give by a sure way. */
export function LienCree({ lien }: { lien: Lien }) {
  return (
    <div className="notice stack tight">
      <ACopier
        id="lien"
        label={lien.nature === 'invitation' ? 'Lien d’invitation' : 'Lien de réinitialisation'}
        valeur={`${location.origin}/mot-de-passe/${lien.jeton}`}
      />
      <p className="muted">
        À transmettre à cette personne seulement. Il sert une fois, jusqu’au {formatInstant(new Date(lien.expireLe))},
        et ne sera plus affiché.
      </p>
    </div>
  );
}

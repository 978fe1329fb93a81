import { Statut } from '@/components/ui/statut';
import type { Saisie } from '@/lib/campagnes/rules';
import type { Autre } from '@/lib/campagnes/saisie';
import { formatInstant } from '@/lib/format';

type Props = { autre: Autre; mienne: Saisie | null; onTrancher: (isMienne: boolean) => void };

/** A colleague wrote on the same line meanwhile: both versions, and the choice. */
export function ConflitBrouillon({ autre, mienne, onTrancher }: Props) {
  return (
    <div className="notice" role="alert">
      {'revision' in autre ? (
        <>
          <p className="strong">
            {autre.auteur} a modifié cette ligne le {formatInstant(new Date(autre.le))}. Rien n’est perdu.
          </p>
          <p>
            Sa version : <Statut avancement={autre.avancement} /> {autre.commentaire}
          </p>
        </>
      ) : (
        <p className="strong">
          {autre.isTransmis
            ? 'Un collègue vient de transmettre cette ligne.'
            : 'Un collègue a effacé le brouillon de cette ligne.'}
        </p>
      )}
      {mienne && (
        <p>
          La vôtre : <Statut avancement={mienne.avancement} /> {mienne.commentaire}
        </p>
      )}
      <div className="actions">
        <button type="button" className="btn small" onClick={() => onTrancher(true)}>
          Garder ma version
        </button>
        <button type="button" className="btn small" onClick={() => onTrancher(false)}>
          {'revision' in autre ? 'Prendre la sienne' : 'Abandonner la mienne'}
        </button>
      </div>
    </div>
  );
}

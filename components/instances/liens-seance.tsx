import Link from 'next/link';
import { Imprimer } from '@/components/ui/imprimer';
import { isRendue, isTenue, type EtatSeance } from '@/lib/instances/rules';

type Props = { etat: EtatSeance; tenir: boolean; ici: string };

/** What else there is of a meeting: itself on a screen, its papers, its place in a calendar. */
export function LiensSeance({ etat, tenir, ici }: Props) {
  return (
    <nav className="actions no-print" aria-label="Cette séance">
      {etat !== 'annulee' && (
        <Link className="btn" href={`${ici}/direct`} prefetch={false}>
          En séance
        </Link>
      )}
      {isTenue(etat) && (tenir || isRendue(etat)) && (
        <Link className="btn" href={`${ici}/compte-rendu`} prefetch={false}>
          Compte rendu
        </Link>
      )}
      <Link className="btn quiet" href={`${ici}/dossier`} prefetch={false}>
        Dossier de séance
      </Link>
      {tenir && etat !== 'annulee' && (
        <Link className="btn quiet" href={`${ici}/emargement`} prefetch={false}>
          Feuille d’émargement
        </Link>
      )}
      <a className="btn quiet" href={`${ici}/ics`} download>
        Ajouter à mon agenda
      </a>
      <Imprimer />
    </nav>
  );
}

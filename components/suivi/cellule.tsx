import Link from 'next/link';
import { Statut } from '@/components/ui/statut';
import { isLien } from '@/lib/campagnes/rules';
import { formatJour } from '@/lib/format';
import type { DerniereRemontee } from '@/lib/suivi/derniere-remontee';
import { ecartLabels, ecartOf } from '@/lib/suivi/proposition';
import type { ActionSuivie, EpciSuivi } from '@/lib/suivi/tableau';
import { CelluleDialog } from './cellule-dialog';

type Props = {
  action: ActionSuivie;
  epci: EpciSuivi;
  remontee: DerniereRemontee | null;
  /** The address of the matrix without its open cell. */
  ferme: string;
  schemaCode: string;
  retour: string;
};

/** What an EPCI last reported on an action, beside what the département says of it. */
export function Cellule({ action, epci, remontee, ferme, schemaCode, retour }: Props) {
  const ecart = ecartOf(action.avancement, remontee?.avancement ?? null);
  return (
    <CelluleDialog
      key={`${action.id}.${epci.siren}`}
      cellule={`${action.id}.${epci.siren}`}
      ferme={ferme}
      eyebrow={`${epci.sigle} · ${epci.nom}`}
      title={`${action.code} ${action.titre}`}
      liens={
        <>
          <Link href={`/s/${schemaCode}/actions/${action.id}${retour}`} className="btn" prefetch={false}>
            Fiche de l’action
          </Link>
          <Link href={`/s/${schemaCode}/territoires/${epci.siren}`} className="btn" prefetch={false}>
            Fiche de {epci.sigle}
          </Link>
        </>
      }
    >
      <dl className="kv">
        <dt>{epci.sigle}</dt>
        <dd>
          <Statut avancement={remontee?.avancement ?? null} />
          {remontee && (
            <span className="muted">
              {' '}
              le {formatJour(remontee.dateEffet)}, pour {remontee.annee}
            </span>
          )}
        </dd>
        <dt>Département</dt>
        <dd>
          <Statut avancement={action.avancement} />
          {action.depuis && <span className="muted"> depuis le {formatJour(action.depuis)}</span>}
        </dd>
        {ecart && (
          <>
            <dt>Écart</dt>
            <dd>{ecartLabels[ecart]} que le département</dd>
          </>
        )}
        {remontee?.commentaire && (
          <>
            <dt>Commentaire</dt>
            <dd>{remontee.commentaire}</dd>
          </>
        )}
        {remontee?.difficulte && (
          <>
            <dt>Difficulté</dt>
            <dd>{remontee.difficulte}</dd>
          </>
        )}
        {remontee?.preuve && isLien(remontee.preuve) && (
          <>
            <dt>Justificatif</dt>
            <dd>
              <a href={remontee.preuve} rel="noopener noreferrer">
                {remontee.preuve}
              </a>
            </dd>
          </>
        )}
      </dl>
      {!remontee && <p>Aucune remontée validée de cet EPCI sur cette action.</p>}
      {remontee?.isPourCompte && <p className="muted">Saisi par la cellule pour le compte de l’EPCI.</p>}
    </CelluleDialog>
  );
}

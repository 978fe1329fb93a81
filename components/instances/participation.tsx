import Link from 'next/link';
import { formatJour, formatNombre } from '@/lib/format';
import type { Participation } from '@/lib/instances/participation';
import styles from './participation.module.css';

type Compte = Participation['departement'];

/** '3 séances sur 4'; a dash when it was invited to none. */
export function Presences({ invitees, presentes }: Compte) {
  if (invitees === 0)
    return (
      <span className="muted">
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">invitée à aucune</span>
      </span>
    );
  return (
    <>
      {formatNombre(presentes)} sur {formatNombre(invitees)}
    </>
  );
}

type Props = {
  participations: readonly Participation[];
  /** One body, so one count; else those of the département and the local ones. */
  isUne: boolean;
  base: string;
};

/** Who came, EPCI first: meetings where they were present or represented out of those they were invited to. */
export function ParticipationTable({ participations, isUne, base }: Props) {
  if (participations.length === 0)
    return <p className="muted">La participation se comptera ici dès la première séance tenue et émargée.</p>;
  return (
    <div className="table-wrap">
      <table className={`table ${styles.participation}`}>
        <caption className="visually-hidden">
          Séances où chacun était présent ou représenté, sur celles où il était invité, depuis le début du schéma
        </caption>
        <thead>
          <tr>
            <th scope="col">EPCI ou organisation</th>
            {isUne ? (
              <th scope="col">Présent ou représenté</th>
            ) : (
              <>
                <th scope="col">Instances du département</th>
                <th scope="col">Instances locales</th>
              </>
            )}
            <th scope="col">Venu pour la dernière fois</th>
          </tr>
        </thead>
        <tbody>
          {participations.map(({ cle, epci, organisationId, sigle, nom, departement, local, derniere }) => (
            <tr key={cle}>
              <th scope="row">
                {epci ? (
                  <Link href={`${base}/territoires/${epci.siren}`} prefetch={false}>
                    {sigle}
                  </Link>
                ) : organisationId ? (
                  <Link href={`${base}/organisations/${organisationId}`} prefetch={false}>
                    {sigle}
                  </Link>
                ) : (
                  sigle
                )}
                {nom !== sigle && <span className={`muted ${styles.nom}`}> {nom}</span>}
              </th>
              {isUne ? (
                <td>
                  <Presences {...(departement.invitees > 0 ? departement : local)} />
                </td>
              ) : (
                <>
                  <td>
                    <Presences {...departement} />
                  </td>
                  <td>
                    <Presences {...local} />
                  </td>
                </>
              )}
              <td>{derniere ? formatJour(derniere) : <span className="muted">jamais</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

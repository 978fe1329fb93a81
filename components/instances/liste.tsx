import Link from 'next/link';
import type { Jour } from '@/lib/clock';
import { formatCompte, formatDelai, formatJour } from '@/lib/format';
import type { InstanceLue } from '@/lib/instances/data';
import { jourEtHeure } from '@/lib/instances/horaire';
import { etatSeanceLabels, typeInstanceLabels } from '@/lib/instances/rules';
import styles from './liste.module.css';
import { Reunions } from './reunions';

type Props = { instances: readonly InstanceLue[]; annee: number; base: string; today: Jour };

/** The bodies with the meetings of a year, the next one, the last one, and the seats that nobody holds. */
export function ListeInstances({ instances, annee, base, today }: Props) {
  return (
    <div className="table-wrap">
      <table className={`table ${styles.liste}`}>
        <caption className="visually-hidden">Instances du schéma et leurs réunions en {annee}</caption>
        <thead>
          <tr>
            <th scope="col">Instance</th>
            <th scope="col">Réunions en {annee}</th>
            <th scope="col">Prochaine séance</th>
            <th scope="col">Dernière séance</th>
            <th scope="col">Sièges</th>
          </tr>
        </thead>
        <tbody>
          {instances.map((instance) => (
            <Ligne key={instance.id} {...{ instance, annee, base, today }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Ligne({ instance, annee, base, today }: Omit<Props, 'instances'> & { instance: InstanceLue }) {
  const { id, type, nom, epci, finLe, minimumAnnuel, tenues, prochaine, derniere, sieges, vacants } = instance;
  const genre = typeInstanceLabels[type];
  return (
    <tr>
      <th scope="row">
        <Link href={`${base}/instances/${id}`} prefetch={false}>
          {nom}
        </Link>
        <small>
          {[
            !nom.includes(genre) && genre,
            epci && !nom.includes(epci.sigle) && epci.sigle,
            instance.isComiteMsap && 'comité des MSAP',
            finLe && `close le ${formatJour(finLe)}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </th>
      <td data-label={`Réunions en ${annee}`}>
        <Reunions tenues={tenues} minimum={finLe ? 0 : minimumAnnuel} {...{ annee, today }} />
      </td>
      <td data-label="Prochaine séance">
        {prochaine ? (
          <Seance seance={prochaine} base={base} note={formatDelai(jourEtHeure(prochaine.debut).jour, today)} />
        ) : (
          <span className="muted">{finLe ? '' : 'Aucune'}</span>
        )}
      </td>
      <td data-label="Dernière séance">
        {derniere ? (
          <Seance seance={derniere} base={base} note={etatSeanceLabels[derniere.etat].toLowerCase()} />
        ) : (
          <span className="muted">Aucune</span>
        )}
      </td>
      <td data-label="Sièges">
        {formatCompte(sieges, 'siège')}
        {vacants > 0 && <span className={styles.vacants}>{formatCompte(vacants, 'vacant')}</span>}
      </td>
    </tr>
  );
}

type SeanceProps = { seance: { id: number; debut: string }; base: string; note: string };

function Seance({ seance: { id, debut }, base, note }: SeanceProps) {
  return (
    <>
      <Link href={`${base}/seances/${id}`} prefetch={false}>
        {formatJour(jourEtHeure(debut).jour)}
      </Link>
      <small>{note}</small>
    </>
  );
}

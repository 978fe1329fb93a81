import { formatJour, formatNombre } from '@/lib/format';
import { rendu, type Participation } from '@/lib/bilans/rules';
import styles from './bilan.module.css';
import { TableauLarge } from './tableau-large';

type Props = { participation: Participation[]; annee: number; base: string };

/** Who reported in the campaign of the year, the silent first. */
export function BilanParticipation({ participation, annee, base }: Props) {
  const attendues = participation.some((epci) => epci.attendues > 0);
  return (
    <section aria-labelledby="participation">
      <h2 id="participation">Participation des EPCI à la campagne {annee}</h2>
      {attendues ? (
        <TableauLarge titre={`Participation à la campagne ${annee}`}>
          <table className={styles.participation}>
            <thead>
              <tr>
                <th scope="col">EPCI</th>
                <th scope="col">Référent technique</th>
                <th scope="col" className="num">
                  Attendues
                </th>
                <th scope="col" className="num">
                  À examiner
                </th>
                <th scope="col" className="num">
                  Retournées
                </th>
                <th scope="col" className="num">
                  Validées
                </th>
                <th scope="col">Visa de l’élu</th>
              </tr>
            </thead>
            <tbody>
              {participation.map((epci) => (
                <tr key={epci.epciId}>
                  <th scope="row">
                    <a href={`${base}territoires/${epci.siren}`}>{epci.sigle}</a>
                    <small>{epci.nom}</small>
                  </th>
                  <td>
                    {epci.referent ?? <span className="tag">Vacant</span>}
                    {rendu(epci) === 0 && <small>n’a encore rien transmis</small>}
                  </td>
                  <td className="num">{formatNombre(epci.attendues)}</td>
                  <td className="num">{formatNombre(epci.transmises)}</td>
                  <td className="num">{formatNombre(epci.retournees)}</td>
                  <td className="num">
                    <b>{formatNombre(epci.validees)}</b>
                  </td>
                  <td>{epci.viseLe ? formatJour(epci.viseLe) : 'non visé'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableauLarge>
      ) : (
        <p className="muted">La campagne {annee} n’est pas ouverte.</p>
      )}
    </section>
  );
}

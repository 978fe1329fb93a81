import Link from 'next/link';
import { Statut } from '@/components/ui/statut';
import type { ActionTerritoire, AxeTerritoire } from '@/lib/territoires/fiche-territoire';
import { ecartLabels, ecartOf } from '@/lib/territoires/rules';
import styles from './fiche.module.css';

type Props = { code: string; sigle: string; axes: AxeTerritoire[]; actions: ActionTerritoire[]; lireLocal: boolean };

/** The actions that concern the EPCI, what the département says of each beside what the EPCI says, the gap in words. */
export function ActionsTerritoire({ code, sigle, axes, actions, lireLocal }: Props) {
  const columns = lireLocal ? 5 : 3;
  return (
    <table className={styles.actions}>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            Action
          </th>
          <th scope="col">Département</th>
          {lireLocal && (
            <>
              <th scope="col">{sigle}</th>
              <th scope="col">Écart</th>
            </>
          )}
        </tr>
      </thead>
      {axes.map(({ numero, libelle }) => {
        const lines = actions.filter(({ axe }) => axe === numero);
        return lines.length === 0 ? null : (
          <tbody key={numero}>
            <tr className={styles.groupe}>
              <th scope="rowgroup" colSpan={columns}>
                {numero}. {libelle}
              </th>
            </tr>
            {lines.map((action) => (
              <tr key={action.id}>
                <td className={styles.code}>{action.code}</td>
                <th scope="row">
                  <Link href={`/s/${code}/actions/${action.id}`} prefetch={false}>
                    {action.titre}
                  </Link>
                </th>
                <td data-label="Département">
                  <Statut avancement={action.avancement} />
                </td>
                {lireLocal && <Local action={action} sigle={sigle} />}
              </tr>
            ))}
          </tbody>
        );
      })}
    </table>
  );
}

function Local({ action: { avancement, local }, sigle }: { action: ActionTerritoire; sigle: string }) {
  const ecart = ecartOf(avancement, local);
  return (
    <>
      <td data-label={sigle}>
        <Statut avancement={local} />
      </td>
      <td className={styles.ecart}>{ecart && <span className="tag">{ecartLabels[ecart]}</span>}</td>
    </>
  );
}

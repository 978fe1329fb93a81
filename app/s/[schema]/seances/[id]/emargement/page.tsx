import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import styles from '@/components/instances/feuille.module.css';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Imprimer } from '@/components/ui/imprimer';
import { requireViewer } from '@/lib/access/viewer';
import { asViewer } from '@/lib/db';
import { formatJour } from '@/lib/format';
import { formatHoraire } from '@/lib/instances/horaire';
import { readEmargement } from '@/lib/instances/presences';
import { collegeLabels, qualiteLabels } from '@/lib/instances/rules';
import { openSeance } from '@/lib/instances/ouvrir';

export const metadata: Metadata = { title: 'Feuille d’émargement' };

type Props = { params: Promise<{ schema: string; id: string }> };

/** The sheet that goes round the table: names and a place to sign. */
export default async function EmargementPage({ params }: Props) {
  const { schema: code, id } = await params;
  const viewer = await requireViewer(`/s/${code}/seances/${id}/emargement`);
  const { seance, lignes } = await asViewer(viewer, async (db) => {
    const { seance } = (await openSeance(db, viewer, { code, id })) ?? notFound();
    return { seance, lignes: await readEmargement(db, seance.id) };
  });
  const base = `/s/${code}`;
  return (
    <main id="contenu" tabIndex={-1}>
      <Breadcrumb
        steps={[
          { label: 'Instances', href: `${base}/instances` },
          { label: `Séance du ${formatJour(seance.jour)}`, href: `${base}/seances/${seance.id}` },
          { label: 'Feuille d’émargement' },
        ]}
      />
      <div className="head">
        <div>
          <h1>Feuille d’émargement</h1>
          <p>
            {seance.instance.nom}, {formatHoraire(seance.debut, seance.dureeMinutes)}
            {seance.lieu && ` · ${seance.lieu}`}
          </p>
        </div>
        <div className="actions no-print">
          <Imprimer />
        </div>
      </div>
      <div className="table-wrap">
        <table className={`table ${styles.feuille}`}>
          <caption className="visually-hidden">Membres de l’instance et place pour signer</caption>
          <thead>
            <tr>
              <th scope="col">Nom</th>
              <th scope="col">Au titre de</th>
              <th scope="col">Signature, ou nom de qui représente</th>
            </tr>
          </thead>
          <tbody>
            {lignes.map((ligne) => (
              <tr key={`${ligne.membreId}-${ligne.presenceId}`}>
                <th scope="row">
                  {ligne.prenom} {ligne.nom}
                  {ligne.qualite === 'suppleant' && ` (${qualiteLabels.suppleant.toLowerCase()})`}
                </th>
                <td>
                  {[ligne.fonction, ligne.organisation ?? (ligne.college && collegeLabels[ligne.college])]
                    .filter(Boolean)
                    .join(', ')}
                </td>
                <td />
              </tr>
            ))}
            {[1, 2, 3].map((libre) => (
              <tr key={libre}>
                <th scope="row">
                  <span className="visually-hidden">Ligne libre {libre}</span>
                </th>
                <td />
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </main>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EnSeance } from '@/components/instances/en-seance';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { requireViewer } from '@/lib/access/viewer';
import { asViewer } from '@/lib/db';
import { formatJour } from '@/lib/format';
import { readChoixDecision } from '@/lib/instances/choix';
import { openSeance } from '@/lib/instances/ouvrir';
import { etatSeanceLabels, isApprouvee } from '@/lib/instances/rules';
import {
  enregistrerNote,
  enregistrerDecision,
  retirerDecision,
  confirmerDecision,
  ajouterEffet,
  retirerEffet,
  suivrePoint,
} from './mutations';

const mutations = {
  enregistrerNote,
  enregistrerDecision,
  retirerDecision,
  confirmerDecision,
  ajouterEffet,
  retirerEffet,
  suivrePoint,
};

export const metadata: Metadata = { title: 'En séance' };

type Props = { params: Promise<{ schema: string; id: string }> };

export default async function DirectPage({ params }: Props) {
  const { schema: code, id } = await params;
  const viewer = await requireViewer(`/s/${code}/seances/${id}/direct`);
  const { seance, choix } = await asViewer(viewer, async (db) => {
    const { seance, schemaId, isOuvert, tenir } = (await openSeance(db, viewer, { code, id })) ?? notFound();
    const { instance, etat } = seance;
    const ecrire = isOuvert && !isApprouvee(etat) && etat !== 'annulee' && tenir;
    const lieu = { instanceId: instance.id, seanceId: seance.id };
    return { seance, choix: ecrire ? await readChoixDecision(db, schemaId, lieu) : null };
  });
  const base = `/s/${code}`;
  return (
    <main id="contenu" tabIndex={-1}>
      <Breadcrumb
        steps={[
          { label: 'Instances', href: `${base}/instances` },
          { label: seance.instance.nom, href: `${base}/instances/${seance.instance.id}` },
          { label: `Séance du ${formatJour(seance.jour)}`, href: `${base}/seances/${seance.id}` },
          { label: 'En séance' },
        ]}
      />
      <div className="head">
        <h1>
          {seance.instance.nom}, {formatJour(seance.jour)}
        </h1>
        {!choix && <p className="muted">{etatSeanceLabels[seance.etat]} : lecture seule.</p>}
      </div>
      <EnSeance {...{ seance, choix, base, mutations }} />
    </main>
  );
}

import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ActionForm } from '@/components/referentiel/action-form';
import { EtatAction } from '@/components/referentiel/etat-action';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { formatJour } from '@/lib/format';
import { dateEffetProposee } from '@/lib/referentiel/actions';
import { readVersionAction } from '@/lib/referentiel/lecture-action';
import { readReferentiel } from '@/lib/referentiel/lecture-schema';
import { openEcriture } from '@/lib/referentiel/ouvrir';
import { isProjet } from '@/lib/referentiel/rules';
import { etatActionLabels } from '@/lib/suivi/rules';
import { changerEtatAction, enregistrerAction } from '../mutations';

type Props = { params: Promise<{ schema: string; id: string }> };

export const metadata: Metadata = { title: 'Modifier une action' };

export default async function ModifierActionPage({ params }: Props) {
  const { schema: code, id } = await params;
  const base = `/s/${code}`;
  const viewer = await requireViewer(`${base}/schema/actions/${id}`);
  if (!/^[0-9]{1,9}$/.test(id)) notFound();
  const { schema, version, listes } = await asViewer(viewer, async (db) => {
    const ouvert = await openEcriture(db, viewer, code);
    const lue = (await readVersionAction(db, ouvert.id, Number(id))) ?? notFound();
    return { schema: ouvert, version: lue, listes: await readReferentiel(db, ouvert.id) };
  });
  const propose = dateEffetProposee(schema, today());
  const dateEffet = propose < version.dateEffet ? version.dateEffet : propose;
  const isActive = version.etat === 'active';
  return (
    <main id="contenu" tabIndex={-1} className="narrow stack">
      <div>
        <Breadcrumb
          steps={[
            { label: 'Le schéma', href: `${base}/schema` },
            { label: version.code ?? version.titre, href: `${base}/actions/${version.id}` },
            { label: 'Modifier' },
          ]}
        />
        <h1>
          {version.code} {version.titre}
        </h1>
        <p className="muted">
          Version {version.numero}, en vigueur depuis le {formatJour(version.dateEffet)}
          {version.origine && `, reprise de l’action ${version.origine.code} du schéma ${version.origine.schema}`}.{' '}
          <Link href={`${base}/actions/${version.id}`} prefetch={false}>
            Voir l’action et son historique
          </Link>
        </p>
        {!isActive && (
          <p className="lede">
            <span className="tag accent">{etatActionLabels[version.etat]}</span> {version.motif}
          </p>
        )}
      </div>
      {isActive ? (
        <div className="panel">
          <ActionForm
            action={enregistrerAction}
            schemaId={schema.id}
            base={base}
            listes={{ fiches: listes.fiches, epcis: listes.epcis, facettes: listes.facettes }}
            version={version}
            propose={{ ficheId: version.ficheId, code: '', dateEffet }}
            isProjet={isProjet(schema.etat)}
          />
        </div>
      ) : (
        <p>Une action hors du tableau ne se modifie pas : restaurez-la d’abord.</p>
      )}
      {version.etat !== 'ressource' && (
        <EtatAction action={changerEtatAction} version={version} dateEffet={dateEffet} />
      )}
    </main>
  );
}

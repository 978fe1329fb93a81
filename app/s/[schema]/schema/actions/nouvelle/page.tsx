import type { Metadata } from 'next';
import { ActionForm } from '@/components/referentiel/action-form';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { dateEffetProposee } from '@/lib/referentiel/actions';
import { readReferentiel } from '@/lib/referentiel/lecture-schema';
import { openEcriture } from '@/lib/referentiel/ouvrir';
import { isProjet, nextCode } from '@/lib/referentiel/rules';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { enregistrerAction } from '../mutations';

type Props = { params: Promise<{ schema: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: 'Ajouter une action' };

export default async function NouvelleActionPage({ params, searchParams }: Props) {
  const [{ schema: code }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const base = `/s/${code}`;
  const viewer = await requireViewer(`${base}/schema/actions/nouvelle`);
  const { schema, listes } = await asViewer(viewer, async (db) => {
    const ouvert = await openEcriture(db, viewer, code);
    return { schema: ouvert, listes: await readReferentiel(db, ouvert.id) };
  });
  const fiches = listes.fiches.filter(({ etat }) => etat === 'active');
  const fiche = fiches.find(({ id }) => String(id) === search.get('fiche')) ?? fiches[0];
  const codes = listes.actions
    .filter(({ ficheId, etat }) => ficheId === fiche?.id && (etat === 'active' || etat === 'retiree'))
    .map((action) => action.code);
  return (
    <main id="contenu" tabIndex={-1} className="narrow stack">
      <div>
        <Breadcrumb steps={[{ label: 'Le schéma', href: `${base}/schema` }, { label: 'Ajouter une action' }]} />
        <h1>Ajouter une action</h1>
      </div>
      {fiche ? (
        <div className="panel">
          <ActionForm
            action={enregistrerAction}
            schemaId={schema.id}
            base={base}
            listes={{ fiches, epcis: listes.epcis, facettes: listes.facettes }}
            propose={{
              ficheId: fiche.id,
              code: nextCode(codes, `${fiche.code}-1`),
              dateEffet: dateEffetProposee(schema, today()),
            }}
            isProjet={isProjet(schema.etat)}
          />
        </div>
      ) : (
        <div className="empty">
          <p className="strong">Une action se range dans une fiche, et ce schéma n’en a pas encore.</p>
          <p>
            <a className="btn" href={`${base}/schema/fiches/nouvelle`}>
              Ajouter une fiche
            </a>
          </p>
        </div>
      )}
    </main>
  );
}

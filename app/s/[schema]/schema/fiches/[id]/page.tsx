import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { EnDialogue } from '@/components/ui/en-dialogue';
import { FicheForm } from '@/components/referentiel/fiche-form';
import { Texte } from '@/components/referentiel/texte';
import { TextesPrecedents } from '@/components/referentiel/textes-precedents';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { TextField } from '@/components/ui/field';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { asViewer } from '@/lib/db';
import { readFiche, type FicheLue } from '@/lib/referentiel/fiches';
import { readReferentiel, readSchemaEcrit } from '@/lib/referentiel/lecture-schema';
import { degreLabels } from '@/lib/referentiel/rules';
import { changerEtatFiche, enregistrerFiche } from '../mutations';

type Props = { params: Promise<{ schema: string; id: string }> };

export const metadata: Metadata = { title: 'Une fiche du schéma' };

export default async function FichePage({ params }: Props) {
  const { schema: code, id } = await params;
  const base = `/s/${code}`;
  const viewer = await requireViewer(`${base}/schema/fiches/${id}`);
  if (!/^[0-9]{1,9}$/.test(id)) notFound();
  const { schema, fiche, axes, peut } = await asViewer(viewer, async (db) => {
    const lu = (await readSchemaEcrit(db, code)) ?? notFound();
    const place = { schemaId: lu.id };
    if (!can(viewer, 'lire', 'referentiel', place)) notFound();
    return {
      schema: lu,
      fiche: (await readFiche(db, lu.id, Number(id))) ?? notFound(),
      axes: (await readReferentiel(db, lu.id)).axes,
      peut: can(viewer, 'modifier', 'referentiel', place) && lu.etat !== 'clos',
    };
  });
  const isActive = fiche.etat === 'active';
  return (
    <main id="contenu" tabIndex={-1} className="narrow stack">
      <div>
        <Breadcrumb steps={[{ label: 'Le schéma', href: `${base}/schema` }, { label: fiche.code ?? 'Fiche' }]} />
        <h1>
          {fiche.code} {fiche.titre}
        </h1>
        {fiche.etat === 'archivee' && (
          <p className="lede">
            <span className="tag accent">Archive</span> {fiche.motifEtat}
          </p>
        )}
        {fiche.origine && (
          <p className="muted">
            Reprise de la fiche {fiche.origine.code} du schéma {fiche.origine.schema}.
          </p>
        )}
      </div>
      {peut && isActive ? (
        <div className="panel">
          <FicheForm action={enregistrerFiche} schemaId={schema.id} base={`${base}/schema`} axes={axes} fiche={fiche} />
        </div>
      ) : (
        <Lecture fiche={fiche} axe={axes.find((axe) => axe.id === fiche.axeId)} />
      )}
      <section className="panel" aria-labelledby="actions">
        <h2 id="actions">Actions de la fiche</h2>
        {fiche.actions.length === 0 && <p className="muted">Aucune action.</p>}
        <ul className="plain stack tight">
          {fiche.actions.map((action) => (
            <li key={action.id}>
              <Link href={`${base}/actions/${action.id}`} prefetch={false}>
                {action.code} {action.titre}
              </Link>
            </li>
          ))}
        </ul>
        {peut && isActive && (
          <p className="actions">
            <Link className="btn small" href={`${base}/schema/actions/nouvelle?fiche=${fiche.id}`} prefetch={false}>
              Ajouter une action
            </Link>
          </p>
        )}
      </section>
      <TextesPrecedents fiche={fiche} />
      {peut && fiche.etat !== 'ressource' && <Etat fiche={fiche} />}
    </main>
  );
}

function Etat({ fiche }: { fiche: FicheLue }) {
  const isActive = fiche.etat === 'active';
  if (isActive && fiche.actions.length > 0)
    return <p className="muted">Pour archiver cette fiche, archivez d’abord ses actions ou changez-les de fiche.</p>;
  return (
    <p className="actions">
      <EnDialogue
        label={isActive ? 'Archiver la fiche' : 'Restaurer la fiche'}
        title={isActive ? 'Archiver la fiche ?' : 'Restaurer la fiche'}
        action={changerEtatFiche}
        submitLabel={isActive ? 'Archiver' : 'Restaurer'}
        revision={fiche.revision}
        className="btn"
        danger={isActive}
      >
        <p>
          {isActive
            ? 'Elle sort du plan et se retrouve dans les archives ; elle pourra être restaurée.'
            : 'Elle revient dans le plan, à sa place et sous son code.'}
        </p>
        <input type="hidden" name="ficheId" value={fiche.id} />
        <input type="hidden" name="etat" value={isActive ? 'archivee' : 'active'} />
        <TextField name="motif" label="Pourquoi ?" autoComplete="off" />
      </EnDialogue>
    </p>
  );
}

function Lecture({ fiche, axe }: { fiche: FicheLue; axe: { numero: number; libelle: string } | undefined }) {
  const textes = { Constat: fiche.constat, Enjeux: fiche.enjeux, Mesures: fiche.mesures };
  return (
    <section className="panel" aria-labelledby="texte">
      <h2 id="texte">La fiche</h2>
      <dl className="kv">
        {axe && <dt>Axe</dt>}
        {axe && (
          <dd>
            {axe.numero}. {axe.libelle}
          </dd>
        )}
        {fiche.degrePriorite && <dt>Degré de priorité</dt>}
        {fiche.degrePriorite && <dd>{degreLabels[fiche.degrePriorite]}</dd>}
        {Object.entries(textes).map(([label, texte]) => [
          <dt key={label}>{label}</dt>,
          <dd key={`${label}-texte`}>
            {texte ? <Texte texte={texte} /> : <span className="muted">Non renseigné dans le schéma.</span>}
          </dd>,
        ])}
      </dl>
    </section>
  );
}

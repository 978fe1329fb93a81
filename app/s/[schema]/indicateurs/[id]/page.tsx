import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { FicheAnnees } from '@/components/indicateurs/fiche-annees';
import { FicheDefinition } from '@/components/indicateurs/fiche-definition';
import { FicheHistoire } from '@/components/indicateurs/fiche-histoire';
import { FicheTerritoires } from '@/components/indicateurs/fiche-territoires';
import styles from '@/components/indicateurs/fiche.module.css';
import { GestesDefinition } from '@/components/indicateurs/gestes-definition';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Imprimer } from '@/components/ui/imprimer';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { listOrganisations, titreOf } from '@/lib/indicateurs/fiche';
import { openFiche } from '@/lib/indicateurs/ouverture';
import { etatIndicateurLabels } from '@/lib/indicateurs/rules';
import * as mutations from '../mutations';

type Props = { params: Promise<{ schema: string; id: string }> };

const load = cache(async (code: string, id: string) => {
  const viewer = await requireViewer(`/s/${code}/indicateurs/${id}`);
  return asViewer(viewer, async (db) => {
    const fiche = (await openFiche(db, viewer, { code, id, today: today() })) ?? notFound();
    const ecrire = fiche.schema.etat !== 'clos' && can(viewer, 'definir', 'indicateur', { schemaId: fiche.schema.id });
    return { ...fiche, organisations: ecrire ? await listOrganisations(db) : null };
  });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { schema, id } = await params;
  return { title: titreOf((await load(schema, id)).indicateur) };
}

export default async function IndicateurPage({ params }: Props) {
  const { schema: code, id } = await params;
  const { schema, indicateur, autour, annees, isLu, organisations } = await load(code, id);
  const base = `/s/${code}`;
  const { action, etat, motifEtat, definition, formule } = indicateur;
  const titre = titreOf(indicateur);
  const [debut, fin] = [schema.dateDebut, schema.dateFin].map((jour) => Number(jour.slice(0, 4)));
  return (
    <main id="contenu" tabIndex={-1}>
      <Breadcrumb steps={[{ label: 'Indicateurs', href: `${base}/indicateurs` }, { label: titre }]} />
      <div className="head">
        <div>
          <p className="eyebrow">
            {action ? (
              <Link href={`${base}/actions/${action.id}`} prefetch={false}>
                {action.code} {action.titre}
              </Link>
            ) : (
              'Indicateur du schéma'
            )}
          </p>
          <h1>{titre}</h1>
          <p>
            <span className={etat === 'actif' ? 'tag accent' : 'tag'}>{etatIndicateurLabels[etat]}</span>{' '}
            {formule && <span className="tag">Calculé</span>} {motifEtat && <span className="muted">{motifEtat}</span>}
          </p>
        </div>
        <div className="actions no-print">
          {organisations && (
            <GestesDefinition
              {...{ indicateur, autour, organisations, mutations }}
              schema={{ debut: debut!, fin: fin! }}
              annee={Number(today().slice(0, 4))}
            />
          )}
          {isLu && definition && (
            <a className="btn" href={`${base}/indicateurs/${indicateur.id}/export`} download>
              Télécharger (CSV)
            </a>
          )}
          <Imprimer />
        </div>
      </div>
      <div className={`stack ${styles.fiche}`}>
        {!definition && etat === 'a_qualifier' && (
          <div className="empty">
            <p className="strong">Cette ligne du schéma n’est pas encore un indicateur.</p>
            <p>
              {organisations
                ? 'Dites ce qu’elle mesure, dans quelle unité et à quelle échelle : elle pourra alors se saisir. Si elle demande plusieurs valeurs, scindez-la.'
                : 'La cellule doit dire ce qu’elle mesure avant qu’elle se saisisse.'}
            </p>
          </div>
        )}
        {isLu && definition && <FicheAnnees {...{ titre, definition, annees }} />}
        {isLu && definition && definition.echelle !== 'departement' && formule === null && (
          <FicheTerritoires {...{ indicateur, autour, annees, base }} />
        )}
        {!isLu && <p className="notice">Les valeurs de cet indicateur ne vous sont pas ouvertes.</p>}
        <FicheDefinition {...{ indicateur, autour, base }} />
        {isLu && <FicheHistoire autour={autour} />}
      </div>
    </main>
  );
}

import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { MaRemontee } from '@/components/campagnes/ma-remontee';
import styles from '@/components/campagnes/ma-remontee.module.css';
import { MarkSprite } from '@/components/ui/statut';
import { can } from '@/lib/access/can';
import { logRefusal } from '@/lib/access/log';
import { requireViewer } from '@/lib/access/viewer';
import { currentCampagne, listCampagnes } from '@/lib/campagnes/campagne';
import { listLignes } from '@/lib/campagnes/ma-remontee';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { formatJour } from '@/lib/format';
import { listAxes, readSchema } from '@/lib/suivi/tableau';
import { readEpci } from '@/lib/territoires/epci';
import { demanderCorrection, enregistrerBrouillons, transmettreRemontee } from './mutations';

type Props = { params: Promise<{ schema: string; siren: string }> };

export const metadata: Metadata = { title: 'Ma remontée' };

export default async function MaRemonteePage({ params }: Props) {
  const { schema: code, siren } = await params;
  const path = `/s/${code}/ma-remontee/${siren}`;
  const viewer = await requireViewer(path);
  const jour = today();
  const found = await asViewer(viewer, async (db) => {
    const schema = await readSchema(db, code);
    const epci = schema && (await readEpci(db, schema.id, siren));
    if (!schema || !epci || !can(viewer, 'saisir', 'remontee', { schemaId: schema.id, epciId: epci.id })) return null;
    const campagne = currentCampagne(await listCampagnes(db, schema.id), jour);
    const lignes = campagne ? await listLignes(db, { id: campagne.id, schemaId: schema.id }, epci.id) : [];
    return { schema, epci, campagne, lignes, axes: await listAxes(db, schema.id) };
  });
  if (!found) {
    await logRefusal(viewer.id, path.slice(0, 200), 'remontée d’un autre EPCI');
    notFound();
  }
  const { schema, epci, campagne, lignes, axes } = found;
  return (
    <main id="contenu" tabIndex={-1} className={styles.page}>
      <MarkSprite />
      <div className="head">
        <div>
          <p className="eyebrow">
            {epci.sigle} · {epci.nom}
            {campagne && ` · campagne ${campagne.annee}`}
          </p>
          <h1>Ma remontée</h1>
        </div>
        <div className="actions no-print">
          <Link className="btn" href={`/s/${code}/territoires/${siren}`} prefetch={false}>
            La page de {epci.sigle}
          </Link>
        </div>
      </div>
      {campagne && lignes.length > 0 ? (
        <>
          <p className={`muted ${styles.aide} no-print`}>
            Tout est enregistré au fil de la frappe ; la cellule ne lit que ce que vous transmettez.{' '}
            <span className={styles.clavier}>
              Au clavier : <kbd>Entrée</kbd> « rien n’a changé » et ligne suivante, <kbd>1</kbd> <kbd>2</kbd>{' '}
              <kbd>3</kbd> pas fait, en cours, fait, <kbd>↓</kbd> <kbd>↑</kbd> d’une ligne à l’autre.
            </span>
          </p>
          <MaRemontee
            key={siren}
            lignes={lignes}
            axes={axes}
            place={{ schemaId: schema.id, epciId: epci.id }}
            cle={`${viewer.id}-${code}-${siren}`}
            echeance={campagne.echeance}
            today={jour}
            base={`/s/${code}/actions/`}
            mutations={{
              enregistrer: enregistrerBrouillons,
              transmettre: transmettreRemontee,
              demanderCorrection,
            }}
          />
        </>
      ) : (
        <div className="empty">
          <p className="strong">
            {campagne ? 'Aucune action suivie ne concerne cet EPCI.' : 'Aucune campagne n’est ouverte.'}
          </p>
          <p>
            {campagne
              ? `Rien ne vous est demandé pour la campagne ${campagne.annee}.`
              : `La cellule ouvre la campagne de l’année ; vous la trouverez ici. Nous sommes le ${formatJour(jour)}.`}
          </p>
          <p>
            <Link className="btn" href={`/s/${code}/tableau`} prefetch={false}>
              Voir le tableau
            </Link>
          </p>
        </div>
      )}
    </main>
  );
}

import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { VisaGestes } from '@/components/campagnes/visa-gestes';
import { ConventionsDeEpci } from '@/components/conventions/liees';
import { ActionsTerritoire } from '@/components/territoires/actions-territoire';
import { AxesCompares } from '@/components/territoires/axes-compares';
import { IndicateursLies } from '@/components/indicateurs/lies';
import { DecisionsLiees } from '@/components/instances/decision';
import { InstanceDeEpci } from '@/components/instances/instance-epci';
import { Competences } from '@/components/territoires/competences';
import { DemandesPanneau } from '@/components/territoires/demandes-panneau';
import styles from '@/components/territoires/fiche.module.css';
import { MandatGestes } from '@/components/territoires/mandat-gestes';
import { Referents } from '@/components/territoires/referents';
import { Retards } from '@/components/territoires/retards';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Imprimer } from '@/components/ui/imprimer';
import { BarSprite } from '@/components/ui/progress-bar';
import { MarkSprite } from '@/components/ui/statut';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { listConventions } from '@/lib/conventions/data';
import { suivre } from '@/lib/conventions/registre';
import { asViewer } from '@/lib/db';
import { formatCompte, formatJour, formatNombre } from '@/lib/format';
import { readIndicateurs } from '@/lib/indicateurs/data';
import { deuxAnnees, liesDeEpci } from '@/lib/indicateurs/lies';
import { readFicheTerritoire, type FicheTerritoire, type MandatGere } from '@/lib/territoires/fiche-territoire';
import { natureEpciLabels } from '@/lib/territoires/rules';
import { slug } from '@/lib/text';
import { modifierMandat, nommerReferent, terminerMandat } from '../mutations';
import { donnerVisa, enregistrerCompetence, enregistrerVisa, retirerVisa } from './mutations';

type Props = { params: Promise<{ schema: string; siren: string }> };

const load = cache(async (code: string, siren: string) => {
  const viewer = await requireViewer(`/s/${code}/territoires/${siren}`);
  if (!/^[0-9]{9}$/.test(siren)) notFound();
  const jour = today();
  const found = await asViewer(viewer, async (db) => {
    const fiche = await readFicheTerritoire(db, viewer, { code, siren, today: jour });
    if (!fiche || !can(viewer, 'lire', 'territoire', { schemaId: fiche.schema.id })) return null;
    const place = { schemaId: fiche.schema.id, epciId: fiche.epci.id };
    return {
      fiche,
      lues: await listConventions(db, fiche.schema.id, { epciId: fiche.epci.id }),
      indicateurs: can(viewer, 'lire', 'valeur', { schemaId: place.schemaId })
        ? await readIndicateurs(db, { schemaId: place.schemaId, ...deuxAnnees(jour), epciId: place.epciId })
        : null,
      // public matters: whoever follows the scheme reads those of every EPCI
      competences: can(viewer, 'lire', 'competence', { schemaId: place.schemaId })
        ? {
            lues: fiche.competences,
            ecrire: fiche.schema.etat !== 'clos' && can(viewer, 'ecrire', 'competence', place),
          }
        : null,
    };
  });
  const { fiche, lues, competences, indicateurs } = found ?? notFound();
  return { fiche, jour, competences, indicateurs, conventions: suivre(lues, jour) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { schema, siren } = await params;
  const { epci } = (await load(schema, siren)).fiche;
  return { title: `${epci.sigle} · ${epci.nom}` };
}

export default async function TerritoirePage({ params }: Props) {
  const { schema: code, siren } = await params;
  const { fiche, jour, competences, indicateurs, conventions } = await load(code, siren);
  const { schema, epci, actions, axes, mandats, can: rights } = fiche;
  return (
    <main id="contenu" tabIndex={-1} className={`${styles.page} une-page`}>
      <MarkSprite />
      <BarSprite />
      <Breadcrumb steps={[{ label: 'Territoires', href: `/s/${code}/territoires` }, { label: epci.sigle }]} />
      <div className="head">
        <div>
          <h1>
            {epci.nom} ({epci.sigle})
          </h1>
          <p className="lede">
            <Identite epci={epci} />
          </p>
          <p className="muted">
            {schema.departement}, schéma {schema.dateDebut.slice(0, 4)}-{schema.dateFin.slice(0, 4)} · situation au{' '}
            {formatJour(jour)}
          </p>
        </div>
        <div className="actions no-print">
          <Link href={`/s/${code}/tableau?territoire=${slug(epci.sigle)}`} className="btn" prefetch={false}>
            Voir au tableau
          </Link>
          <Imprimer />
        </div>
      </div>
      {!rights.lireLocal && (
        <p className={`notice ${styles.limite}`}>
          L’avancement propre à l’EPCI ne fait pas partie de ce que vous lisez : cette page montre ses référents et le
          statut départemental de ses actions.
        </p>
      )}
      <div className={rights.lireLocal ? styles.grille : `${styles.grille} ${styles.sansLocal}`}>
        {rights.lireLocal && (
          <section className={`panel ${styles.progres}`} aria-labelledby="axes">
            <h2 id="axes">Avancement par axe</h2>
            <AxesCompares sigle={epci.sigle} autres={epci.autres} axes={axes} actions={actions} />
          </section>
        )}
        <div className={styles.cote}>
          <Referents mandats={mandats} today={jour} peutNommer={rights.nommer} />
          <DemandesPanneau fiche={fiche} today={jour}>
            {fiche.campagne && rights.saisir && (
              <p className="actions no-print">
                <Link href={`/s/${code}/ma-remontee/${siren}`} className="btn small primary" prefetch={false}>
                  Remplir la remontée
                </Link>
              </p>
            )}
            <Visa fiche={fiche} jour={jour} />
          </DemandesPanneau>
          {competences && (
            <div className={styles.competences}>
              <Competences
                lues={competences.lues}
                place={{ schemaId: schema.id, epciId: epci.id, sigle: epci.sigle }}
                today={jour}
                action={competences.ecrire ? enregistrerCompetence : null}
              />
            </div>
          )}
          <InstanceDeEpci instances={fiche.instances} base={`/s/${code}`} today={jour} />
          <DecisionsLiees decisions={fiche.instances.decisions} base={`/s/${code}`} today={jour} isBref />
          {conventions.length > 0 && (
            <section className={`panel ${styles.conventions}`} aria-labelledby="conventions">
              <h2 id="conventions">Conventions</h2>
              <ConventionsDeEpci conventions={conventions} base={`/s/${code}/conventions`} today={jour} />
            </section>
          )}
          {indicateurs && (
            <div className="no-print">
              <IndicateursLies
                lignes={liesDeEpci(indicateurs, epci.id, Number(jour.slice(0, 4)))}
                annee={Number(jour.slice(0, 4))}
                base={`/s/${code}/indicateurs`}
                saisie={
                  (rights.saisir || rights.nommer) && schema.etat !== 'clos'
                    ? `/s/${code}/indicateurs/saisie?territoire=${siren}`
                    : null
                }
              />
            </div>
          )}
          <Retards code={code} sigle={epci.sigle} actions={actions} today={jour} lireLocal={rights.lireLocal} />
        </div>
        <section className={`panel ${styles.suivies}`} aria-labelledby="actions">
          <h2 id="actions">Ses {formatCompte(actions.length, 'action')}</h2>
          {actions.length > 0 ? (
            <ActionsTerritoire
              code={code}
              sigle={epci.sigle}
              axes={axes}
              actions={actions}
              lireLocal={rights.lireLocal}
            />
          ) : (
            <p className="muted">Aucune action suivie ne concerne cet EPCI.</p>
          )}
        </section>
      </div>
      {rights.nommer && (
        <MandatGestes
          schemaId={schema.id}
          epci={{ id: epci.id, siren: epci.siren, sigle: epci.sigle, nom: epci.nom }}
          mandats={mandats as MandatGere[]}
          comptes={fiche.comptes}
          today={jour}
          mutations={{ nommer: nommerReferent, modifier: modifierMandat, terminer: terminerMandat }}
        />
      )}
    </main>
  );
}

function Identite({ epci }: { epci: FicheTerritoire['epci'] }) {
  return (
    <>
      {natureEpciLabels[epci.nature]} · {formatCompte(epci.communes, 'commune')}
      {epci.dehors > 0 && `, dont ${formatNombre(epci.dehors)} hors du département`}
      {epci.population !== null && ` · ${formatCompte(epci.population, 'habitant')}`} · SIREN {epci.siren}
    </>
  );
}

function Visa({ fiche, jour }: { fiche: FicheTerritoire; jour: string }) {
  const { schema, campagne, epci, visa, actions, can: rights } = fiche;
  if (!campagne || !(rights.donnerVisa || rights.enregistrerVisa)) return null;
  const isTransmis = actions.some(({ etape }) => etape !== null && etape !== 'a_remplir');
  const mayWithdraw = visa !== null && (visa.isEnLigne ? rights.donnerVisa : rights.enregistrerVisa);
  const isVise = visa?.isEnLigne === true && visa.depuis === 0;
  return (
    <>
      {!isTransmis && <p className="muted no-print">Rien n’est encore transmis : il n’y a rien à viser.</p>}
      <VisaGestes
        place={{ schemaId: schema.id, epciId: epci.id }}
        titre={`${epci.sigle} · campagne ${campagne.annee}`}
        campagne={{ annee: campagne.annee, ouverture: campagne.ouverture }}
        today={jour}
        visaId={mayWithdraw ? visa.id : null}
        can={{ donner: rights.donnerVisa && isTransmis && !isVise, enregistrer: rights.enregistrerVisa && isTransmis }}
        mutations={{ donner: donnerVisa, enregistrer: enregistrerVisa, retirer: retirerVisa }}
      />
    </>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AccorderDroit, Confirmer, CreerLien, ModifierCompte } from '@/components/comptes/compte-forms';
import styles from '@/components/comptes/comptes.module.css';
import { DroitTexte } from '@/components/comptes/droit-texte';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { roleLabels, roles } from '@/lib/access/roles';
import { today } from '@/lib/clock';
import { requireGestionnaire } from '@/lib/comptes/acces';
import { isGere } from '@/lib/comptes/data';
import { listPerimetres, readCompte, type CompteLu, type Droit } from '@/lib/comptes/registre';
import { etatCompteLabels } from '@/lib/comptes/rules';
import { asViewer } from '@/lib/db';
import { formatInstant } from '@/lib/format';
import {
  accorderHabilitation,
  confirmerHabilitation,
  creerLien,
  fermerCompte,
  modifierCompte,
  retirerHabilitation,
  rouvrirCompte,
} from '../mutations';

export const metadata: Metadata = { title: 'Compte' };

export default async function ComptePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const viewer = await requireGestionnaire(`/administration/comptes/${id}`);
  if (!/^[0-9]{1,9}$/.test(id)) notFound();
  const jour = today();
  const found = await asViewer(viewer, async (db) => {
    const compte = await readCompte(db, viewer, Number(id), jour);
    return compte && { compte, gere: await isGere(db, compte.id), perimetres: await listPerimetres(db, viewer, roles) };
  });
  if (!found) notFound();
  const { compte, gere, perimetres } = found;
  const nom = `${compte.prenom} ${compte.nom}`;
  return (
    <main id="contenu" tabIndex={-1} className="narrow stack">
      <div>
        <Breadcrumb steps={[{ label: 'Comptes et droits', href: '/administration/comptes' }, { label: nom }]} />
        <h1>{nom}</h1>
        <p className="lede">
          {compte.fonction && `${compte.fonction} · `}
          {compte.courriel} · <span className="tag">{etatCompteLabels[compte.etat]}</span>
          {compte.derniereConnexion && ` vu le ${formatInstant(compte.derniereConnexion)}`}
        </p>
      </div>
      <section className="panel" aria-labelledby="droits">
        <h2 id="droits">Droits</h2>
        {compte.droits.length === 0 && <p className="muted">Aucun droit donné.</p>}
        <ul className="plain">
          {compte.droits.map((droit) => (
            <LigneDroit key={droit.id} droit={droit} nom={nom} />
          ))}
        </ul>
      </section>
      <section className="panel no-print" aria-labelledby="donner">
        <h2 id="donner">Donner un droit</h2>
        <p className="muted">
          Un droit de la cellule donné par un administrateur attend la confirmation d’un membre de la cellule.
        </p>
        <AccorderDroit action={accorderHabilitation} utilisateurId={compte.id} perimetres={perimetres} today={jour} />
      </section>
      {gere ? (
        <Gestion compte={compte} nom={nom} estMoi={compte.id === viewer.id} />
      ) : (
        <p className="notice">
          Ce compte a des droits hors de vos schémas : seul un administrateur peut le modifier, l’inviter ou le fermer.
        </p>
      )}
    </main>
  );
}

function LigneDroit({ droit, nom }: { droit: Droit; nom: string }) {
  const about = `${roleLabels[droit.role]}, ${nom}`;
  return (
    <li className={styles.droit}>
      <DroitTexte droit={droit} detail />
      <span className="actions no-print">
        {droit.can.confirmer && (
          <Confirmer
            action={confirmerHabilitation}
            label="Confirmer"
            about={about}
            title="Confirmer ce droit ?"
            consequence="Cette personne pourra aussitôt changer les statuts du schéma, comme vous."
            fields={{ habilitationId: droit.id }}
          />
        )}
        {droit.can.retirer && (
          <Confirmer
            action={retirerHabilitation}
            label="Retirer"
            about={about}
            title="Retirer ce droit ?"
            consequence="Il cesse aussitôt. Il restera dans cette page, avec sa date de fin ; un nouveau droit pourra être donné."
            fields={{ habilitationId: droit.id }}
            danger
          />
        )}
      </span>
    </li>
  );
}

function Gestion({ compte, nom, estMoi }: { compte: CompteLu; nom: string; estMoi: boolean }) {
  const nature = compte.derniereConnexion ? 'reinitialisation' : 'invitation';
  return (
    <>
      <section className="panel no-print" aria-labelledby="lien">
        <h2 id="lien">{nature === 'invitation' ? 'Invitation' : 'Mot de passe oublié'}</h2>
        <p className="muted">
          Un nouveau lien remplace les précédents. S’il est créé par un administrateur pour un membre de la cellule, les
          droits de celui-ci devront être confirmés de nouveau par un collègue après usage.
        </p>
        {compte.etat === 'ferme' ? (
          <p>Ce compte est fermé : rouvrez-le d’abord.</p>
        ) : (
          <CreerLien action={creerLien} utilisateurId={compte.id} nature={nature} />
        )}
      </section>
      <section className="panel no-print" aria-labelledby="identite">
        <h2 id="identite">Identité</h2>
        <ModifierCompte key={compte.revision} action={modifierCompte} compte={compte} />
      </section>
      {!estMoi && (
        <section className="panel no-print" aria-labelledby="fermeture">
          <h2 id="fermeture">{compte.etat === 'ferme' ? 'Compte fermé' : 'Fermer le compte'}</h2>
          {compte.etat === 'ferme' ? (
            <Confirmer
              key="rouvrir"
              action={rouvrirCompte}
              label="Rouvrir le compte"
              about={nom}
              title="Rouvrir ce compte ?"
              consequence="La personne retrouve les droits encore en vigueur, avec son mot de passe d’avant."
              fields={{ utilisateurId: compte.id }}
            />
          ) : (
            <Confirmer
              key="fermer"
              action={fermerCompte}
              label="Fermer le compte"
              about={nom}
              title="Fermer ce compte ?"
              consequence="Ses sessions se terminent aussitôt et il ne peut plus se connecter. Ce qu’il a écrit reste ; le compte pourra être rouvert."
              fields={{ utilisateurId: compte.id }}
              danger
            />
          )}
        </section>
      )}
    </>
  );
}

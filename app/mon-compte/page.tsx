import type { Metadata } from 'next';
import { ChangerMotDePasse } from '@/components/comptes/changer-mot-de-passe';
import { DroitTexte } from '@/components/comptes/droit-texte';
import { MotDePasseChange } from '@/components/comptes/mot-de-passe-change';
import { MonCalendrier } from '@/components/instances/mon-calendrier';
import { SeDeconnecter } from '@/components/comptes/se-deconnecter';
import { roleLabels } from '@/lib/access/roles';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { readReinitialisation } from '@/lib/comptes/liens';
import { readCompte } from '@/lib/comptes/registre';
import { asViewer } from '@/lib/db';
import { formatJour } from '@/lib/format';
import { readFlux } from '@/lib/instances/flux';
import { ouvrirCalendrier, revoquerCalendrier } from './calendrier/mutations';
import { changerMotDePasse } from './mutations';

export const metadata: Metadata = { title: 'Mon compte' };

export default async function MonComptePage() {
  const viewer = await requireViewer('/mon-compte');
  const { compte, reinitialisation, flux } = await asViewer(viewer, async (db) => ({
    compte: await readCompte(db, viewer, viewer.id, today()),
    reinitialisation: await readReinitialisation(db, viewer),
    flux: await readFlux(db),
  }));
  const attendus = compte?.droits.filter(({ etat }) => etat === 'a_confirmer' || etat === 'a_venir') ?? [];
  return (
    <main id="contenu" tabIndex={-1} className="narrow stack">
      <div className="head">
        <div>
          <p className="eyebrow">Mon compte</p>
          <h1>
            {viewer.prenom} {viewer.nom}
          </h1>
          <p className="lede">{[viewer.fonction, viewer.courriel].filter(Boolean).join(' · ')}</p>
        </div>
        <div className="actions no-print">
          <SeDeconnecter className="btn" />
        </div>
      </div>
      <section className="panel" aria-labelledby="droits">
        <h2 id="droits">Ce que je peux voir et faire</h2>
        {viewer.habilitations.length === 0 ? (
          <p>
            Aucun droit n’est en vigueur sur ce compte : vous ne voyez donc aucun schéma. Demandez à la cellule
            technique de votre schéma, ou à l’administrateur, de vous en donner un.
          </p>
        ) : (
          <ul className="plain stack tight">
            {viewer.habilitations.map(({ id, role, epciNom, organisationNom, departement, debut, fin }) => (
              <li key={id}>
                <b>{roleLabels[role]}</b>
                {[epciNom ?? organisationNom, departement].filter(Boolean).map((part) => `, ${part}`)}{' '}
                <span className="muted">
                  depuis le {formatJour(debut)}
                  {fin && `, jusqu’au ${formatJour(fin)}`}
                </span>
              </li>
            ))}
          </ul>
        )}
        {attendus.length > 0 && (
          <>
            <h3>Pas encore en vigueur</h3>
            <ul className="plain stack tight">
              {attendus.map((droit) => (
                <li key={droit.id}>
                  <DroitTexte droit={droit} />
                </li>
              ))}
            </ul>
            {attendus.some(({ etat }) => etat === 'a_confirmer') && (
              <p className="muted">
                Un droit de la cellule donné par un administrateur, ou dont le mot de passe a été choisi par un lien de
                l’administrateur, attend qu’un autre membre de la cellule le confirme : signalez-lui que vous êtes là.
              </p>
            )}
          </>
        )}
      </section>
      <section className="panel" aria-labelledby="calendrier">
        <h2 id="calendrier">Mes séances dans mon agenda</h2>
        <MonCalendrier flux={flux} ouvrir={ouvrirCalendrier} revoquer={revoquerCalendrier} />
      </section>
      <section className="panel" aria-labelledby="mot-de-passe">
        <h2 id="mot-de-passe">Changer mon mot de passe</h2>
        <MotDePasseChange fait={reinitialisation} ici />
        <p className="muted">Toutes vos sessions ouvertes se terminent, sur tous les appareils.</p>
        <ChangerMotDePasse action={changerMotDePasse} />
      </section>
    </main>
  );
}

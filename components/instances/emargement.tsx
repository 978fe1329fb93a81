'use client';

import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import { TextField } from '@/components/ui/field';
import { formatCompte } from '@/lib/format';
import type { LigneEmargement } from '@/lib/instances/presences';
import { collegeLabels, colleges, countPresents, etatPresenceLabels, quorumAtteint } from '@/lib/instances/rules';
import type { Ligne } from './garde';
import { LignePresence, QuiEstCe } from './ligne-emargement';
import styles from './seance.module.css';

type Mutations = {
  noterPresence: Mutation<Ligne>;
  noterTousPresents: Mutation;
  inviterPersonne: Mutation;
  retirerPresence: Mutation;
};
type Props = {
  seanceId: number;
  quorum: number | null;
  lignes: readonly LigneEmargement[];
  isEcrite: boolean;
  mutations: Mutations;
};

/** Who was there, collège by collège: one line a person, saved as it is chosen; the quorum said as it goes. */
export function Emargement({ seanceId, quorum, lignes, isEcrite, mutations }: Props) {
  const restants = lignes.filter(({ etat, qualite }) => etat === null && qualite === 'titulaire').length;
  const groupes = [
    ...colleges.map((college) => ({
      titre: collegeLabels[college],
      siennes: lignes.filter((ligne) => !ligne.isInvite && ligne.college === college),
    })),
    { titre: 'Sans collège', siennes: lignes.filter(({ isInvite, college }) => !isInvite && college === null) },
    { titre: 'Invités', siennes: lignes.filter(({ isInvite }) => isInvite) },
  ].filter(({ siennes }) => siennes.length > 0);
  return (
    <div className="stack tight">
      <p role="status">
        {quorumOf(quorum, lignes)}
        {restants > 0 && <span className="muted"> {formatCompte(restants, 'titulaire')} à noter.</span>}
      </p>
      {lignes.length === 0 && <p className="muted">Cette instance n’a pas encore de membre : donnez-lui des sièges.</p>}
      {groupes.map(({ titre, siennes }) => (
        <section key={titre} aria-label={titre} className={styles.college}>
          <h3>{titre}</h3>
          <ul className={`plain ${styles.emargement}`}>
            {siennes.map((ligne) => (
              <li key={ligne.membreId ?? `p${ligne.presenceId}`}>
                <QuiEstCe ligne={ligne} />
                {isEcrite ? (
                  <div>
                    <LignePresence {...{ ligne, seanceId }} noter={mutations.noterPresence}>
                      {ligne.presenceId && !ligne.membreId && (
                        <Retirer ligne={ligne} action={mutations.retirerPresence} />
                      )}
                    </LignePresence>
                  </div>
                ) : (
                  <p>
                    {ligne.etat
                      ? `${etatPresenceLabels[ligne.etat]}${ligne.parQui ? ` ${ligne.parQui}` : ''}`
                      : 'Non noté'}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {isEcrite && (
        <div className="actions no-print">
          <TousPresents {...{ seanceId, restants }} action={mutations.noterTousPresents} />
          <Inviter seanceId={seanceId} action={mutations.inviterPersonne} />
        </div>
      )}
    </div>
  );
}

function quorumOf(quorum: number | null, lignes: readonly LigneEmargement[]): string {
  const dites = lignes.flatMap((ligne) => (ligne.etat ? [{ ...ligne, etat: ligne.etat }] : []));
  const compte = countPresents(dites);
  if (quorum === null)
    return `${formatCompte(compte, 'siège présent ou représenté', 'sièges présents ou représentés')}.`;
  return quorumAtteint(quorum, dites)
    ? `Quorum atteint : ${formatCompte(compte, 'siège présent ou représenté', 'sièges présents ou représentés')} pour ${quorum} requis.`
    : `Quorum non atteint : ${compte} sur ${quorum} requis.`;
}

function TousPresents({ seanceId, restants, action }: { seanceId: number; restants: number; action: Mutation }) {
  return (
    <EnDialogue
      label="Tous présents"
      title="Noter présents ceux qui restent ?"
      action={action}
      submitLabel="Les noter présents"
      className="btn"
    >
      <input type="hidden" name="seanceId" value={seanceId} />
      <p>
        {restants > 1
          ? `Les ${restants} titulaires dont rien n’est dit seront notés présents ; vous pourrez les reprendre un à un.`
          : restants === 1
            ? 'Le titulaire dont rien n’est dit sera noté présent.'
            : 'Quelque chose est déjà dit de chaque titulaire : rien ne changera.'}
      </p>
    </EnDialogue>
  );
}

function Inviter({ seanceId, action }: { seanceId: number; action: Mutation }) {
  return (
    <EnDialogue
      label="Ajouter un invité"
      title="Ajouter un invité"
      action={action}
      submitLabel="Ajouter à la feuille"
      className="btn"
    >
      <input type="hidden" name="seanceId" value={seanceId} />
      <div className="fields two">
        <TextField name="prenom" label="Prénom" autoComplete="off" />
        <TextField name="nom" label="Nom" autoComplete="off" />
      </div>
      <TextField name="fonction" label="Fonction (facultatif)" autoComplete="off" />
      <TextField name="organisation" label="Organisation (facultatif)" autoComplete="off" />
    </EnDialogue>
  );
}

function Retirer({ ligne: { presenceId, prenom, nom }, action }: { ligne: LigneEmargement; action: Mutation }) {
  const about = `${prenom} ${nom}`;
  return (
    <EnDialogue
      {...{ label: 'Retirer', about, title: `Retirer ${about} de la feuille ?`, className: 'btn quiet small' }}
      action={action}
      submitLabel="Retirer"
      danger
    >
      <input type="hidden" name="presenceId" value={presenceId ?? ''} />
      <p>Rien ne sera plus dit de sa présence.</p>
    </EnDialogue>
  );
}

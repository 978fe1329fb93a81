import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import { TextArea } from '@/components/ui/field';
import { jourEtHeure } from '@/lib/instances/horaire';
import { etatSeanceLabels, isTenue, suitesSeance, type EtatSeance } from '@/lib/instances/rules';
import type { SeanceLue } from '@/lib/instances/seance';
import { QuandEtOu } from './quand-et-ou';
import styles from './seance.module.css';

const ETAPES = ['prevue', 'convoquee', 'tenue', 'diffuse', 'approuve', 'publie'] as const;
const mots: Partial<Record<EtatSeance, string>> = {
  diffuse: 'Compte rendu diffusé',
  approuve: 'Approuvé',
  publie: 'Publié',
};

/** Where a meeting is in its life. */
export function VieSeance({ etat, motif }: { etat: EtatSeance; motif: string | null }) {
  if (etat === 'annulee')
    return (
      <p className="notice">
        <b>Séance annulée.</b> {motif}
      </p>
    );
  const rang = ETAPES.indexOf(etat);
  return (
    <ol className={`plain ${styles.vie}`} aria-label="Vie de la séance">
      {ETAPES.map((etape, i) => (
        <li key={etape} data-passe={i <= rang ? '' : undefined} aria-current={i === rang ? 'step' : undefined}>
          {mots[etape] ?? etatSeanceLabels[etape]}
        </li>
      ))}
    </ol>
  );
}

const gestes: Partial<Record<EtatSeance, { label: string; phrase: string }>> = {
  convoquee: { label: 'Convoquer', phrase: 'L’ordre du jour part avec la convocation ; il pourra encore changer.' },
  tenue: { label: 'La séance est tenue', phrase: 'Elle compte parmi les réunions de l’année.' },
  diffuse: {
    label: 'Diffuser le compte rendu',
    phrase: 'Les membres liront ce qui a été dit et décidé. Les décisions sont toutes confirmées.',
  },
  prevue: { label: 'Revenir à « prévue »', phrase: 'La convocation est reprise.' },
};
const retours: Partial<Record<EtatSeance, string>> = {
  tenue: 'Elle n’a pas eu lieu : revenir à « convoquée »',
  diffuse: 'Reprendre le compte rendu',
  annulee: 'Rétablir la séance',
};

type Props = { seance: SeanceLue; mutations: { changerEtatSeance: Mutation; modifierSeance: Mutation } };

/** What moves a meeting on, one step at a time, and what changes when and where it is held. */
export function GestesSeance({ seance, mutations }: Props) {
  const { id, revision, etat } = seance;
  const vers = suitesSeance[etat].filter((suite) => !['approuve', 'publie'].includes(suite));
  return (
    <>
      {vers.map((suite, i) => {
        const isRetour = ETAPES.indexOf(suite as 'prevue') < ETAPES.indexOf(etat as 'prevue');
        const label =
          suite === 'annulee'
            ? 'Annuler la séance'
            : ((isRetour && retours[etat]) ?? gestes[suite]?.label ?? etatSeanceLabels[suite]);
        if (etat === 'approuve' && isRetour) return null;
        return (
          <EnDialogue
            key={`${suite}-${revision}`}
            label={label || gestes[suite]!.label}
            title={`${label || gestes[suite]!.label} ?`}
            action={mutations.changerEtatSeance}
            submitLabel={label || gestes[suite]!.label}
            revision={revision}
            danger={suite === 'annulee'}
            className={i === 0 ? 'btn primary' : 'btn quiet'}
          >
            <input type="hidden" name="seanceId" value={id} />
            <input type="hidden" name="etat" value={suite} />
            {suite === 'annulee' ? (
              <TextArea name="motif" label="Pourquoi ?" rows={2} />
            ) : (
              <p>
                {isRetour
                  ? 'La séance revient d’un pas ; rien de ce qui est écrit ne disparaît.'
                  : gestes[suite]?.phrase}
              </p>
            )}
          </EnDialogue>
        );
      })}
      {!isTenue(etat) && etat !== 'annulee' && (
        <EnDialogue
          key={`modifier-${revision}`}
          label="Modifier"
          about="la date et le lieu"
          title="Quand et où"
          action={mutations.modifierSeance}
          submitLabel="Enregistrer"
          revision={revision}
          className="btn quiet"
        >
          <input type="hidden" name="seanceId" value={id} />
          <QuandEtOu seance={{ ...seance, ...jourEtHeure(seance.debut) }} />
        </EnDialogue>
      )}
    </>
  );
}

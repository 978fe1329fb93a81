import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import { TextArea, TextField } from '@/components/ui/field';
import { addJours } from '@/lib/jours';
import { isApprouvee, isPubliable } from '@/lib/instances/rules';
import type { SeanceLue } from '@/lib/instances/seance';

type Mutations = Record<
  | 'ecrireCompteRendu'
  | 'approuverCompteRendu'
  | 'reprendreCompteRendu'
  | 'publierCompteRendu'
  | 'depublierCompteRendu'
  | 'changerEtatSeance',
  Mutation
>;
type Geste = { cle: string; label: string; phrase: string; action: Mutation; etat?: string; danger?: boolean };

/** How long minutes are proofread unless another day is given. */
const RELECTURE = 15;

/** What is done to minutes: their words, then one step of their life at a time. */
export function GestesCompteRendu({ seance, mutations }: { seance: SeanceLue; mutations: Mutations }) {
  const { id, revision, compteRendu, etat } = seance;
  return (
    <>
      {gestesOf(seance, mutations).map((geste, i) => (
        <EnDialogue
          key={geste.cle}
          label={geste.label}
          title={`${geste.label} ?`}
          action={geste.action}
          submitLabel={geste.label}
          revision={revision}
          danger={geste.danger ?? false}
          className={i === 0 && !geste.danger ? 'btn primary' : 'btn quiet'}
        >
          <input type="hidden" name="seanceId" value={id} />
          {geste.etat && <input type="hidden" name="etat" value={geste.etat} />}
          <p>{geste.phrase}</p>
        </EnDialogue>
      ))}
      {!isApprouvee(etat) && (
        <EnDialogue
          label="Ouverture, clôture et relecture"
          title="Autour des points"
          action={mutations.ecrireCompteRendu}
          submitLabel="Enregistrer"
          {...(compteRendu ? { revision: compteRendu.revision } : {})}
          brouillon={`compte-rendu-${id}`}
          className="btn quiet"
        >
          <input type="hidden" name="seanceId" value={id} />
          <TextArea name="ouverture" label="Ouverture" rows={4} defaultValue={compteRendu?.ouverture ?? ''} />
          <TextArea name="cloture" label="Clôture" rows={3} defaultValue={compteRendu?.cloture ?? ''} />
          <TextField
            type="date"
            name="relectureAu"
            label="Relecture jusqu’au"
            defaultValue={compteRendu?.relectureAu ?? addJours(seance.jour, RELECTURE)}
          />
        </EnDialogue>
      )}
    </>
  );
}

function gestesOf({ etat, instance }: SeanceLue, mutations: Mutations): Geste[] {
  if (etat === 'tenue')
    return [
      {
        ...{ cle: 'diffuser', label: 'Diffuser', etat: 'diffuse', action: mutations.changerEtatSeance },
        phrase: 'Les membres liront ce projet et pourront signaler leurs corrections.',
      },
    ];
  if (etat === 'diffuse')
    return [
      {
        ...{ cle: 'approuver', label: 'Approuver', action: mutations.approuverCompteRendu },
        phrase:
          'D’ordinaire, la séance suivante l’approuve par une décision. Approuvé ici, il ne change plus non plus.',
      },
      {
        ...{ cle: 'reprendre', label: 'Reprendre le projet', etat: 'tenue', action: mutations.changerEtatSeance },
        phrase: 'Les membres ne le lisent plus tant qu’il n’est pas diffusé de nouveau.',
      },
    ];
  if (etat === 'approuve')
    return [
      ...(isPubliable(instance)
        ? [
            {
              ...{ cle: 'publier', label: 'Publier', action: mutations.publierCompteRendu },
              phrase:
                'Tout le monde pourra lire la version publique, sans nom de personne. Avez-vous relu les textes ?',
            },
          ]
        : []),
      {
        ...{
          cle: 'desapprouver',
          label: 'Reprendre l’approbation',
          action: mutations.reprendreCompteRendu,
          danger: true,
        },
        phrase: 'Le texte gardé est oublié et le compte rendu redevient un projet diffusé.',
      },
    ];
  if (etat === 'publie')
    return [
      {
        ...{
          cle: 'depublier',
          label: 'Retirer de la page publique',
          action: mutations.depublierCompteRendu,
          danger: true,
        },
        phrase: 'Le public ne le lira plus ; les membres, si.',
      },
    ];
  return [];
}

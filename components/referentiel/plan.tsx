import Link from 'next/link';
import { RadioGroup, TextField } from '@/components/ui/field';
import { formatCompte } from '@/lib/format';
import type { AxeEcrit, FicheEcrite, Referentiel } from '@/lib/referentiel/lecture-schema';
import { typeAxeLabels, typesAxe } from '@/lib/referentiel/rules';
import type { Mutation } from '@/components/ui/edition';
import { EnDialogue } from '@/components/ui/en-dialogue';
import { Fleches } from './fleches';
import styles from './schema.module.css';

type Props = {
  schemaId: number;
  base: string;
  referentiel: Referentiel;
  mutations: { axe: Mutation; retirerAxe: Mutation };
  peut: boolean;
};

/** Axes, their fiches and their actions, each in its place. */
export function Plan({ schemaId, base, referentiel, mutations, peut }: Props) {
  const { axes, fiches, actions } = referentiel;
  const actives = fiches.filter(({ etat }) => etat === 'active');
  const numero = Math.max(0, ...axes.map((axe) => axe.numero)) + 1;
  return (
    <section aria-labelledby="plan">
      <div className={styles.titre}>
        <h2 id="plan">
          Axes, fiches et actions{' '}
          <span className="muted">
            {[
              formatCompte(axes.length, 'axe'),
              formatCompte(actives.length, 'fiche'),
              formatCompte(actions.filter(({ etat }) => etat === 'active' || etat === 'retiree').length, 'action'),
            ].join(', ')}
          </span>
        </h2>
        {peut && (
          <EnDialogue
            label="Ajouter un axe"
            title="Ajouter un axe"
            action={mutations.axe}
            submitLabel="Ajouter l’axe"
            brouillon={`axe-nouveau-${schemaId}`}
            className={axes.length === 0 ? 'btn primary no-print' : 'btn small no-print'}
          >
            <ChampsAxe schemaId={schemaId} numero={numero} />
          </EnDialogue>
        )}
      </div>
      {axes.length === 0 && (
        <div className="empty">
          <p className="strong">Ce schéma n’a pas encore d’axe.</p>
          <p>Un axe rassemble des fiches, une fiche des actions. Commencez par le premier axe.</p>
        </div>
      )}
      {axes.map((axe, rang) => {
        const siennes = actives.filter(({ axeId }) => axeId === axe.id);
        const hasFiche = fiches.some(({ axeId }) => axeId === axe.id);
        return (
          <section key={axe.id} className={styles.axe} aria-labelledby={`axe-${axe.id}`}>
            <div className={styles.titre}>
              <h3 id={`axe-${axe.id}`}>
                Axe {axe.numero}. {axe.libelle} <span className="tag">{typeAxeLabels[axe.type]}</span>
              </h3>
              {peut && (
                <span className={styles.gestes}>
                  <Fleches objet="axe" id={axe.id} nom={axe.libelle} rang={rang} nombre={axes.length} />
                  <EnDialogue
                    label="Modifier"
                    about={`axe ${axe.numero}`}
                    title={`Axe ${axe.numero}`}
                    action={mutations.axe}
                    submitLabel="Enregistrer"
                    brouillon={`axe-${axe.id}`}
                    revision={axe.revision}
                    className="btn quiet small no-print"
                  >
                    <ChampsAxe schemaId={schemaId} numero={axe.numero} axe={axe} />
                  </EnDialogue>
                  {!hasFiche && (
                    <EnDialogue
                      label="Retirer"
                      about={`axe ${axe.numero}`}
                      title={`Retirer l’axe ${axe.numero} ?`}
                      action={mutations.retirerAxe}
                      submitLabel="Retirer l’axe"
                      className="btn quiet small no-print"
                      danger
                    >
                      <p>Il ne porte aucune fiche.</p>
                      <input type="hidden" name="axeId" value={axe.id} />
                    </EnDialogue>
                  )}
                  <Link
                    className="btn small no-print"
                    href={`${base}/schema/fiches/nouvelle?axe=${axe.id}`}
                    prefetch={false}
                  >
                    Ajouter une fiche<span className="visually-hidden"> à l’axe {axe.numero}</span>
                  </Link>
                </span>
              )}
            </div>
            {siennes.length === 0 && <p className="muted">Aucune fiche dans cet axe.</p>}
            {siennes.map((fiche, place) => (
              <Fiche
                key={fiche.id}
                {...{ base, fiche, peut, place }}
                nombre={siennes.length}
                actions={actions.filter(
                  ({ ficheId, etat }) => ficheId === fiche.id && (etat === 'active' || etat === 'retiree'),
                )}
              />
            ))}
          </section>
        );
      })}
    </section>
  );
}

type FicheProps = {
  base: string;
  fiche: FicheEcrite;
  actions: Referentiel['actions'];
  place: number;
  nombre: number;
  peut: boolean;
};

function Fiche({ base, fiche, actions, place, nombre, peut }: FicheProps) {
  const nom = `${fiche.code} ${fiche.titre}`;
  return (
    <div className={styles.fiche}>
      <div className={styles.ligne}>
        <h4>
          <Link href={`${base}/schema/fiches/${fiche.id}`} prefetch={false}>
            {nom}
          </Link>
        </h4>
        {peut && (
          <span className={styles.gestes}>
            <Fleches objet="fiche" id={fiche.id} nom={nom} rang={place} nombre={nombre} />
            <Link
              className="btn quiet small no-print"
              href={`${base}/schema/actions/nouvelle?fiche=${fiche.id}`}
              prefetch={false}
            >
              Ajouter une action<span className="visually-hidden"> à la fiche {fiche.code}</span>
            </Link>
          </span>
        )}
      </div>
      <ul className="plain">
        {actions.map((action, rang) => (
          <li key={action.id} className={styles.ligne}>
            <span>
              <Link href={`${base}/${peut ? 'schema/actions' : 'actions'}/${action.id}`} prefetch={false}>
                {action.code} {action.titre}
              </Link>{' '}
              {action.etat === 'retiree' && <span className="tag">Retirée</span>}
            </span>
            {peut && (
              <Fleches
                objet="action"
                id={action.id}
                nom={`${action.code} ${action.titre}`}
                rang={rang}
                nombre={actions.length}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function ChampsAxe({ schemaId, numero, axe }: { schemaId: number; numero: number; axe?: AxeEcrit }) {
  return (
    <>
      <input type="hidden" name="schemaId" value={schemaId} />
      {axe && <input type="hidden" name="axeId" value={axe.id} />}
      <TextField
        name="numero"
        label="Numéro"
        inputMode="numeric"
        autoComplete="off"
        hint={axe && 'Les codes des fiches et des actions ne changent pas avec lui.'}
        defaultValue={numero}
      />
      <TextField name="libelle" label="Libellé" autoComplete="off" defaultValue={axe?.libelle} />
      <RadioGroup
        name="type"
        label="Type"
        defaultValue={axe?.type ?? 'transversal'}
        options={typesAxe.map((type) => ({ value: type, label: typeAxeLabels[type] }))}
      />
    </>
  );
}

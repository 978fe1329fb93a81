import type { ReactNode } from 'react';
import { Texte } from '@/components/referentiel/texte';
import { degreLabels } from '@/lib/referentiel/rules';
import type { FicheAction } from '@/lib/suivi/fiche-action';

/** Every field of the action. A field the source leaves empty says so, a text not carried over too. */
export function FicheTexte({ action }: { action: FicheAction['action'] }) {
  const absent = action.isTexteNonRepris ? 'Texte non repris dans la démonstration.' : 'Non renseigné dans le schéma.';
  const territoires = [
    ...(action.isDepartementale ? ['Tout le département'] : []),
    ...action.epcis.map(({ sigle, nom }) => `${sigle} (${nom})`),
  ];
  const of = (famille: string) => action.facettes.filter((f) => f.famille === famille).map(({ libelle }) => libelle);
  const fields: [string, string | null, string?][] = [
    ['Objectif', action.objectif, absent],
    ['Description', action.description, absent],
    ['Public cible', action.publicCible, absent],
    ['Porteur', action.porteur, 'À désigner.'],
    ['Partenaires', action.partenaires],
    ['Calendrier', action.calendrier, action.isTexteNonRepris ? 'Repris sous forme de jalons.' : absent],
    ['Lieux', action.lieux],
    ['Financements', action.financements],
    ['Autres schémas', action.liensSchemas],
  ];
  return (
    <dl className="kv">
      {fields.map(([label, texte, sinon]) => (
        <Field key={label} label={label}>
          {texte ? <Texte texte={texte} /> : <span className="muted">{sinon ?? 'Non renseigné dans le schéma.'}</span>}
          {label === 'Porteur' && texte && action.isPorteurADesigner && <span className="tag">à désigner</span>}
        </Field>
      ))}
      <Field label="Territoires">
        {territoires.join(', ') || <span className="muted">Aucun territoire précisé.</span>}
      </Field>
      {(['scenario', 'theme', 'public', 'critere'] as const).map((famille) =>
        of(famille).length > 0 ? (
          <Field key={famille} label={facetteLabels[famille]}>
            {of(famille).join(' ; ')}
          </Field>
        ) : null,
      )}
      {action.fiche.degrePriorite && <Field label="Degré de priorité">{degreLabels[action.fiche.degrePriorite]}</Field>}
      {action.pageSource && <Field label="Page d’origine">{action.pageSource}</Field>}
    </dl>
  );
}

const facetteLabels = { scenario: 'Scénarios', theme: 'Thèmes', public: 'Publics', critere: 'Critères' };

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

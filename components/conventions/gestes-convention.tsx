import { RadioGroup, Select, TextArea, TextField } from '@/components/ui/field';
import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import type { Jour } from '@/lib/clock';
import type { ConventionEntiere, PartieLue } from '@/lib/conventions/data';
import {
  constatLabels,
  constats,
  etatConventionLabels,
  isHistoire,
  suiteEvaluationLabels,
  suitesEvaluation,
  transitionsOf,
} from '@/lib/conventions/rules';
import { formatCompte } from '@/lib/format';
import { addJours } from '@/lib/jours';
import { avancementLabels, avancements } from '@/lib/suivi/rules';

export type MutationsConvention = {
  changerEtat: Mutation;
  enregistrerSignature: Mutation;
  ajouterAvenant: Mutation;
  evaluer: Mutation;
  constater: Mutation;
  renouveler: Mutation;
};

type Props = { convention: ConventionEntiere; today: Jour; mutations: MutationsConvention };

/** What the cellule does to a convention as a whole: move it on, add an avenant, evaluate its year. */
export function GestesConvention({ convention, today, mutations }: Props) {
  const { id, revision, etat } = convention;
  const signatures = convention.parties.filter(({ signature }) => signature?.signeLe).length;
  const transitions = transitionsOf({ ...convention, signatures }, today);
  const isSignee = etat === 'signee';
  return (
    <>
      {transitions.length > 0 && (
        <EnDialogue
          key="etat"
          label="Changer l’état"
          title="Changer l’état de la convention"
          action={mutations.changerEtat}
          submitLabel="Changer l’état"
          revision={revision}
          className="btn"
        >
          <input type="hidden" name="conventionId" value={id} />
          <RadioGroup
            name="etat"
            label={`Elle est ${etatConventionLabels[etat].toLowerCase()}. Elle devient :`}
            options={transitions.map(({ vers, refus }) => ({
              value: vers,
              label: refus
                ? `${etatConventionLabels[vers]}. Pas encore : ${enPhrase(refus)}`
                : etatConventionLabels[vers],
            }))}
          />
          <TextField name="motif" label="Motif (obligatoire pour une résiliation)" autoComplete="off" />
        </EnDialogue>
      )}
      {isSignee && (
        <EnDialogue
          key="avenant"
          label="Ajouter un avenant"
          title="Ajouter un avenant"
          action={mutations.ajouterAvenant}
          submitLabel="Ajouter l’avenant"
          brouillon={`avenant-${id}`}
          className="btn"
        >
          <input type="hidden" name="conventionId" value={id} />
          <TextArea name="objet" label="Objet" rows={3} />
          <div className="fields two">
            <TextField type="date" name="signeLe" label="Signé le" defaultValue={today} />
            <TextField
              type="date"
              name="nouvelleFin"
              label="Nouveau terme (facultatif)"
              hint="L’ancien reste visible."
            />
          </div>
        </EnDialogue>
      )}
      {isHistoire(etat) && <Evaluer convention={convention} today={today} action={mutations.evaluer} />}
      {isHistoire(etat) && !convention.suivante && <Renouveler convention={convention} action={mutations.renouveler} />}
    </>
  );
}

/** The year to evaluate: the first one gone that nobody judged, else this one, whose judgement may be written again. */
function Evaluer({ convention, today, action }: { convention: ConventionEntiere; today: Jour; action: Mutation }) {
  const annee = Number(today.slice(0, 4));
  const debut = Number((convention.dateEffet ?? today).slice(0, 4));
  const years = Array.from({ length: Math.max(1, annee - debut + 1) }, (_, i) => debut + i);
  const due = years.find((one) => !convention.evaluations.some((lue) => lue.annee === one)) ?? annee;
  const lue = convention.evaluations.find((one) => one.annee === due);
  return (
    <EnDialogue
      key={`evaluer-${due}`}
      label={`Évaluer ${due}`}
      title={`Évaluation ${due}`}
      action={action}
      submitLabel="Enregistrer l’évaluation"
      brouillon={`evaluation-${convention.id}-${due}`}
      {...(lue ? { revision: lue.revision } : {})}
      className="btn"
    >
      <input type="hidden" name="conventionId" value={convention.id} />
      <input type="hidden" name="annee" value={due} />
      <RadioGroup
        name="avancement"
        label="Où en est-elle ?"
        {...(lue ? { defaultValue: lue.avancement } : {})}
        options={[...avancements].reverse().map((code) => ({ value: code, label: avancementLabels[code] }))}
      />
      <TextArea name="commentaire" label="Pourquoi ?" rows={3} defaultValue={lue?.commentaire ?? ''} />
      <Select name="suite" label="Suite donnée" defaultValue={lue?.suite ?? ''}>
        <option value="">Choisir…</option>
        {suitesEvaluation.map((code) => (
          <option key={code} value={code}>
            {suiteEvaluationLabels[code]}
          </option>
        ))}
      </Select>
    </EnDialogue>
  );
}

/** The convention that follows this one, with the engagements that were not kept. */
function Renouveler({ convention, action }: { convention: ConventionEntiere; action: Mutation }) {
  const { id, reference, fin, parties } = convention;
  const restants = parties.flatMap(({ engagements }) => engagements).filter(({ constat }) => constat !== 'tenu').length;
  return (
    <EnDialogue
      key="renouveler"
      label="Renouveler"
      about={reference}
      title={`Renouveler ${reference}`}
      action={action}
      submitLabel="Ouvrir la négociation"
      className="btn"
    >
      <input type="hidden" name="conventionId" value={id} />
      <p className="muted">
        Une convention s’ouvre, en négociation, avec les mêmes termes, parties, EPCI et actions
        {restants > 0 && `, et ${formatCompte(restants, 'engagement non tenu', 'engagements non tenus')}`}. Celle-ci
        continue jusqu’à son terme.
      </p>
      <TextField name="reference" label="Référence de la nouvelle convention" autoComplete="off" />
      <div className="fields two">
        <TextField type="date" name="dateEffet" label="Prend effet le" defaultValue={fin ? addJours(fin, 1) : ''} />
        <TextField type="date" name="dateFin" label="Terme" />
      </div>
    </EnDialogue>
  );
}

/** The délibération and the signature of a party. */
export function Signer({ partie, action }: { partie: PartieLue; action: Mutation }) {
  const { id, sigle, signature } = partie;
  return (
    <EnDialogue
      label="Délibération et signature"
      about={sigle}
      title={`Délibération et signature : ${sigle}`}
      action={action}
      submitLabel="Enregistrer"
      brouillon={`signature-${id}`}
      {...(signature ? { revision: signature.revision } : {})}
      className="btn quiet small"
    >
      <input type="hidden" name="partieId" value={id} />
      <TextField
        name="instance"
        label="Instance qui a décidé (facultatif)"
        hint="Par exemple : conseil communautaire."
        autoComplete="off"
        defaultValue={signature?.instance ?? ''}
      />
      <div className="fields two">
        <TextField
          name="deliberationNumero"
          label="Délibération n° (facultatif)"
          autoComplete="off"
          defaultValue={signature?.deliberationNumero ?? ''}
        />
        <TextField
          type="date"
          name="deliberationLe"
          label="Du (facultatif)"
          defaultValue={signature?.deliberationLe ?? ''}
        />
      </div>
      <div className="fields two">
        <TextField
          name="signataire"
          label="Signataire (facultatif)"
          autoComplete="off"
          defaultValue={signature?.signataire ?? ''}
        />
        <TextField
          name="fonction"
          label="Fonction (facultatif)"
          autoComplete="off"
          defaultValue={signature?.fonction ?? ''}
        />
      </div>
      <TextField type="date" name="signeLe" label="Signée le" defaultValue={signature?.signeLe ?? ''} />
    </EnDialogue>
  );
}

type Engagement = Pick<PartieLue['engagements'][number], 'id' | 'revision' | 'texte' | 'constat' | 'preuve'>;

/** How an engagement was kept. */
export function Constater({ engagement, action }: { engagement: Engagement; action: Mutation }) {
  const { id, revision, texte, constat, preuve } = engagement;
  return (
    <EnDialogue
      label="Constater"
      about={texte}
      title="Constater un engagement"
      action={action}
      submitLabel="Enregistrer"
      revision={revision}
      className="btn quiet small no-print"
    >
      <p>{texte}</p>
      <input type="hidden" name="engagementId" value={id} />
      <RadioGroup
        name="constat"
        label="Il est"
        {...(constat ? { defaultValue: constat } : {})}
        options={constats.map((code) => ({ value: code, label: constatLabels[code] }))}
      />
      <TextArea name="preuve" label="Ce qui le montre (facultatif)" rows={2} defaultValue={preuve ?? ''} />
    </EnDialogue>
  );
}

function enPhrase(refus: string): string {
  return refus.charAt(0).toLowerCase() + refus.slice(1);
}

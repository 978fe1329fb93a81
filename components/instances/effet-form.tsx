'use client';

import { useState } from 'react';
import { Select, TextField } from '@/components/ui/field';
import { suiteEvaluationLabels, suitesEvaluation } from '@/lib/conventions/rules';
import { formatJour } from '@/lib/format';
import type { ChoixDecision } from '@/lib/instances/choix';
import { natureEffetLabels, naturesEffet, type NatureEffet } from '@/lib/instances/rules';
import { avancementLabels, avancements } from '@/lib/suivi/rules';

type Props = { decisionId: number; choix: ChoixDecision; isLocale: boolean };

/** The effect of a decision: its kind, then what that kind asks for. */
export function EffetForm({ decisionId, choix, isLocale }: Props) {
  const natures = isLocale ? (['compte_rendu'] as const) : naturesEffet;
  const [nature, setNature] = useState<NatureEffet>(natures[0]);
  const actions = choix.actions.filter(({ isRetiree }) => isRetiree === (nature === 'retablissement'));
  return (
    <>
      <input type="hidden" name="decisionId" value={decisionId} />
      <Select
        name="nature"
        label="Effet"
        value={nature}
        onChange={({ target }) => setNature(target.value as NatureEffet)}
      >
        {natures.map((code) => (
          <option key={code} value={code}>
            {natureEffetLabels[code]}
          </option>
        ))}
      </Select>
      {['statut', 'retrait', 'retablissement'].includes(nature) && (
        <Choisir
          name="actionId"
          label="Action"
          options={actions.map(({ id, code, titre }) => [id, [code, titre].filter(Boolean).join(' ')])}
        />
      )}
      {nature === 'jalon' && (
        <>
          <Choisir
            name="jalonId"
            label="Jalon"
            options={choix.jalons.map(({ id, code, libelle, fin }) => [
              id,
              `${code ?? ''} ${libelle}, ${formatJour(fin)}`,
            ])}
          />
          <TextField type="date" name="fin" label="Nouvelle échéance" />
        </>
      )}
      {['renegociation', 'evaluation'].includes(nature) && (
        <Choisir
          name="conventionId"
          label="Convention"
          options={choix.conventions.map(({ id, reference, intitule }) => [id, `${reference} · ${intitule}`])}
        />
      )}
      {nature === 'renegociation' && (
        <>
          <TextField name="reference" label="Référence de la suivante" hint="Par exemple CAD-09." autoComplete="off" />
          <div className="fields two">
            <TextField type="date" name="dateEffet" label="Date d’effet (facultatif)" />
            <TextField type="date" name="dateFin" label="Terme (facultatif)" />
          </div>
        </>
      )}
      {nature === 'evaluation' && (
        <TextField name="annee" label="Année évaluée" inputMode="numeric" autoComplete="off" />
      )}
      {['statut', 'evaluation'].includes(nature) && (
        <Choisir
          name="avancement"
          label={nature === 'statut' ? 'Statut décidé' : 'Où en est-elle ?'}
          options={avancements.map((code) => [code, avancementLabels[code]])}
        />
      )}
      {nature === 'evaluation' && (
        <Choisir
          name="suite"
          label="Suite donnée"
          options={suitesEvaluation.map((code) => [code, suiteEvaluationLabels[code]])}
        />
      )}
      {nature === 'compte_rendu' && (
        <Choisir
          name="seanceVisee"
          label="Séance"
          options={choix.seances.map(({ id, jour }) => [id, `Séance du ${formatJour(jour)}`])}
          vide="Aucun compte rendu diffusé n’attend son approbation."
        />
      )}
    </>
  );
}

type ChoisirProps = { name: string; label: string; options: [valeur: number | string, mots: string][]; vide?: string };

function Choisir({ name, label, options, vide }: ChoisirProps) {
  return (
    <Select name={name} label={label} defaultValue="" hint={options.length === 0 ? vide : undefined}>
      <option value="">Choisir…</option>
      {options.map(([valeur, mots]) => (
        <option key={valeur} value={valeur}>
          {mots}
        </option>
      ))}
    </Select>
  );
}

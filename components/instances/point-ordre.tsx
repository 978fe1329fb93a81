'use client';

import Link from 'next/link';
import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import { Select, TextField } from '@/components/ui/field';
import type { ChoixPoint } from '@/lib/instances/choix';
import { formatMinutes, naturePointLabels, naturesPoint } from '@/lib/instances/rules';
import type { LienPoint, PointLu } from '@/lib/instances/seance';
import styles from './seance.module.css';

export type MutationsPoint = { enregistrerPoint: Mutation; retirerPoint: Mutation };
type PointProps = {
  choix: ChoixPoint | null;
  base: string;
  mutations: MutationsPoint;
  point: PointLu;
  rang: number;
  total: number;
  seanceId: number;
  deplacer: (id: number, vers: number) => void;
};

/** A point of the agenda, with what moves it and writes it. */
export function Point({ point, rang, total, choix, base, mutations, seanceId, deplacer }: PointProps) {
  const { id, intitule, nature, dureeMinutes, rapporteur, motif, liens, notes, revision } = point;
  return (
    <div className={styles.point}>
      <span className={styles.rang} aria-hidden>
        {rang + 1}
      </span>
      <div>
        <p className={styles.intitule}>{intitule}</p>
        <p className="muted">
          <span className="tag">{naturePointLabels[nature]}</span> {formatMinutes(dureeMinutes)}
          {rapporteur && ` · ${rapporteur}`}
        </p>
        {motif && <p className="muted">Proposé parce que : {motif}</p>}
        {liens.length > 0 && (
          <ul className={`plain ${styles.liens}`}>
            {liens.map((lien) => (
              <li key={lien.id}>
                <Link href={`${base}/${lien.objet}s/${lien.cible}`} prefetch={false}>
                  {lien.libelle}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
      {choix && (
        <div className={`actions no-print ${styles.gestes}`}>
          <button
            type="button"
            className="btn quiet small"
            aria-disabled={rang === 0 || undefined}
            onClick={() => rang > 0 && deplacer(id, rang - 1)}
          >
            Monter<span className="visually-hidden"> : {intitule}</span>
          </button>
          <button
            type="button"
            className="btn quiet small"
            aria-disabled={rang === total - 1 || undefined}
            onClick={() => rang < total - 1 && deplacer(id, rang + 1)}
          >
            Descendre<span className="visually-hidden"> : {intitule}</span>
          </button>
          <EnDialogue
            key={`modifier-${revision}`}
            {...{
              label: 'Modifier',
              about: intitule,
              title: 'Modifier le point',
              className: 'btn quiet small',
              revision,
            }}
            action={mutations.enregistrerPoint}
            submitLabel="Enregistrer le point"
          >
            <ChampsPoint seanceId={seanceId} choix={choix} point={point} />
          </EnDialogue>
          {notes.length === 0 && (
            <EnDialogue
              key={`retirer-${revision}`}
              {...{
                label: 'Retirer',
                about: intitule,
                title: 'Retirer ce point ?',
                className: 'btn quiet small',
                revision,
              }}
              action={mutations.retirerPoint}
              submitLabel="Retirer le point"
              danger
            >
              <input type="hidden" name="pointId" value={id} />
              <p>
                « {intitule} » quitte l’ordre du jour{motif ? ' et sera de nouveau proposé' : ''}.
              </p>
            </EnDialogue>
          )}
        </div>
      )}
    </div>
  );
}

/** What is written of a point. */
export function ChampsPoint({ seanceId, choix, point }: { seanceId: number; choix: ChoixPoint; point?: PointLu }) {
  const cibles = (objet: LienPoint['objet']) => (point?.liens ?? []).filter((lien) => lien.objet === objet);
  // the code leads the label of an action, the reference that of a convention
  const codes = (objet: LienPoint['objet']) =>
    cibles(objet)
      .map(({ libelle }) => libelle.split(' ')[0])
      .join(', ');
  return (
    <>
      <input type="hidden" name="seanceId" value={seanceId} />
      {point && <input type="hidden" name="pointId" value={point.id} />}
      <TextField name="intitule" label="Intitulé" defaultValue={point?.intitule} autoComplete="off" />
      <div className="fields two">
        <Select name="nature" label="Nature" defaultValue={point?.nature ?? 'information'}>
          {naturesPoint.map((code) => (
            <option key={code} value={code}>
              {naturePointLabels[code]}
            </option>
          ))}
        </Select>
        <TextField
          name="dureeMinutes"
          label="Durée, en minutes"
          inputMode="numeric"
          defaultValue={point?.dureeMinutes ?? 15}
        />
      </div>
      <TextField
        name="rapporteur"
        label="Rapporteur (facultatif)"
        defaultValue={point?.rapporteur ?? ''}
        autoComplete="off"
      />
      <div className="fields two">
        <TextField
          name="actions"
          label="Actions (facultatif)"
          hint="Leurs codes : 3-B-2, 1-A-1."
          defaultValue={codes('action')}
          autoComplete="off"
        />
        <TextField
          name="conventions"
          label="Conventions (facultatif)"
          hint="Leurs références : CAD-06."
          defaultValue={codes('convention')}
          autoComplete="off"
        />
      </div>
      <Select
        name="indicateur"
        label="Indicateur (facultatif)"
        defaultValue={String(cibles('indicateur')[0]?.cible ?? '')}
      >
        <option value="">Aucun</option>
        {choix.indicateurs.map(({ id, libelle }) => (
          <option key={id} value={id}>
            {libelle}
          </option>
        ))}
      </Select>
      <Select name="document" label="Document (facultatif)" defaultValue={String(cibles('document')[0]?.cible ?? '')}>
        <option value="">Aucun</option>
        {choix.documents.map(({ id, titre }) => (
          <option key={id} value={id}>
            {titre}
          </option>
        ))}
      </Select>
    </>
  );
}

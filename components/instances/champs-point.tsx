import { Select, TextField } from '@/components/ui/field';
import type { ChoixPoint } from '@/lib/instances/choix';
import { naturePointLabels, naturesPoint } from '@/lib/instances/rules';
import type { PointLu } from '@/lib/instances/seance';

type Props = { seanceId: number; choix: ChoixPoint; point?: PointLu };

/** What is said of a point of the agenda, and what it is about: what it has is unticked, what it gains is typed or picked. */
export function ChampsPoint({ seanceId, choix, point }: Props) {
  const liens = point?.liens ?? [];
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
      {liens.length > 0 && (
        <fieldset className="field">
          <legend>Il porte sur</legend>
          {liens.map(({ id, objet, cible, libelle }) => (
            <label key={id} className="check">
              <input type="checkbox" name="lien" value={`${objet}:${cible}`} defaultChecked />
              {libelle}
            </label>
          ))}
        </fieldset>
      )}
      <div className="fields two">
        <TextField
          name="actions"
          label={liens.length > 0 ? 'Autres actions (facultatif)' : 'Actions (facultatif)'}
          hint="Leurs codes : 3-B-2, 1-A-1."
          autoComplete="off"
        />
        <TextField
          name="conventions"
          label={liens.length > 0 ? 'Autres conventions (facultatif)' : 'Conventions (facultatif)'}
          hint="Leurs références : CAD-06."
          autoComplete="off"
        />
      </div>
      <Select name="indicateur" label="Indicateur (facultatif)" defaultValue="">
        <option value="">Aucun</option>
        {choix.indicateurs.map(({ id, libelle }) => (
          <option key={id} value={id}>
            {libelle}
          </option>
        ))}
      </Select>
      <Select name="document" label="Document (facultatif)" defaultValue="">
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

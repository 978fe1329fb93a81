import { Select, TextField } from '@/components/ui/field';
import type { Jour } from '@/lib/clock';
import { natureSeanceLabels, naturesSeance, type NatureSeance } from '@/lib/instances/rules';

type Props = {
  seance: {
    nature: NatureSeance;
    jour: Jour;
    heure: string;
    dureeMinutes: number;
    lieu: string | null;
    visio: string | null;
  };
};

/** What is said of when and where a meeting is held. */
export function QuandEtOu({ seance: { nature, jour, heure, dureeMinutes, lieu, visio } }: Props) {
  return (
    <>
      <Select name="nature" label="Nature de la séance" defaultValue={nature}>
        {naturesSeance.map((code) => (
          <option key={code} value={code}>
            {natureSeanceLabels[code]}
          </option>
        ))}
      </Select>
      <div className="fields two">
        <TextField type="date" name="jour" label="Jour" defaultValue={jour} />
        <TextField type="time" name="heure" label="Heure" defaultValue={heure} />
      </div>
      <TextField
        type="number"
        name="dureeMinutes"
        label="Durée, en minutes"
        min={15}
        max={720}
        step={5}
        defaultValue={dureeMinutes}
      />
      <TextField name="lieu" label="Lieu (facultatif)" autoComplete="off" defaultValue={lieu ?? ''} />
      <TextField
        type="url"
        name="visio"
        label="Lien de visioconférence (facultatif)"
        autoComplete="off"
        defaultValue={visio ?? ''}
      />
    </>
  );
}

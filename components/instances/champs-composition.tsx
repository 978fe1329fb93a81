import { Personne } from '@/components/comptes/personne';
import { Select, TextField } from '@/components/ui/field';
import type { Jour } from '@/lib/clock';
import type { ChoixComposition } from '@/lib/instances/choix-instance';
import type { MembreLu, SiegeLu } from '@/lib/instances/data';
import { collegeLabels, colleges, type Qualite } from '@/lib/instances/rules';

type SiegeProps = { siege: SiegeLu | undefined; instance: { id: number }; choix: ChoixComposition };

export function SiegeFields({ siege, instance, choix }: SiegeProps) {
  return (
    <>
      <input type="hidden" name="instanceId" value={instance.id} />
      {siege && <input type="hidden" name="siegeId" value={siege.id} />}
      <Select name="college" label="Collège" defaultValue={siege?.college ?? ''}>
        <option value="">Choisir…</option>
        {colleges.map((code) => (
          <option key={code} value={code}>
            {collegeLabels[code]}
          </option>
        ))}
      </Select>
      <TextField
        name="organisation"
        label="Organisation (facultatif)"
        hint="Choisissez-la dans la liste ; vide pour un siège qui n’en représente aucune."
        list="organisations"
        autoComplete="off"
        defaultValue={siege?.organisation?.nom ?? ''}
      />
      <datalist id="organisations">
        {choix.organisations.map((nom) => (
          <option key={nom} value={nom} />
        ))}
      </datalist>
      <TextField
        name="intitule"
        label="Qui siège"
        hint="Par exemple : le président ou son représentant."
        autoComplete="off"
        defaultValue={siege?.intitule ?? ''}
      />
      {siege && (
        <TextField type="number" name="ordre" label="Rang dans son collège" min={1} defaultValue={siege.ordre} />
      )}
    </>
  );
}

export function RetraitSiege({ siege, today }: { siege: SiegeLu; today: Jour }) {
  return (
    <>
      <p>
        Le mandat de qui le tient finit la veille. Ce siège et ses membres restent lus parmi les sièges retirés, et dans
        les comptes rendus.
      </p>
      <input type="hidden" name="siegeId" value={siege.id} />
      <TextField type="date" name="retireLe" label="N’existe plus à partir du" defaultValue={today} />
    </>
  );
}

type MembreProps = {
  siegeId: number;
  qualite: Qualite;
  /** Who is corrected, or replaced. */
  membre: MembreLu | undefined;
  isRemplace: boolean;
  choix: ChoixComposition;
  today: Jour;
};

export function MembreFields({ siegeId, qualite, membre, isRemplace, choix, today }: MembreProps) {
  const corrige = isRemplace ? undefined : membre;
  return (
    <>
      <input type="hidden" name="siegeId" value={siegeId} />
      <input type="hidden" name="qualite" value={qualite} />
      {corrige && <input type="hidden" name="membreId" value={corrige.id} />}
      {isRemplace && membre && (
        <>
          <p>
            Le mandat de {membre.prenom} {membre.nom} finit la veille.
          </p>
          <input type="hidden" name="remplaceId" value={membre.id} />
        </>
      )}
      <Personne
        comptes={choix.comptes}
        nommee={corrige}
        hint="Avec un compte, la personne lit cette instance et ses séances le temps de son mandat."
      />
      <div className="fields two">
        <TextField type="date" name="debut" label="À partir du" defaultValue={corrige?.debut ?? today} />
        <TextField type="date" name="fin" label="Jusqu’au (facultatif)" defaultValue={corrige?.fin ?? ''} />
      </div>
    </>
  );
}

export function FinMembre({ membre, today }: { membre: MembreLu; today: Jour }) {
  return (
    <>
      <p>
        Le siège devient vacant. {membre.utilisateurId ? 'Son accès aux séances finit avec le mandat. ' : ''}Ce qui est
        émargé garde son nom.
      </p>
      <input type="hidden" name="membreId" value={membre.id} />
      <TextField
        type="date"
        name="date"
        label="Ne siège plus à partir du"
        hint="Le mandat va jusqu’à la veille."
        defaultValue={today}
      />
    </>
  );
}

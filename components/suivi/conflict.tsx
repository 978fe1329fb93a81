import { Statut } from '@/components/ui/statut';
import { formatHeure } from '@/lib/format';
import type { EtatActuel } from '@/lib/suivi/data';
import type { Avancement } from '@/lib/suivi/rules';

const verbes: Record<EtatActuel['objet'], string> = {
  statut: 'a enregistré un statut',
  confirmation: 'a confirmé le statut',
  blocage: 'a déclaré un blocage',
  levee: 'a levé le blocage',
  jalon: 'a modifié un jalon',
};

/** The version somebody else wrote while this one was being typed; the form below still holds the person's own. */
export function Conflict({ actuel, today }: { actuel: EtatActuel | null; today: string }) {
  if (!actuel) return null;
  return (
    <div className="stack tight">
      <VersionActuelle actuel={actuel} today={today} />
      <p>
        Votre version est ci-dessous, telle que vous l’avez écrite. Vous pouvez l’enregistrer à la suite (les deux
        resteront dans l’historique), la modifier, ou annuler.
      </p>
    </div>
  );
}

/** What somebody else wrote: when, who, what. */
export function VersionActuelle({ actuel, today }: { actuel: EtatActuel; today: string }) {
  return (
    <>
      <p>
        {formatHeure(new Date(actuel.quand), new Date(`${today}T12:00:00Z`))}, {actuel.auteur} {verbes[actuel.objet]} :
      </p>
      <p>
        <Statut avancement={actuel.avancement as Avancement | null} /> {actuel.commentaire}
      </p>
    </>
  );
}

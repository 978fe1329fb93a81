import type { Bloc } from '@/components/ui/blocs';
import { roleLabels } from '@/lib/access/roles';
import type { CompteARegarder, DroitAConfirmer } from '@/lib/comptes/accueil';
import { formatJour } from '@/lib/format';

const COMPTES = '/administration/comptes';

/** The rights of the cellule that wait for a colleague. */
export function blocDroits(droits: readonly DroitAConfirmer[]): Bloc[] {
  const lignes = droits.map(({ id, prenom, nom, role, debut, accordeePar }) => ({
    ...{ cle: `${id}-${role}`, href: `${COMPTES}/${id}`, titre: `${prenom} ${nom}` },
    detail: `${roleLabels[role]}, à partir du ${formatJour(debut)}${accordeePar ? `, donné par ${accordeePar}` : ''}`,
  }));
  return lignes.length > 0
    ? [{ titre: 'Droits à confirmer', resume: 'Sans votre accord, ils n’ouvrent rien', lignes, suite: COMPTES }]
    : [];
}

const raisons: Record<CompteARegarder['raison'], { titre: string; resume: string }> = {
  jamais_connecte: { titre: 'Jamais connectés', resume: 'Leur invitation est peut-être à refaire' },
  sans_droit: { titre: 'Comptes sans droit', resume: 'Ouverts, mais sans aucun droit en vigueur' },
  ferme: { titre: 'Comptes fermés', resume: 'Ils gardent des droits, à retirer' },
};

/** The accounts to see to, by reason. */
export function blocsComptes(comptes: readonly CompteARegarder[]): Bloc[] {
  return (Object.keys(raisons) as CompteARegarder['raison'][]).flatMap((raison) => {
    const lignes = comptes
      .filter((compte) => compte.raison === raison)
      .map(({ id, prenom, nom, fonction }) => ({
        ...{ cle: id, href: `${COMPTES}/${id}`, titre: `${prenom} ${nom}` },
        ...(fonction && { detail: fonction }),
      }));
    return lignes.length > 0 ? [{ ...raisons[raison], lignes, suite: COMPTES }] : [];
  });
}

import type { Bloc, Ligne } from '@/components/ui/blocs';
import { formatJourDe } from '@/lib/format';
import type { RemarqueOuverte } from '@/lib/remarques/accueil';

/** The remarks that wait for an answer of the cellule. */
export function blocARepondre(remarques: readonly RemarqueOuverte[], schemaCode: string): Bloc[] {
  return bloc('Remarques sans réponse', undefined, remarques, schemaCode, (remarque) => {
    const qui = [remarque.auteur, remarque.epci].filter(Boolean).join(', ');
    return `${qui} : ${remarque.texte}`;
  });
}

/** One's own remarks that were answered: to be read, answered in turn or closed. */
export function blocRepondues(remarques: readonly RemarqueOuverte[], schemaCode: string): Bloc[] {
  return bloc('Réponses à vos remarques', 'À lire, puis à clore', remarques, schemaCode, ({ dernier, texte }) => {
    return `${dernier.auteur} a répondu à : ${texte}`;
  });
}

function bloc(
  titre: string,
  resume: string | undefined,
  remarques: readonly RemarqueOuverte[],
  schemaCode: string,
  detail: (remarque: RemarqueOuverte) => string,
): Bloc[] {
  if (remarques.length === 0) return [];
  const lignes = remarques.map((remarque): Ligne => ({
    ...{ cle: remarque.id, href: `/s/${schemaCode}/actions/${remarque.actionId}#remarques` },
    ...{ titre: `${remarque.code ?? ''} ${remarque.titre}`.trim(), detail: court(detail(remarque)) },
    quand: `le ${formatJourDe(new Date(remarque.dernier.le))}`,
  }));
  return [{ titre, ...(resume && { resume }), lignes }];
}

function court(texte: string): string {
  const ligne = texte.replace(/\s+/g, ' ');
  return ligne.length > 160 ? `${ligne.slice(0, 160).replace(/\s+\S*$/, '')}…` : ligne;
}

import type { DocumentEcrit } from '@/lib/exports/document';
import { redige } from './compte-rendu';
import { collegeLabels } from './rules';
import type { PresenceLue, SeanceLue } from './seance';

/** Shorter than this, a name is also a word of the language: it is hidden with its first name only. */
const LETTRES = 3;

/**
 * The minutes as anybody may read them: attendance by function and organisation, no name of a person. Names of those on the
 * attendance sheet, and of who answers for a decision, are replaced wherever they are written.
 */
export function redigePublic(seance: SeanceLue): DocumentEcrit {
  const noms = nomsDe(seance);
  const cache = (texte: string) => noms.reduce((said, [nom, titre]) => replaceNom(said, nom, titre), texte);
  const anonyme = (presence: PresenceLue): PresenceLue => ({
    ...presence,
    prenom: '',
    nom: titreDe(presence),
    fonction: null,
    organisation: null,
    college: null,
    parQui: null,
    etat: presence.etat === 'pouvoir' ? 'represente' : presence.etat,
  });
  const ecrit = redige({
    ...seance,
    presences: seance.presences.map(anonyme),
    decisions: seance.decisions.map((decision) => ({ ...decision, responsable: null })),
  });
  return JSON.parse(JSON.stringify(ecrit), (_, value: unknown) =>
    typeof value === 'string' ? cache(value) : value,
  ) as DocumentEcrit;
}

/** What stands for a person: the function, else the organisation, else the college. */
function titreDe({ fonction, organisation, college, isInvite }: PresenceLue): string {
  const titre = [fonction, organisation].filter(Boolean).join(', ');
  return titre || (college ? collegeLabels[college] : isInvite ? 'Une personne invitée' : 'Un participant');
}

type Nom = [nom: string, titre: string];

/** Full names first, so that a last name left alone is not what remains of them. */
function nomsDe({ presences, decisions }: SeanceLue): Nom[] {
  const personnes = presences.flatMap((presence): Nom[] => {
    const { prenom, nom, parQui } = presence;
    const titre = presence.fonction ?? presence.organisation ?? 'un participant';
    return [
      [`${prenom} ${nom}`.trim(), titre],
      [`${nom} ${prenom}`.trim(), titre],
      ...(nom.length >= LETTRES ? [[nom, titre] as Nom] : []),
      ...(parQui ? nomsSeuls(parQui, 'son représentant') : []),
    ];
  });
  const responsables = decisions.flatMap(({ responsable }) =>
    responsable ? nomsSeuls(responsable, 'le responsable désigné') : [],
  );
  return [...personnes, ...responsables]
    .filter(([nom]) => nom.length >= LETTRES)
    .toSorted((a, b) => b[0].length - a[0].length);
}

function nomsSeuls(complet: string, titre: string): Nom[] {
  const dernier = complet.split(/\s+/).at(-1)!;
  return [[complet, titre], ...(dernier.length >= LETTRES ? [[dernier, titre] as Nom] : [])];
}

/** The name as a word of its own, whatever its case; civility before it goes too. */
function replaceNom(texte: string, nom: string, titre: string): string {
  const mot = nom.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`);
  return texte.replace(
    new RegExp(
      String.raw`(?:\b(?:M\.|MM\.|Mme|Mmes|Monsieur|Madame)\s+)?(?<![\p{L}\p{N}])${mot}(?![\p{L}\p{N}])`,
      'giu',
    ),
    () => titre,
  );
}

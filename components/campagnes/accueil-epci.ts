import type { Bloc, Ligne } from '@/components/ui/blocs';
import { direEcheance, type RemonteeAccueil } from '@/lib/campagnes/accueil';
import type { Jour } from '@/lib/clock';
import { formatCompte, formatDelai, formatJour, formatJourDe, formatNombre } from '@/lib/format';

/** What an EPCI expects of its référent, the lines that came back first. */
export function blocsReferent(remontee: RemonteeAccueil, today: Jour): Bloc[] {
  const { schema, epci, retours, refus } = remontee;
  const saisie = `/s/${schema.code}/ma-remontee/${epci.siren}`;
  const pointed = ({ actionId, code, titre, motif, le }: RemonteeAccueil['retours'][number]): Ligne => ({
    ...{ cle: actionId, href: saisie, titre: `${code} ${titre}`, detail: motif },
    ...(le && { quand: `le ${formatJourDe(new Date(le))}` }),
  });
  return filled([
    {
      titre: 'Lignes retournées',
      resume: 'À reprendre, puis à transmettre',
      lignes: retours.map(pointed),
      suite: saisie,
    },
    { titre: titreOf(remontee), lignes: resteAFaire(remontee, saisie, today), suite: saisie },
    {
      titre: 'Corrections refusées',
      resume: 'Par la cellule, avec sa raison',
      lignes: refus.map(pointed),
      suite: saisie,
    },
    { titre: 'Visa de l’élu', lignes: sansVisa(remontee), suite: saisie },
  ]);
}

/** What an EPCI expects of its élu. The progress of the campaign is left out for who already reads it as référent. */
export function blocsElu(remontee: RemonteeAccueil, today: Jour): Bloc[] {
  const { schema, epci, campagne, attendues, isVise } = remontee;
  const href = `/s/${schema.code}/territoires/${epci.siren}`;
  const envoyees = nombreEnvoyees(remontee);
  const aViser = campagne && envoyees > 0 && !isVise;
  const enCours = campagne && envoyees < attendues && !remontee.can.transmettre;
  return filled([
    {
      titre: 'À viser',
      resume: 'Votre visa est facultatif et n’arrête rien',
      lignes: aViser
        ? [
            {
              cle: 'visa',
              href,
              titre: `${formatCompte(envoyees, 'ligne transmise', 'lignes transmises')} sans votre visa`,
            },
          ]
        : [],
      suite: href,
    },
    {
      titre: titreOf(remontee),
      lignes: enCours
        ? [
            {
              cle: 'campagne',
              href,
              titre: `${formatNombre(envoyees)} sur ${formatNombre(attendues)} transmises, échéance le ${formatJour(campagne.echeance)}, ${formatDelai(campagne.echeance, today)}`,
            },
          ]
        : [],
      suite: href,
    },
  ]);
}

function resteAFaire(remontee: RemonteeAccueil, href: string, today: Jour): Ligne[] {
  const { campagne, attendues, remplies, nouvelles } = remontee;
  if (!campagne || attendues === 0) return [];
  const envoyees = nombreEnvoyees(remontee);
  if (envoyees < attendues) {
    const titre = `${formatNombre(remplies)} sur ${formatNombre(attendues)} remplies, ${direEcheance(campagne.echeance, today)}`;
    return [
      {
        cle: 'campagne',
        href,
        titre,
        detail: envoyees > 0 ? `dont ${formatCompte(envoyees, 'transmise')}` : undefined,
      },
    ];
  }
  if (nouvelles === 0) return [];
  return [
    {
      cle: 'nouvelles',
      href,
      titre: `${formatCompte(nouvelles, 'ligne saisie', 'lignes saisies')} depuis, à transmettre`,
    },
  ];
}

function sansVisa(remontee: RemonteeAccueil): Ligne[] {
  const { schema, epci, campagne, isVise, can } = remontee;
  if (!campagne || isVise || can.viser || nombreEnvoyees(remontee) === 0) return [];
  const detail = 'Facultatif : l’élu le donne en ligne, ou vous l’enregistrez avec la date de la réunion locale.';
  return [{ cle: 'visa', href: `/s/${schema.code}/territoires/${epci.siren}`, titre: 'Non visé', detail }];
}

/** What has left for the cellule and has not come back. */
function nombreEnvoyees({ transmises, validees }: RemonteeAccueil): number {
  return transmises + validees;
}

function titreOf({ campagne }: RemonteeAccueil): string {
  return `Campagne ${campagne?.annee ?? ''}`;
}

function filled(blocs: Bloc[]): Bloc[] {
  return blocs.filter(({ lignes }) => lignes.length > 0);
}

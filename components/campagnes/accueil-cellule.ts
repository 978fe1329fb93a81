import type { Bloc, Ligne } from '@/components/ui/blocs';
import { anneeSansCampagne, isEcheanceProche, type RemonteeAccueil } from '@/lib/campagnes/accueil';
import { etatRemontee } from '@/lib/campagnes/rules';
import type { Jour } from '@/lib/clock';
import { formatCompte, formatDelai, formatJour, formatJourDe } from '@/lib/format';

/** What the campaign expects of the cellule: the year to open, what came in, what is asked, who is silent. */
export function blocsCampagne(remontees: readonly RemonteeAccueil[], today: Jour): Bloc[] {
  const [first] = remontees;
  if (!first) return [];
  const { campagne } = first;
  const suite = `/s/${first.schema.code}/remontees`;
  const annee = anneeSansCampagne(first, today);
  const silent = remontees.filter((remontee) => remontee.attendues > 0 && etatRemontee(remontee) === 'silencieux');
  const ouvrir = { cle: 'ouvrir', href: suite, titre: `Aucune campagne n’est ouverte pour ${annee}` };
  return [
    { titre: 'Campagne à ouvrir', lignes: annee === null ? [] : [ouvrir], suite },
    {
      titre: 'À examiner',
      lignes: remontees
        .filter(({ transmises }) => transmises > 0)
        .map((remontee) => ({ ...epciOf(remontee, suite), quand: formatCompte(remontee.transmises, 'ligne') })),
      suite,
    },
    { titre: 'Corrections demandées', lignes: remontees.flatMap((remontee) => demandesOf(remontee, suite)), suite },
    {
      titre: 'EPCI silencieux',
      resume: campagne ? `Échéance le ${formatJour(campagne.echeance)}, ${formatDelai(campagne.echeance, today)}` : '',
      lignes:
        campagne && isEcheanceProche(campagne.echeance, today) ? silent.map((remontee) => epciOf(remontee, suite)) : [],
      suite,
    },
  ].filter(({ lignes }) => lignes.length > 0);
}

/** The EPCI that have no référent technique in office. */
export function blocVacances(remontees: readonly RemonteeAccueil[]): Bloc[] {
  const vacant = remontees.filter(({ isVacant }) => isVacant);
  if (!vacant[0]) return [];
  const suite = `/s/${vacant[0].schema.code}/territoires`;
  const resume = 'Aucun référent technique en fonction';
  return [{ titre: 'Référents à nommer', resume, lignes: vacant.map((remontee) => epciOf(remontee, suite)), suite }];
}

function epciOf({ epci }: RemonteeAccueil, page: string): Ligne {
  return { cle: epci.id, href: `${page}/${epci.siren}`, titre: `${epci.sigle} · ${epci.nom}` };
}

function demandesOf(remontee: RemonteeAccueil, page: string): Ligne[] {
  const { epci, demandes } = remontee;
  return demandes.map(({ actionId, code, titre, motif, le }) => ({
    ...{ ...epciOf(remontee, page), cle: `${epci.id}-${actionId}`, titre: `${epci.sigle} : ${code} ${titre}` },
    ...{ detail: motif, quand: `le ${formatJourDe(new Date(le))}` },
  }));
}

/** What waits for this person in the schemes other than the one shown, a line each. */
export function blocAilleurs(remontees: readonly RemonteeAccueil[], schemaId: number | undefined): Bloc[] {
  const others = remontees.filter(({ schema }) => schema.id !== schemaId);
  const lignes = [...new Set(others.map(({ schema }) => schema.id))].flatMap((id) => {
    const waiting = others.filter(({ schema }) => schema.id === id).flatMap(attenteOf);
    const [first] = waiting;
    if (!first) return [];
    const { schema } = first.remontee;
    const detail = waiting.map(({ texte }) => texte).join(' ; ');
    return [{ cle: id, href: `/s/${schema.code}/${first.page}`, titre: schema.departement, detail }];
  });
  return lignes.length > 0 ? [{ titre: 'Dans vos autres schémas', lignes, suite: '/mon-compte' }] : [];
}

type Attente = { remontee: RemonteeAccueil; page: string; texte: string };

function attenteOf(remontee: RemonteeAccueil): Attente[] {
  const { epci, can, campagne, isVise, attendues, transmises, validees, retournees, demandes } = remontee;
  const envoyees = transmises + validees;
  const say = (page: string, texte: string) => [
    { remontee, page: `${page}/${epci.siren}`, texte: `${epci.sigle}, ${texte}` },
  ];
  if (can.examiner && transmises + demandes.length > 0)
    return say('remontees', `${formatCompte(transmises + demandes.length, 'ligne')} à examiner`);
  if (can.transmettre && retournees > 0)
    return say('ma-remontee', formatCompte(retournees, 'ligne retournée', 'lignes retournées'));
  if (can.transmettre && campagne && envoyees < attendues)
    return say('ma-remontee', `campagne ${campagne.annee} à transmettre`);
  if (can.viser && campagne && envoyees > 0 && !isVise) return say('territoires', 'remontée à viser');
  return [];
}

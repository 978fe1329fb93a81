import type { Bloc, Ligne } from '@/components/ui/blocs';
import type { Jour } from '@/lib/clock';
import { formatCompte, formatJour } from '@/lib/format';
import { listChanges, listEcarts, listRetards, type ActionAccueil } from '@/lib/suivi/accueil';
import { avancementLabels } from '@/lib/suivi/rules';
import { slug } from '@/lib/text';

type Actions = readonly ActionAccueil[];

/** The late actions of an EPCI, or of the scheme, each with the milestone it missed. */
export function blocRetards(actions: Actions, schemaCode: string, today: Jour, sigle?: string): Bloc[] {
  const lignes = listRetards(actions, today).retards.map((action) => ({
    ...ligneOf(action, schemaCode),
    detail: `Jalon du ${formatJour(action.echeance!)} non fait`,
  }));
  return bloc('Actions en retard', lignes, `/s/${schemaCode}/tableau?alerte=retard${territoire(sigle)}`);
}

/** How many are late, for who follows them all on the board. */
export function blocNombreRetards(actions: Actions, schemaCode: string, today: Jour): Bloc[] {
  const { retards, sansNouvelles } = listRetards(actions, today);
  if (retards.length === 0) return [];
  const href = `/s/${schemaCode}/tableau?alerte=retard`;
  const titre = formatCompte(retards.length, 'action en retard', 'actions en retard');
  const detail = sansNouvelles > 0 ? `dont ${sansNouvelles} sans information récente` : undefined;
  return bloc('Retards', [{ cle: 'retards', href, titre, detail }], href);
}

/** What is blocked, and why. */
export function blocBlocages(actions: Actions, schemaCode: string, sigle?: string): Bloc[] {
  const lignes = actions.flatMap((action) =>
    action.blocage
      ? [
          {
            ...ligneOf(action, schemaCode),
            detail: action.blocage.motif,
            quand: `depuis le ${formatJour(action.blocage.depuis)}`,
          },
        ]
      : [],
  );
  return bloc('Actions bloquées', lignes, `/s/${schemaCode}/tableau?alerte=blocage${territoire(sigle)}`);
}

/** The actions whose two levels differ, with the reason of the proposed status. */
export function blocEcarts(actions: Actions, schemaCode: string): Bloc[] {
  const lignes = listEcarts(actions).map(({ action, propose, raison }) => ({
    ...ligneOf(action, schemaCode),
    detail: `${avancementLabels[propose]} d’après les EPCI (${raison})`,
    statut: action.avancement,
  }));
  return bloc(
    'Écarts avec les EPCI',
    lignes,
    undefined,
    formatCompte(
      lignes.length,
      'action dont le statut départemental diffère',
      'actions dont le statut départemental diffère',
    ),
  );
}

/** The statuses that the cellule changed in the last month. */
export function blocChanges(actions: Actions, schemaCode: string): Bloc[] {
  const lignes = listChanges(actions).map((action) => {
    const { avant, le, commentaire } = action.change;
    return {
      ...ligneOf(action, schemaCode),
      detail: [`Auparavant : ${avancementLabels[avant ?? 'non_renseigne'].toLowerCase()}`, commentaire]
        .filter(Boolean)
        .join('. '),
      statut: action.avancement,
      quand: `le ${formatJour(le)}`,
    };
  });
  return bloc('Ce qui a changé', lignes, undefined, 'Depuis trente jours');
}

/** The actions that concern an EPCI. */
export function actionsDe(actions: Actions, epciId: number): ActionAccueil[] {
  return actions.filter(({ locaux }) => locaux.some((local) => local.epciId === epciId));
}

function ligneOf({ id, code, titre }: ActionAccueil, schemaCode: string): Ligne {
  return { cle: id, href: `/s/${schemaCode}/actions/${id}`, titre: `${code} ${titre}` };
}

function bloc(titre: string, lignes: Ligne[], suite?: string, resume?: string): Bloc[] {
  return lignes.length > 0 ? [{ titre, lignes, ...(suite && { suite }), ...(resume && { resume }) }] : [];
}

function territoire(sigle: string | undefined): string {
  return sigle ? `&territoire=${slug(sigle)}` : '';
}

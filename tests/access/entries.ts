import type { Place } from './samples.ts';
import { filterOf, schemaOf, sirenOf } from './adresses.ts';
import { read } from './matrix.ts';

/**
 * Every door of the application and what it answers, for a person whose right is on JLVD in the 04: there / about another
 * EPCI of it / about another département; one word alone when the address has no place. A number is a status; « connexion »
 * sends to sign in; « accueil », « tableau », « action », « territoires », « territoire », « remontees », « ma-remontee », « bilans », « bilan », « evolution », « conventions », « convention », « organisations », « indicateurs », « instances », « instance », « seance », « decisions », « comptes »
 * lead to the page of that name. Read by entries.test.ts (nothing is missing, nothing is left over) and by e2e/acces.spec.ts (the
 * server does answer so).
 */
export const pages = read(`
                                                            visiteur                       cellule_etat   cellule_departement  referent_epci                elu_epci       membre_copil   operateur      administrateur
app/page.tsx                                                connexion                      200            200                  200                          200            200            200            200
app/tableau/page.tsx                                        connexion                      tableau        tableau              tableau                      tableau        tableau        tableau        404
app/evolution/page.tsx                                      connexion                      evolution      evolution            evolution                    evolution      evolution      evolution      404
app/territoires/page.tsx                                    connexion                      territoires    territoires          territoires                  territoires    territoires    territoires    404
app/territoires/[siren]/page.tsx                            connexion                      territoire     territoire           territoire                   territoire     territoire     territoire     404
app/actions/[id]/page.tsx                                   connexion                      action         action               action                       action         action         action         404
app/s/[schema]/tableau/page.tsx                             connexion/connexion/connexion  200/200/404    200/200/404          200/200/404                  200/200/404    200/200/404    200/200/404    200/200/200
app/s/[schema]/evolution/page.tsx                           connexion/connexion/connexion  200/200/404    200/200/404          200/200/404                  200/200/404    200/200/404    200/200/404    200/200/200
app/s/[schema]/conventions/page.tsx                         connexion/connexion/connexion  200/200/404    200/200/404          200/200/404                  200/200/404    200/200/404    200/200/404    200/200/200
app/s/[schema]/conventions/[id]/page.tsx                    connexion/connexion/connexion  200/200/404    200/200/404          200/404/404                  200/404/404    200/200/404    200/404/404    200/200/200
app/s/[schema]/conventions/[id]/documents/route.ts          405/405/405                    405/405/405    405/405/405          405/405/405                  405/405/405    405/405/405    405/405/405    405/405/405
app/s/[schema]/documents/[id]/route.ts                      401/401/401                    200/200/404    200/200/404          200/404/404                  200/404/404    200/200/404    200/404/404    200/200/200
app/s/[schema]/tableau/export/route.ts                      401/401/401                    200/200/404    200/200/404          200/200/404                  200/200/404    200/200/404    200/200/404    404/404/404
app/s/[schema]/actions/[id]/page.tsx                        connexion/connexion/connexion  200/200/404    200/200/404          200/200/404                  200/200/404    200/200/404    200/200/404    200/200/200
app/s/[schema]/ressources/page.tsx                          connexion/connexion/connexion  200/200/404    200/200/404          200/200/404                  200/200/404    200/200/404    200/200/404    200/200/200
app/s/[schema]/territoires/page.tsx                         connexion/connexion/connexion  200/200/404    200/200/404          200/200/404                  200/200/404    200/200/404    200/200/404    200/200/200
app/s/[schema]/territoires/[siren]/page.tsx                 connexion/connexion/connexion  200/200/404    200/200/404          200/200/404                  200/200/404    200/200/404    200/200/404    200/200/200
app/connexion/page.tsx                                      200                            accueil        accueil              accueil                      accueil        accueil        accueil        accueil
app/mon-compte/page.tsx                                     connexion                      200            200                  200                          200            200            200            200
app/mot-de-passe/[jeton]/page.tsx                           200                            200            200                  200                          200            200            200            200
app/administration/comptes/page.tsx                         connexion                      200            200                  404                          404            404            404            200
app/administration/comptes/nouveau/page.tsx                 connexion                      200            200                  404                          404            404            404            200
app/administration/comptes/[id]/page.tsx                    connexion/connexion/connexion  200/200/404    200/200/404          404/404/404                  404/404/404    404/404/404    404/404/404    200/200/200
app/aide/page.tsx                                           200                            200            200                  200                          200            200            200            200
app/accessibilite/page.tsx                                  200                            200            200                  200                          200            200            200            200
app/mentions-legales/page.tsx                               200                            200            200                  200                          200            200            200            200
app/donnees-personnelles/page.tsx                           200                            200            200                  200                          200            200            200            200
app/api/sante/route.ts                                      200                            200            200                  200                          200            200            200            200
app/api/auth/[...nextauth]/route.ts                         200                            200            200                  200                          200            200            200            200
app/bench/vide/page.tsx                                     404                            404            404                  404                          404            404            404            404
app/bench/tableau/route.ts                                  404                            404            404                  404                          404            404            404            404
app/ma-remontee/page.tsx                                    connexion                      ma-remontee    ma-remontee          ma-remontee                  ma-remontee    ma-remontee    ma-remontee    404
app/s/[schema]/ma-remontee/page.tsx                         connexion/connexion/connexion  404/404/404    404/404/404          ma-remontee/ma-remontee/404  404/404/404    404/404/404    404/404/404    404/404/404
app/s/[schema]/ma-remontee/[siren]/page.tsx                 connexion/connexion/connexion  404/404/404    404/404/404          200/404/404                  404/404/404    404/404/404    404/404/404    404/404/404
app/s/[schema]/indicateurs/saisie/page.tsx                  connexion/connexion/connexion  200/200/404    200/200/404          200/404/404                  404/404/404    404/404/404    404/404/404    404/404/404
app/s/[schema]/indicateurs/page.tsx                         connexion/connexion/connexion  200/200/404    200/200/404          200/200/404                  200/200/404    200/200/404    200/200/404    200/200/200
app/s/[schema]/indicateurs/export/route.ts                  401/401/401                    200/200/404    200/200/404          200/200/404                  200/200/404    200/200/404    404/404/404    200/200/200
app/indicateurs/page.tsx                                    connexion                      indicateurs    indicateurs          indicateurs                  indicateurs    indicateurs    indicateurs    404
app/s/[schema]/indicateurs/import/page.tsx                  connexion/connexion/connexion  404/404/404    404/404/404          200/404/404                  404/404/404    404/404/404    404/404/404    404/404/404
app/s/[schema]/indicateurs/import/modele/route.ts           401/401/401                    404/404/404    404/404/404          200/404/404                  404/404/404    404/404/404    404/404/404    404/404/404
app/remontees/page.tsx                                      connexion                      remontees      remontees            remontees                    remontees      remontees      remontees      404
app/s/[schema]/remontees/page.tsx                           connexion/connexion/connexion  200/200/404    200/200/404          404/404/404                  404/404/404    404/404/404    404/404/404    404/404/404
app/s/[schema]/remontees/[siren]/page.tsx                   connexion/connexion/connexion  200/200/404    200/200/404          404/404/404                  404/404/404    404/404/404    404/404/404    404/404/404
app/s/[schema]/schema/page.tsx                              connexion/connexion/connexion  200/200/404    200/200/404          200/200/404                  200/200/404    200/200/404    200/200/404    200/200/200
app/s/[schema]/schema/fiches/nouvelle/page.tsx              connexion/connexion/connexion  200/200/404    200/200/404          404/404/404                  404/404/404    404/404/404    404/404/404    404/404/404
app/s/[schema]/schema/fiches/[id]/page.tsx                  connexion/connexion/connexion  200/200/404    200/200/404          200/200/404                  200/200/404    200/200/404    200/200/404    200/200/200
app/s/[schema]/schema/actions/nouvelle/page.tsx             connexion/connexion/connexion  200/200/404    200/200/404          404/404/404                  404/404/404    404/404/404    404/404/404    404/404/404
app/s/[schema]/schema/actions/[id]/page.tsx                 connexion/connexion/connexion  200/200/404    200/200/404          404/404/404                  404/404/404    404/404/404    404/404/404    404/404/404
app/s/[schema]/schema/dupliquer/page.tsx                    connexion/connexion/connexion  200/200/404    200/200/404          404/404/404                  404/404/404    404/404/404    404/404/404    404/404/404
app/s/[schema]/bilans/page.tsx                              connexion/connexion/connexion  200/200/404    200/200/404          404/404/404                  404/404/404    200/200/404    404/404/404    404/404/404
app/s/[schema]/bilans/[annee]/page.tsx                      connexion/connexion/connexion  200/200/404    200/200/404          404/404/404                  404/404/404    200/200/404    404/404/404    404/404/404
app/bilans/page.tsx                                         connexion                      bilans         bilans               bilans                       bilans         bilans         bilans         404
app/bilans/[annee]/page.tsx                                 connexion                      bilan          bilan                bilan                        bilan          bilan          bilan          404
app/conventions/page.tsx                                    connexion                      conventions    conventions          conventions                  conventions    conventions    conventions    404
app/conventions/[id]/page.tsx                               connexion                      convention     convention           convention                   convention     convention     convention     404
app/administration/schemas/page.tsx                         connexion                      404            404                  404                          404            404            404            200
app/administration/schemas/nouveau/page.tsx                 connexion                      404            404                  404                          404            404            404            200
app/s/[schema]/organisations/page.tsx                       connexion/connexion/connexion  200/200/404    200/200/404          200/200/404                  200/200/404    200/200/404    200/200/404    200/200/200
app/s/[schema]/indicateurs/nouveau/page.tsx                 connexion/connexion/connexion  200/200/404    200/200/404          404/404/404                  404/404/404    404/404/404    404/404/404    404/404/404
app/s/[schema]/indicateurs/[id]/page.tsx                    connexion/connexion/connexion  200/200/404    200/200/404          200/200/404                  200/200/404    200/200/404    404/404/404    200/200/200
app/s/[schema]/indicateurs/[id]/export/route.ts             401/401/401                    200/200/404    200/200/404          200/200/404                  200/200/404    200/200/404    404/404/404    200/200/200
app/s/[schema]/organisations/[id]/page.tsx                  connexion/connexion/connexion  200/200/404    200/200/404          200/404/404                  200/404/404    200/200/404    200/404/404    200/200/200
app/organisations/page.tsx                                  connexion                      organisations  organisations        organisations                organisations  organisations  organisations  404
app/instances/page.tsx                                      connexion                      instances      instances            instances                    instances      instances      instances      404
app/instances/[id]/page.tsx                                 connexion                      instance       instance             instance                     instance       instance       instance       404
app/decisions/page.tsx                                      connexion                      decisions      decisions            decisions                    decisions      decisions      decisions      404
app/s/[schema]/instances/page.tsx                           connexion/connexion/connexion  200/200/404    200/200/404          200/200/404                  200/200/404    200/200/404    200/200/404    200/200/200
app/s/[schema]/decisions/page.tsx                           connexion/connexion/connexion  200/200/404    200/200/404          200/200/404                  200/200/404    200/200/404    200/200/404    200/200/200
app/s/[schema]/instances/[id]/page.tsx                      connexion/connexion/connexion  200/200/404    200/200/404          200/404/404                  200/404/404    200/200/404    404/404/404    200/200/200
app/s/[schema]/seances/[id]/page.tsx                        connexion/connexion/connexion  200/200/404    200/200/404          200/404/404                  200/404/404    200/200/404    404/404/404    200/200/200
app/s/[schema]/seances/[id]/emargement/page.tsx             connexion/connexion/connexion  200/200/404    200/200/404          200/404/404                  200/404/404    200/200/404    404/404/404    200/200/200
app/s/[schema]/seances/[id]/direct/page.tsx                 connexion/connexion/connexion  200/200/404    200/200/404          200/404/404                  200/404/404    200/200/404    404/404/404    200/200/200
app/s/[schema]/seances/[id]/dossier/page.tsx                connexion/connexion/connexion  200/200/404    200/200/404          200/404/404                  200/404/404    200/200/404    404/404/404    200/200/200
app/s/[schema]/seances/[id]/compte-rendu/page.tsx           connexion/connexion/connexion  200/200/404    200/200/404          200/404/404                  200/404/404    200/200/404    404/404/404    200/200/200
app/s/[schema]/seances/[id]/ics/route.ts                    401/401/401                    200/200/404    200/200/404          200/404/404                  200/404/404    200/200/404    404/404/404    200/200/200
app/s/[schema]/seances/[id]/compte-rendu/[format]/route.ts  401/401/401                    200/200/404    200/200/404          200/404/404                  200/404/404    200/200/404    404/404/404    200/200/200
app/s/[schema]/seances/[id]/dossier/[format]/route.ts       401/401/401                    200/200/404    200/200/404          200/404/404                  200/404/404    200/200/404    404/404/404    200/200/200
app/public/comptes-rendus/page.tsx                          200                            200            200                  200                          200            200            200            200
app/public/comptes-rendus/[id]/page.tsx                     200                            200            200                  200                          200            200            200            200
app/api/calendrier/[jeton]/route.ts                         404                            404            404                  404                          404            404            404            404
app/seances/[id]/page.tsx                                   connexion                      seance         seance               seance                       seance         seance         seance         404
`);

/** Somebody and something of each place. */
export type Ids = Record<
  Place,
  Record<
    | 'action'
    | 'fiche'
    | 'person'
    | 'convention'
    | 'document'
    | 'organisation'
    | 'indicateur'
    | 'instance'
    | 'seance'
    | 'publie',
    number
  >
>;

/** The address of each door at each place; `ids` are the actions and people that e2e/acces.spec.ts finds there. */
export const addresses: Record<string, string | ((place: Place, ids: Ids) => string)> = {
  'app/page.tsx': '/',
  'app/tableau/page.tsx': '/tableau',
  'app/actions/[id]/page.tsx': (_, ids) => `/actions/${ids.ici.action}`,
  'app/evolution/page.tsx': '/evolution',
  'app/conventions/page.tsx': '/conventions',
  'app/conventions/[id]/page.tsx': (_, ids) => `/conventions/${ids.ici.convention}`,
  'app/s/[schema]/indicateurs/nouveau/page.tsx': (place) => `/s/${schemaOf(place)}/indicateurs/nouveau`,
  'app/s/[schema]/indicateurs/[id]/page.tsx': (place, ids) =>
    `/s/${schemaOf(place)}/indicateurs/${ids[place].indicateur}`,
  'app/s/[schema]/indicateurs/[id]/export/route.ts': (place, ids) =>
    `/s/${schemaOf(place)}/indicateurs/${ids[place].indicateur}/export`,
  'app/instances/page.tsx': '/instances',
  'app/instances/[id]/page.tsx': (_, ids) => `/instances/${ids.ici.instance}`,
  'app/decisions/page.tsx': '/decisions',
  'app/seances/[id]/page.tsx': (_, ids) => `/seances/${ids.ici.seance}`,
  'app/s/[schema]/instances/page.tsx': (place) => `/s/${schemaOf(place)}/instances`,
  'app/s/[schema]/decisions/page.tsx': (place) => `/s/${schemaOf(place)}/decisions`,
  'app/s/[schema]/instances/[id]/page.tsx': (place, ids) => `/s/${schemaOf(place)}/instances/${ids[place].instance}`,
  'app/s/[schema]/seances/[id]/page.tsx': (place, ids) => `/s/${schemaOf(place)}/seances/${ids[place].seance}`,
  'app/s/[schema]/seances/[id]/emargement/page.tsx': (place, ids) =>
    `/s/${schemaOf(place)}/seances/${ids[place].seance}/emargement`,
  'app/s/[schema]/seances/[id]/direct/page.tsx': (place, ids) =>
    `/s/${schemaOf(place)}/seances/${ids[place].seance}/direct`,
  'app/s/[schema]/seances/[id]/dossier/page.tsx': (place, ids) =>
    `/s/${schemaOf(place)}/seances/${ids[place].seance}/dossier`,
  'app/s/[schema]/seances/[id]/compte-rendu/page.tsx': (place, ids) =>
    `/s/${schemaOf(place)}/seances/${ids[place].seance}/compte-rendu`,
  'app/s/[schema]/seances/[id]/ics/route.ts': (place, ids) => `/s/${schemaOf(place)}/seances/${ids[place].seance}/ics`,
  'app/s/[schema]/seances/[id]/compte-rendu/[format]/route.ts': (place, ids) =>
    `/s/${schemaOf(place)}/seances/${ids[place].seance}/compte-rendu/odt`,
  'app/s/[schema]/seances/[id]/dossier/[format]/route.ts': (place, ids) =>
    `/s/${schemaOf(place)}/seances/${ids[place].seance}/dossier/pdf`,
  'app/public/comptes-rendus/page.tsx': '/public/comptes-rendus',
  'app/public/comptes-rendus/[id]/page.tsx': (_, ids) => `/public/comptes-rendus/${ids.ici.publie}`,
  'app/api/calendrier/[jeton]/route.ts': '/api/calendrier/inconnu.ics',
  'app/organisations/page.tsx': '/organisations',
  'app/s/[schema]/organisations/page.tsx': (place) => `/s/${schemaOf(place)}/organisations`,
  'app/s/[schema]/organisations/[id]/page.tsx': (place, ids) =>
    `/s/${schemaOf(place)}/organisations/${ids[place].organisation}`,
  'app/s/[schema]/conventions/page.tsx': (place) => `/s/${schemaOf(place)}/conventions`,
  'app/s/[schema]/conventions/[id]/page.tsx': (place, ids) =>
    `/s/${schemaOf(place)}/conventions/${ids[place].convention}`,
  // it only receives
  'app/s/[schema]/conventions/[id]/documents/route.ts': (place, ids) =>
    `/s/${schemaOf(place)}/conventions/${ids[place].convention}/documents`,
  'app/s/[schema]/documents/[id]/route.ts': (place, ids) => `/s/${schemaOf(place)}/documents/${ids[place].document}`,
  'app/s/[schema]/evolution/page.tsx': (place) => `/s/${schemaOf(place)}/evolution${filterOf(place)}`,
  'app/s/[schema]/tableau/page.tsx': (place) => `/s/${schemaOf(place)}/tableau${filterOf(place)}`,
  'app/s/[schema]/tableau/export/route.ts': (place) => `/s/${schemaOf(place)}/tableau/export${filterOf(place)}`,
  'app/s/[schema]/actions/[id]/page.tsx': (place, ids) => `/s/${schemaOf(place)}/actions/${ids[place].action}`,
  'app/s/[schema]/ressources/page.tsx': (place) => `/s/${schemaOf(place)}/ressources`,
  'app/s/[schema]/schema/page.tsx': (place) => `/s/${schemaOf(place)}/schema`,
  'app/s/[schema]/schema/dupliquer/page.tsx': (place) => `/s/${schemaOf(place)}/schema/dupliquer`,
  'app/s/[schema]/schema/fiches/nouvelle/page.tsx': (place) => `/s/${schemaOf(place)}/schema/fiches/nouvelle`,
  'app/s/[schema]/schema/fiches/[id]/page.tsx': (place, ids) =>
    `/s/${schemaOf(place)}/schema/fiches/${ids[place].fiche}`,
  'app/s/[schema]/schema/actions/nouvelle/page.tsx': (place) => `/s/${schemaOf(place)}/schema/actions/nouvelle`,
  'app/s/[schema]/schema/actions/[id]/page.tsx': (place, ids) =>
    `/s/${schemaOf(place)}/schema/actions/${ids[place].action}`,
  'app/bilans/page.tsx': '/bilans',
  'app/bilans/[annee]/page.tsx': '/bilans/2026',
  'app/s/[schema]/bilans/page.tsx': (place) => `/s/${schemaOf(place)}/bilans`,
  'app/s/[schema]/bilans/[annee]/page.tsx': (place) => `/s/${schemaOf(place)}/bilans/2026`,
  'app/administration/schemas/page.tsx': '/administration/schemas',
  'app/administration/schemas/nouveau/page.tsx': '/administration/schemas/nouveau',
  'app/ma-remontee/page.tsx': '/ma-remontee',
  'app/indicateurs/page.tsx': '/indicateurs',
  'app/s/[schema]/indicateurs/page.tsx': (place) => `/s/${schemaOf(place)}/indicateurs`,
  'app/s/[schema]/indicateurs/export/route.ts': (place) => `/s/${schemaOf(place)}/indicateurs/export`,
  'app/s/[schema]/indicateurs/saisie/page.tsx': (place) =>
    `/s/${schemaOf(place)}/indicateurs/saisie?territoire=${sirenOf(place)}`,
  'app/s/[schema]/indicateurs/import/page.tsx': (place) =>
    `/s/${schemaOf(place)}/indicateurs/import?territoire=${sirenOf(place)}`,
  'app/s/[schema]/indicateurs/import/modele/route.ts': (place) =>
    `/s/${schemaOf(place)}/indicateurs/import/modele?territoire=${sirenOf(place)}`,
  'app/s/[schema]/ma-remontee/page.tsx': (place) => `/s/${schemaOf(place)}/ma-remontee`,
  'app/s/[schema]/ma-remontee/[siren]/page.tsx': (place) => `/s/${schemaOf(place)}/ma-remontee/${sirenOf(place)}`,
  'app/territoires/page.tsx': '/territoires',
  'app/territoires/[siren]/page.tsx': `/territoires/${sirenOf('ici')}`,
  'app/s/[schema]/territoires/page.tsx': (place) => `/s/${schemaOf(place)}/territoires`,
  'app/s/[schema]/territoires/[siren]/page.tsx': (place) => `/s/${schemaOf(place)}/territoires/${sirenOf(place)}`,
  'app/remontees/page.tsx': '/remontees',
  'app/s/[schema]/remontees/page.tsx': (place) => `/s/${schemaOf(place)}/remontees`,
  'app/s/[schema]/remontees/[siren]/page.tsx': (place) => `/s/${schemaOf(place)}/remontees/${sirenOf(place)}`,
  'app/connexion/page.tsx': '/connexion',
  'app/mon-compte/page.tsx': '/mon-compte',
  'app/mot-de-passe/[jeton]/page.tsx': '/mot-de-passe/inconnu',
  'app/administration/comptes/page.tsx': '/administration/comptes',
  'app/administration/comptes/nouveau/page.tsx': '/administration/comptes/nouveau',
  'app/administration/comptes/[id]/page.tsx': (place, ids) => `/administration/comptes/${ids[place].person}`,
  'app/aide/page.tsx': '/aide',
  'app/accessibilite/page.tsx': '/accessibilite',
  'app/mentions-legales/page.tsx': '/mentions-legales',
  'app/donnees-personnelles/page.tsx': '/donnees-personnelles',
  'app/api/sante/route.ts': '/api/sante',
  'app/api/auth/[...nextauth]/route.ts': '/api/auth/session',
  // controls of the bench, which exist only when it runs
  'app/bench/vide/page.tsx': '/bench/vide',
  'app/bench/tableau/route.ts': '/bench/tableau?schema=04-2025',
};

import type { Place } from './samples.ts';
import { read } from './matrix.ts';

/**
 * Every door of the application and what it answers, for a person whose right is on JLVD in the 04: there / about another
 * EPCI of it / about another département; one word alone when the address has no place. A number is a status; « connexion »
 * sends to sign in; « tableau », « action », « comptes » lead to the page of that name. Read by entries.test.ts (nothing is
 * missing, nothing is left over) and by e2e/acces.spec.ts (the server does answer so).
 */
export const pages = read(`
                                       visiteur                       cellule_etat  cellule_departement  referent_epci  elu_epci     membre_copil  operateur    administrateur
app/page.tsx                           connexion                      tableau       tableau              tableau        tableau      tableau       tableau      comptes
app/tableau/page.tsx                   connexion                      tableau       tableau              tableau        tableau      tableau       tableau      404
app/actions/[id]/page.tsx              connexion                      action        action               action         action       action        action       404
app/s/[schema]/tableau/page.tsx        connexion/connexion/connexion  200/200/404   200/200/404          200/200/404    200/200/404  200/200/404   200/200/404  200/200/200
app/s/[schema]/tableau/export/route.ts 401/401/401                    200/200/404   200/200/404          200/200/404    200/200/404  200/200/404   200/200/404  200/200/200
app/s/[schema]/actions/[id]/page.tsx   connexion/connexion/connexion  200/200/404   200/200/404          200/200/404    200/200/404  200/200/404   200/200/404  200/200/200
app/s/[schema]/ressources/page.tsx     connexion/connexion/connexion  200/200/404   200/200/404          200/200/404    200/200/404  200/200/404   200/200/404  200/200/200
app/aide/page.tsx                      200                            200           200                  200            200          200           200          200
app/accessibilite/page.tsx             200                            200           200                  200            200          200           200          200
app/mentions-legales/page.tsx          200                            200           200                  200            200          200           200          200
app/donnees-personnelles/page.tsx      200                            200           200                  200            200          200           200          200
app/api/sante/route.ts                 200                            200           200                  200            200          200           200          200
app/api/auth/[...nextauth]/route.ts    200                            200           200                  200            200          200           200          200
app/bench/vide/page.tsx                404                            404           404                  404            404          404           404          404
app/bench/tableau/route.ts             404                            404           404                  404            404          404           404          404
`);

/** The address of each door at each place; `ids` are the actions that e2e/acces.spec.ts finds there. */
export const addresses: Record<string, string | ((place: Place, ids: Record<Place, number>) => string)> = {
  'app/page.tsx': '/',
  'app/tableau/page.tsx': '/tableau',
  'app/actions/[id]/page.tsx': (_, ids) => `/actions/${ids.ici}`,
  'app/s/[schema]/tableau/page.tsx': (place) => `/s/${schemaOf(place)}/tableau${filterOf(place)}`,
  'app/s/[schema]/tableau/export/route.ts': (place) => `/s/${schemaOf(place)}/tableau/export${filterOf(place)}`,
  'app/s/[schema]/actions/[id]/page.tsx': (place, ids) => `/s/${schemaOf(place)}/actions/${ids[place]}`,
  'app/s/[schema]/ressources/page.tsx': (place) => `/s/${schemaOf(place)}/ressources`,
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

/** The server actions, by file and export: what they answer (mutations.test.ts calls them as the browser would). */
export const mutations = read(`
                                                      visiteur                 cellule_etat          cellule_departement   referent_epci          elu_epci               membre_copil           operateur              administrateur
app/s/[schema]/actions/[id]/mutations.ts#changerStatut    session/session/session  fait/fait/introuvable fait/fait/introuvable refus/refus/introuvable refus/refus/introuvable refus/refus/introuvable refus/refus/introuvable refus/refus/refus
app/s/[schema]/actions/[id]/mutations.ts#confirmerStatut  session/session/session  fait/fait/introuvable fait/fait/introuvable refus/refus/introuvable refus/refus/introuvable refus/refus/introuvable refus/refus/introuvable refus/refus/refus
app/s/[schema]/actions/[id]/mutations.ts#corrigerStatut   session/session/session  fait/fait/introuvable fait/fait/introuvable refus/refus/introuvable refus/refus/introuvable refus/refus/introuvable refus/refus/introuvable refus/refus/refus
app/s/[schema]/actions/[id]/mutations.ts#declarerBlocage  session/session/session  fait/fait/introuvable fait/fait/introuvable refus/refus/introuvable refus/refus/introuvable refus/refus/introuvable refus/refus/introuvable refus/refus/refus
app/s/[schema]/actions/[id]/mutations.ts#leverBlocage     session/session/session  fait/fait/introuvable fait/fait/introuvable refus/refus/introuvable refus/refus/introuvable refus/refus/introuvable refus/refus/introuvable refus/refus/refus
app/s/[schema]/actions/[id]/mutations.ts#marquerJalon     session/session/session  fait/fait/introuvable fait/fait/introuvable refus/refus/introuvable refus/refus/introuvable refus/refus/introuvable refus/refus/introuvable refus/refus/refus
`);

function schemaOf(place: Place): string {
  return place === 'autre_departement' ? '84-2025' : '04-2025';
}

function filterOf(place: Place): string {
  return { ici: '?territoire=jlvd', autre_epci: '?territoire=dlva', autre_departement: '' }[place];
}

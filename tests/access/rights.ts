import { read } from './matrix.ts';

/** Where the object stands, for a person whose right is on the scheme S and, where one is meant, its EPCI E. */
export const standings = {
  'S, sans EPCI': { schemaId: 1 },
  'S, EPCI E': { schemaId: 1, epciId: 10 },
  'S, autre EPCI': { schemaId: 1, epciId: 11 },
  // E may belong to two schemes: a right on it in one is no right in the other
  'autre département, EPCI E': { schemaId: 2, epciId: 10 },
  'hors de tout schéma': {},
} as const;

/**
 * The verdicts of can(), one sign for each standing in the order above: o allowed, - refused. Written by hand from
 * DOMAIN D, so that a slip in lib/access/roles.ts meets another opinion. An administrator reads the board but exports
 * nothing (« R log »); a journal « R own » is a row of one's own, which the policies give.
 */
export const verdicts = read(`
                                       administrateur  cellule_etat  cellule_departement  referent_epci  elu_epci  membre_copil  operateur
schema.lire                            ooooo           ooo--         ooo--                oo---          oo---     ooo--         ooo--
schema.creer                           ooooo           -----         -----                -----          -----     -----         -----
schema.modifier                        -----           ooo--         ooo--                -----          -----     -----         -----
schema.dupliquer                       -----           ooo--         ooo--                -----          -----     -----         -----
referentiel.lire                       ooooo           ooo--         ooo--                oo---          oo---     ooo--         ooo--
referentiel.modifier                   -----           ooo--         ooo--                -----          -----     -----         -----
referentiel.archiver                   -----           ooo--         ooo--                -----          -----     -----         -----
referentiel.restaurer                  -----           ooo--         ooo--                -----          -----     -----         -----
tableau.lire                           ooooo           ooo--         ooo--                oo---          oo---     ooo--         ooo--
tableau.exporter                       -----           ooo--         ooo--                oo---          oo---     ooo--         ooo--
bilan.lire                             -----           ooo--         ooo--                -----          -----     ooo--         -----
convention.lire                        ooooo           ooo--         ooo--                oo---          oo---     ooo--         ooo--
convention.ecrire                      -----           ooo--         ooo--                -----          -----     -----         -----
convention.signer                      -----           ooo--         ooo--                oo---          -----     -----         -----
document.ecrire                        -----           ooo--         ooo--                -----          -----     -----         -----
organisation.lire                      ooooo           ooo--         ooo--                oo---          oo---     ooo--         ooo--
organisation.ecrire                    -----           ooo--         ooo--                -----          -----     -----         -----
contact.lire                           -----           ooo--         ooo--                oo---          oo---     -----         -----
contact.ecrire                         -----           ooo--         ooo--                -----          -----     -----         -----
couverture.lire                        ooooo           ooo--         ooo--                -----          -----     ooo--         -----
statut.lire                            ooooo           ooo--         ooo--                oo---          oo---     ooo--         ooo--
statut.changer                         -----           ooo--         ooo--                -----          -----     -----         -----
statut.confirmer                       -----           ooo--         ooo--                -----          -----     -----         -----
statut.corriger                        -----           ooo--         ooo--                -----          -----     -----         -----
blocage.lire                           ooooo           ooo--         ooo--                oo---          oo---     ooo--         ooo--
blocage.declarer                       -----           ooo--         ooo--                -----          -----     -----         -----
blocage.lever                          -----           ooo--         ooo--                -----          -----     -----         -----
jalon.lire                             ooooo           ooo--         ooo--                oo---          oo---     ooo--         ooo--
jalon.marquer                          -----           ooo--         ooo--                -----          -----     -----         -----
campagne.lire                          ooooo           ooo--         ooo--                oo---          oo---     ooo--         ooo--
campagne.ouvrir                        -----           ooo--         ooo--                -----          -----     -----         -----
campagne.modifier                      -----           ooo--         ooo--                -----          -----     -----         -----
avancement_local.lire                  -----           ooo--         ooo--                oo---          oo---     ooo--         -----
remontee.lire                          -----           ooo--         ooo--                oo---          oo---     -----         -----
remontee.saisir                        -----           -----         -----                oo---          -----     -----         -----
remontee.transmettre                   -----           -----         -----                oo---          -----     -----         -----
remontee.demander_correction           -----           -----         -----                oo---          -----     -----         -----
remontee.valider                       -----           ooo--         ooo--                -----          -----     -----         -----
remontee.retourner                     -----           ooo--         ooo--                -----          -----     -----         -----
remontee.saisir_pour                   -----           ooo--         ooo--                -----          -----     -----         -----
remontee.repondre                      -----           ooo--         ooo--                -----          -----     -----         -----
visa.lire                              -----           ooo--         ooo--                oo---          oo---     ooo--         -----
visa.donner                            -----           -----         -----                -----          oo---     -----         -----
visa.enregistrer                       -----           -----         -----                oo---          -----     -----         -----
territoire.lire                        ooooo           ooo--         ooo--                oo---          oo---     ooo--         ooo--
competence.lire                        ooooo           ooo--         ooo--                oo---          oo---     ooo--         -----
competence.ecrire                      -----           ooo--         ooo--                oo---          -----     -----         -----
indicateur.lire                        ooooo           ooo--         ooo--                oo---          oo---     ooo--         ooo--
indicateur.definir                     -----           ooo--         ooo--                -----          -----     -----         -----
valeur.lire                            ooooo           ooo--         ooo--                oo---          oo---     ooo--         -----
valeur.ecrire                          -----           ooo--         ooo--                -----          -----     -----         -----
valeur.figer                           -----           ooo--         ooo--                -----          -----     -----         -----
valeur.saisir                          -----           -----         -----                oo---          -----     -----         -----
valeur.transmettre                     -----           -----         -----                oo---          -----     -----         -----
valeur.demander_correction             -----           -----         -----                oo---          -----     -----         -----
valeur.valider                         -----           ooo--         ooo--                -----          -----     -----         -----
valeur.retourner                       -----           ooo--         ooo--                -----          -----     -----         -----
valeur.rouvrir                         -----           ooo--         ooo--                -----          -----     -----         -----
mandat.lire                            ooooo           ooo--         ooo--                oo---          oo---     ooo--         ooo--
mandat.nommer                          -----           ooo--         ooo--                -----          -----     -----         -----
mandat.modifier                        -----           ooo--         ooo--                -----          -----     -----         -----
mandat.terminer                        -----           ooo--         ooo--                -----          -----     -----         -----
remarque.lire                          -----           ooo--         ooo--                oo---          oo---     ooo--         -----
remarque.ecrire                        -----           -----         -----                oo---          oo---     ooo--         -----
remarque.repondre                      -----           ooo--         ooo--                -----          -----     -----         -----
remarque.clore                         -----           ooo--         ooo--                -----          -----     -----         -----
instance.lire                          ooooo           ooo--         ooo--                oo---          oo---     ooo--         ooo--
instance.ecrire                        -----           ooo--         ooo--                -----          -----     -----         -----
instance_locale.lire                   ooooo           ooo--         ooo--                oo---          oo---     ooo--         -----
instance_locale.ecrire                 -----           -----         -----                oo---          -----     -----         -----
instance_locale.ecrire_pour            -----           ooo--         ooo--                -----          -----     -----         -----
decision.lire                          ooooo           ooo--         ooo--                oo---          oo---     ooo--         ooo--
decision.suivre                        -----           ooo--         ooo--                oo---          -----     -----         -----
compte.lire                            ooooo           ooo--         ooo--                -----          -----     -----         -----
compte.creer                           ooooo           ooo--         ooo--                -----          -----     -----         -----
compte.modifier                        ooooo           ooo--         ooo--                -----          -----     -----         -----
compte.inviter                         ooooo           ooo--         ooo--                -----          -----     -----         -----
compte.fermer                          ooooo           ooo--         ooo--                -----          -----     -----         -----
compte.rouvrir                         ooooo           ooo--         ooo--                -----          -----     -----         -----
habilitation.lire                      ooooo           ooo--         ooo--                -----          -----     -----         -----
habilitation.accorder                  ooooo           ooo--         ooo--                -----          -----     -----         -----
habilitation.retirer                   ooooo           ooo--         ooo--                -----          -----     -----         -----
habilitation_cellule.accorder          ooooo           ooo--         ooo--                -----          -----     -----         -----
habilitation_cellule.confirmer         -----           ooo--         ooo--                -----          -----     -----         -----
habilitation_cellule.retirer           ooooo           ooo--         ooo--                -----          -----     -----         -----
habilitation_administrateur.accorder   ooooo           -----         -----                -----          -----     -----         -----
habilitation_administrateur.retirer    ooooo           -----         -----                -----          -----     -----         -----
journal.lire                           ooooo           ooo--         ooo--                -----          -----     -----         -----
`);

/** The expected verdicts, written by hand from DOMAIN D: a table to read, never computed from the code it judges. */

// S reads, I inserts, U updates, D deletes, - nothing; at one's own place / on another EPCI of the scheme / in another département.
// The lines of local progress are those that wait or came back; the validated ones, what the cellule enters for a vacant EPCI
// and what an author answers to oneself are tried in remontees.test.ts. The visa is an élu's own.
// « sans droit »: a signed-in person whose rights are over, to come, withdrawn, unconfirmed, or whose account is closed.
export const tables = read(`
                        visiteur  cellule_etat   cellule_departement  referent_epci  elu_epci  membre_copil  operateur  administrateur  sans_droit
installation            S/S/S     S/S/S          S/S/S                S/S/S          S/S/S     S/S/S         S/S/S      S/S/S           S/S/S
departement             -/-/-     S/S/S          S/S/S                S/S/S          S/S/S     S/S/S         S/S/S      S/S/S           S/S/S
epci                    -/-/-     S/S/S          S/S/S                S/S/S          S/S/S     S/S/S         S/S/S      S/S/S           S/S/S
commune                 -/-/-     S/S/S          S/S/S                S/S/S          S/S/S     S/S/S         S/S/S      S/S/S           S/S/S
organisation            -/-/-     SIU/SIU/SI     SIU/SIU/SI           S/S/S          S/S/S     S/S/S         S/S/S      SI/SI/SI        S/S/S
schema_departemental    -/-/-     SU/SU/-        SU/SU/-              S/S/-          S/S/-     S/S/-         S/S/-      SI/SI/SI        -/-/-
schema_epci             -/-/-     SID/SID/-      SID/SID/-            S/S/-          S/S/-     S/S/-         S/S/-      S/S/S           -/-/-
axe                     -/-/-     SIUD/SIUD/-    SIUD/SIUD/-          S/S/-          S/S/-     S/S/-         S/S/-      S/S/S           -/-/-
fiche                   -/-/-     SIU/SIU/-      SIU/SIU/-            S/S/-          S/S/-     S/S/-         S/S/-      S/S/S           -/-/-
facette                 -/-/-     SIUD/SIUD/-    SIUD/SIUD/-          S/S/-          S/S/-     S/S/-         S/S/-      S/S/S           -/-/-
action                  -/-/-     SIU/SIU/-      SIU/SIU/-            S/S/-          S/S/-     S/S/-         S/S/-      S/S/S           -/-/-
action_version          -/-/-     SI/SI/-        SI/SI/-              S/S/-          S/S/-     S/S/-         S/S/-      S/S/S           -/-/-
action_version_epci     -/-/-     SI/SI/-        SI/SI/-              S/S/-          S/S/-     S/S/-         S/S/-      S/S/S           -/-/-
action_version_facette  -/-/-     SI/SI/-        SI/SI/-              S/S/-          S/S/-     S/S/-         S/S/-      S/S/S           -/-/-
action_ressource        -/-/-     S/S/-          S/S/-                S/S/-          S/S/-     S/S/-         S/S/-      S/S/S           -/-/-
jalon                   -/-/-     SI/SI/-        SI/SI/-              S/S/-          S/S/-     S/S/-         S/S/-      S/S/S           -/-/-
jalon_version           -/-/-     SI/SI/-        SI/SI/-              S/S/-          S/S/-     S/S/-         S/S/-      S/S/S           -/-/-
suivi_action            -/-/-     S/S/-          S/S/-                S/S/-          S/S/-     S/S/-         S/S/-      S/S/S           -/-/-
statut                  -/-/-     SI/SI/-        SI/SI/-              S/S/-          S/S/-     S/S/-         S/S/-      S/S/S           -/-/-
blocage                 -/-/-     SI/SI/-        SI/SI/-              S/S/-          S/S/-     S/S/-         S/S/-      S/S/S           -/-/-
levee_blocage           -/-/-     SI/SI/-        SI/SI/-              S/S/-          S/S/-     S/S/-         S/S/-      S/S/S           -/-/-
jalon_realisation       -/-/-     SI/SI/-        SI/SI/-              S/S/-          S/S/-     S/S/-         S/S/-      S/S/S           -/-/-
etat_anterieur          -/-/-     S/S/-          S/S/-                S/S/-          S/S/-     S/S/-         S/S/-      S/S/S           -/-/-
competence_epci         -/-/-     SIU/SIU/-      SIU/SIU/-            SIU/S/-        S/S/-     S/S/-         -/-/-      S/S/S           -/-/-
mandat                  -/-/-     SIU/SIU/-      SIU/SIU/-            S/S/-          S/S/-     S/S/-         S/S/-      S/S/S           -/-/-
campagne                -/-/-     SIU/SIU/-      SIU/SIU/-            S/S/-          S/S/-     S/S/-         S/S/-      S/S/S           -/-/-
brouillon_avancement    -/-/-     -/-/-          -/-/-                SIUD/-/-       -/-/-     -/-/-         -/-/-      -/-/-           -/-/-
avancement_epci         -/-/-     S/S/-          S/S/-                SI/-/-         S/-/-     -/-/-         -/-/-      -/-/-           -/-/-
suite_avancement        -/-/-     SI/SI/-        SI/SI/-              S/-/-          S/-/-     -/-/-         -/-/-      -/-/-           -/-/-
demande_correction      -/-/-     S/S/-          S/S/-                SI/-/-         S/-/-     -/-/-         -/-/-      -/-/-           -/-/-
reponse_correction      -/-/-     SI/SI/-        SI/SI/-              S/-/-          S/-/-     -/-/-         -/-/-      -/-/-           -/-/-
suivi_epci              -/-/-     S/S/-          S/S/-                S/S/-          S/S/-     S/S/-         -/-/-      -/-/-           -/-/-
visa                    -/-/-     S/S/-          S/S/-                SI/S/-         SIU/S/-   S/S/-         -/-/-      -/-/-           -/-/-
remarque                -/-/-     S/S/-          S/S/-                SI/S/-         SI/S/-    SI/SI/-       -/-/-      -/-/-           -/-/-
suite_remarque          -/-/-     SI/SI/-        SI/SI/-              S/S/-          S/S/-     S/S/-         -/-/-      -/-/-           -/-/-
convention              -/-/-     SIU/SIU/-      SIU/SIU/-            S/-/-          S/-/-     S/S/-         S/-/-      S/S/S           -/-/-
convention_partie       -/-/-     SIUD/SIUD/-    SIUD/SIUD/-          S/-/-          S/-/-     S/S/-         S/-/-      S/S/S           -/-/-
convention_signature    -/-/-     SIUD/SIUD/-    SIUD/SIUD/-          SIU/-/-        S/-/-     S/S/-         S/-/-      S/S/S           -/-/-
engagement              -/-/-     SIUD/SIUD/-    SIUD/SIUD/-          S/-/-          S/-/-     S/S/-         S/-/-      S/S/S           -/-/-
convention_epci         -/-/-     SID/SID/-      SID/SID/-            S/-/-          S/-/-     S/S/-         S/-/-      S/S/S           -/-/-
convention_action       -/-/-     SID/SID/-      SID/SID/-            S/-/-          S/-/-     S/S/-         S/-/-      S/S/S           -/-/-
convention_montant      -/-/-     SIUD/SIUD/-    SIUD/SIUD/-          S/-/-          S/-/-     S/S/-         S/-/-      S/S/S           -/-/-
avenant                 -/-/-     SI/SI/-        SI/SI/-              S/-/-          S/-/-     S/S/-         S/-/-      S/S/S           -/-/-
contact                 -/-/-     SIUD/SIUD/-    SIUD/SIUD/-          S/-/-          S/-/-     -/-/-         -/-/-      -/-/-           -/-/-
evaluation_convention   -/-/-     SIU/SIU/-      SIU/SIU/-            S/-/-          S/-/-     S/S/-         S/-/-      S/S/S           -/-/-
document                -/-/-     SIU/SIU/-      SIU/SIU/-            S/-/-          S/-/-     S/S/-         S/-/-      S/S/S           -/-/-
document_version        -/-/-     SI/SI/-        SI/SI/-              S/-/-          S/-/-     S/S/-         S/-/-      S/S/S           -/-/-
document_morceau        -/-/-     SI/SI/-        SI/SI/-              S/-/-          S/-/-     S/S/-         S/-/-      S/S/S           -/-/-
indicateur              -/-/-     SIU/SIU/-      SIU/SIU/-            S/S/-          S/S/-     S/S/-         S/-/-      S/S/S           -/-/-
indicateur_version      -/-/-     SI/SI/-        SI/SI/-              S/S/-          S/S/-     S/S/-         S/-/-      S/S/S           -/-/-
indicateur_cible        -/-/-     SIUD/SIUD/-    SIUD/SIUD/-          S/S/-          S/S/-     S/S/-         S/-/-      S/S/S           -/-/-
brouillon_valeur        -/-/-     -/-/-          -/-/-                SIUD/-/-       -/-/-     -/-/-         -/-/-      -/-/-           -/-/-
valeur_indicateur       -/-/-     SIU/SIU/-      SIU/SIU/-            SIU/-/-        S/-/-     -/-/-         -/-/-      -/-/-           -/-/-
annee_figee             -/-/-     SIU/SIU/-      SIU/SIU/-            S/S/-          S/S/-     S/S/-         -/-/-      S/S/S           -/-/-
import_lot              -/-/-     -/-/-          -/-/-                SIU/-/-        -/-/-     -/-/-         -/-/-      -/-/-           -/-/-
instance                -/-/-     SIU/SIU/-      SIU/SIU/-            SIU/-/-        S/-/-     S/S/-         -/-/-      S/S/S           -/-/-
siege                   -/-/-     SIU/SIU/-      SIU/SIU/-            SIU/-/-        S/-/-     S/S/-         -/-/-      S/S/S           -/-/-
membre                  -/-/-     SIU/SIU/-      SIU/SIU/-            SIU/-/-        S/-/-     S/S/-         -/-/-      S/S/S           -/-/-
seance                  -/-/-     S/S/-          S/S/-                SIU/-/-        S/-/-     -/-/-         -/-/-      S/S/S           -/-/-
point_seance            -/-/-     S/S/-          S/S/-                SIUD/-/-       S/-/-     -/-/-         -/-/-      S/S/S           -/-/-
point_lien              -/-/-     S/S/-          S/S/-                SID/-/-        S/-/-     -/-/-         -/-/-      S/S/S           -/-/-
proposition_ecartee     -/-/-     -/-/-          -/-/-                SID/-/-        -/-/-     -/-/-         -/-/-      -/-/-           -/-/-
presence                -/-/-     S/S/-          S/S/-                SIUD/-/-       S/-/-     -/-/-         -/-/-      S/S/S           -/-/-
note_seance             -/-/-     -/-/-          -/-/-                SIUD/-/-       -/-/-     -/-/-         -/-/-      -/-/-           -/-/-
decision                -/-/-     -/-/-          -/-/-                SIUD/-/-       -/-/-     -/-/-         -/-/-      -/-/-           -/-/-
decision_effet          -/-/-     -/-/-          -/-/-                SIUD/-/-       -/-/-     -/-/-         -/-/-      -/-/-           -/-/-
compte_rendu            -/-/-     -/-/-          -/-/-                SIU/-/-        -/-/-     -/-/-         -/-/-      -/-/-           -/-/-
compte_rendu_public     -/-/-     -/-/-          -/-/-                SD/-/-         -/-/-     -/-/-         -/-/-      -/-/-           -/-/-
flux_calendrier         -/-/-     -/-/-          -/-/-                -/-/-          -/-/-     -/-/-         -/-/-      -/-/-           -/-/-
utilisateur             -/-/-     SIU/SIU/I      SIU/SIU/I            S/S/-          S/S/-     S/S/-         S/S/-      SIU/SIU/SIU     -/-/-
compte                  -/-/-     SIU/SU/-       SIU/SU/-             -/-/-          -/-/-     -/-/-         -/-/-      SIU/SU/SU       -/-/-
mot_de_passe            -/-/-     -/-/-          -/-/-                -/-/-          -/-/-     -/-/-         -/-/-      -/-/-           -/-/-
habilitation            -/-/-     SIU/SIU/-      SIU/SIU/-            -/-/-          -/-/-     -/-/-         -/-/-      SIU/SIU/SIU     -/-/-
lien_unique             -/-/-     SIU/SIU/-      SIU/SIU/-            -/-/-          -/-/-     -/-/-         -/-/-      SIU/SIU/SIU     -/-/-
tentative_connexion     -/-/-     -/-/-          -/-/-                -/-/-          -/-/-     -/-/-         -/-/-      -/-/-           -/-/-
journal                 -/-/-     S/S/-          S/S/-                -/-/-          -/-/-     -/-/-         -/-/-      S/S/S           -/-/-
journal_acces           -/-/-     -/-/-          -/-/-                -/-/-          -/-/-     -/-/-         -/-/-      S/S/S           -/-/-
cle_mutation            -/-/-     -/-/-          -/-/-                -/-/-          -/-/-     -/-/-         -/-/-      -/-/-           -/-/-
`);

// The same for the rows about oneself.
export const ownRows = read(`
                        cellule_etat  cellule_departement  referent_epci  elu_epci  membre_copil  operateur  administrateur  sans_droit
utilisateur             SU            SU                   S              S         S             S          SU              S
compte                  SU            SU                   S              S         S             S          SU              S
mot_de_passe            -             -                    -              -         -             -          -               -
habilitation            SIU           SIU                  S              S         S             S          SIU             S
lien_unique             SIU           SIU                  S              S         S             S          SIU             S
journal                 S             S                    S              S         S             S          S               S
journal_acces           -             -                    -              -         -             -          S               -
flux_calendrier         SIU           SIU                  SIU            SIU       SIU           SIU        SIU             SIU
cle_mutation            SIU           SIU                  SIU            SIU       SIU           SIU        SIU             SIU
`);

// What the application does by itself (sign-in, links, journals); tables not named here are closed to it.
export const systemTables: Record<string, string> = {
  installation: 'S',
  utilisateur: 'S',
  compte: 'SU',
  habilitation: 'S',
  mot_de_passe: 'SIU',
  lien_unique: 'SU',
  tentative_connexion: 'SIUD',
  journal_acces: 'SID',
  cle_mutation: 'SD',
  flux_calendrier: 'S',
};

/** Reads a table whose first line names the columns: row → column → cell. */
export function read(text: string): Record<string, Record<string, string>> {
  const [head, ...lines] = text.trim().split('\n');
  const columns = head!.trim().split(/\s+/);
  return Object.fromEntries(
    lines.map((line) => {
      const [name, ...cells] = line.trim().split(/\s+/);
      if (cells.length !== columns.length)
        throw new Error(`ligne « ${name} » : ${cells.length} cases pour ${columns.length} colonnes`);
      return [name!, Object.fromEntries(columns.map((column, i) => [column, cells[i]!]))];
    }),
  );
}

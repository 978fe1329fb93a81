import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { GrilleValeurs, type Colonne } from '@/components/indicateurs/grille-valeurs';
import styles from '@/components/indicateurs/saisie.module.css';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Vues } from '@/components/ui/vues';
import { can, type Viewer } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { anneesDe } from '@/lib/indicateurs/fiche';
import { readGrille } from '@/lib/indicateurs/grille';
import { listPlaces, type PlaceSaisie } from '@/lib/indicateurs/places';
import type { LigneGrille } from '@/lib/indicateurs/saisie';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { readSchema } from '@/lib/suivi/tableau';
import {
  corrigerValeur,
  demanderCorrectionValeur,
  enregistrerValeurs,
  retournerValeurs,
  rouvrirValeur,
  transmettreValeurs,
  validerValeurs,
} from './mutations';

type Props = { params: Promise<{ schema: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: 'Saisie des indicateurs' };

const gestes = {
  transmettre: transmettreValeurs,
  valider: validerValeurs,
  retourner: retournerValeurs,
  rouvrir: rouvrirValeur,
  corriger: corrigerValeur,
  demanderCorrection: demanderCorrectionValeur,
};

/** `territoire` is a SIREN or « departement »; `action` shows every territory of one action instead. */
export default async function SaisiePage({ params, searchParams }: Props) {
  const [{ schema: code }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const base = `/s/${code}/indicateurs`;
  const viewer = await requireViewer(`${base}/saisie${search.size > 0 ? `?${search}` : ''}`);
  const jour = today();
  const actionId = Number(/^[0-9]{1,9}$/.exec(search.get('action') ?? '')?.[0]) || null;
  const { schema, annees, annee, figees, places, territoire, lignes } = await asViewer(viewer, async (db) => {
    const schema = (await readSchema(db, code)) ?? notFound();
    const annees = anneesDe(schema, jour).toReversed();
    const annee = annees.find((one) => String(one) === search.get('annee')) ?? annees[0] ?? notFound();
    const { places, figees } = await listPlaces(db, { schemaId: schema.id, annee, today: jour });
    const ouvertes = placesDe(viewer, schema.id, places);
    const territoire = territoireOf(ouvertes, search.get('territoire')) ?? notFound();
    const which = actionId ? { actionId } : { epciId: territoire.epciId };
    const lignes = await readGrille(db, { schemaId: schema.id, annee, ...which });
    return { schema, annees, annee, figees, places: ouvertes, territoire, lignes };
  });
  const isFigee = figees.includes(annee) || schema.etat === 'clos';
  const isCellule = can(viewer, 'ecrire', 'valeur', { schemaId: schema.id });
  const miennes = places.filter(
    (one) => one.epciId !== null && can(viewer, 'saisir', 'valeur', { schemaId: schema.id, epciId: one.epciId }),
  );
  const qui = {
    isCellule: isCellule && !isFigee,
    epcisSaisis: isFigee ? [] : miennes.map(({ epciId }) => epciId!),
    vacants: places.filter(({ isVacante }) => isVacante).map(({ epciId }) => epciId!),
    isFigee,
  };
  const isSaisissable =
    !isFigee &&
    (actionId
      ? isCellule || miennes.length > 0
      : territoire.epciId === null || miennes.some(({ epciId }) => epciId === territoire.epciId));
  const action = actionId ? (lignes[0]?.action ?? notFound()) : null;
  const colonnes = action ? colonnesDe(lignes, places) : [{ epciId: territoire.epciId, nom: territoire.nom }];
  const adresse = (more: Record<string, string>) =>
    `${base}/saisie?${new URLSearchParams({ ...(action ? { action: String(action.id) } : { territoire: territoire.cle }), annee: String(annee), ...more })}`;
  return (
    <main id="contenu" tabIndex={-1} className={colonnes.length > 1 ? 'paysage' : undefined}>
      <Breadcrumb steps={[{ label: 'Indicateurs', href: `${base}?annee=${annee}` }, { label: 'Saisie' }]} />
      <div className="head">
        <div>
          <p className="eyebrow">{action ? `Action ${action.code ?? ''}` : territoire.nom}</p>
          <h1>{action ? action.titre : `Valeurs ${annee}`}</h1>
        </div>
        <div className="actions no-print">
          {isSaisissable && !action && (
            <Link className="btn" href={`${base}/import?territoire=${territoire.cle}&annee=${annee}`}>
              Importer un fichier
            </Link>
          )}
          <Vues
            label="Année"
            vues={annees
              .toReversed()
              .map((one) => ({ label: String(one), href: adresse({ annee: String(one) }), isCourante: one === annee }))}
          />
        </div>
      </div>
      {!action && places.length > 1 && (
        <div className={`${styles.territoires} no-print`}>
          <Vues
            label="Territoire"
            vues={places.map(({ cle, sigle, attendent }) => ({
              label: attendent > 0 ? `${sigle} (${attendent})` : sigle,
              href: adresse({ territoire: cle }),
              isCourante: cle === territoire.cle,
            }))}
          />
        </div>
      )}
      {isFigee && (
        <p className="notice">
          {schema.etat === 'clos' ? 'Le schéma est clos' : `L’année ${annee} est figée`} : ses valeurs se lisent et ne
          changent plus.
        </p>
      )}
      {lignes.length === 0 ? (
        <div className="empty">
          <p className="strong">Aucun indicateur à saisir ici.</p>
          <p>Les indicateurs calculés et ceux qui restent à qualifier ne se saisissent pas.</p>
        </div>
      ) : (
        <>
          {isSaisissable && (
            <p className={`muted ${styles.aide} no-print`}>
              Écrivez le nombre, <b>nc</b> s’il n’est pas disponible, <b>- et la raison</b> si c’est sans objet. Une
              part se dit <b>12/40</b> ou 45&nbsp;%.{' '}
              <span className={styles.clavier}>
                Entrée et les flèches changent de ligne, Échap reprend l’ancienne valeur, F2 ouvre les précisions. Un
                bloc copié d’un tableur se colle d’un coup.
              </span>
            </p>
          )}
          <GrilleValeurs
            key={`${annee}-${action?.id ?? territoire.cle}`}
            {...{ lignes, colonnes, qui, gestes, base }}
            place={{ schemaId: schema.id, annee }}
            enregistrer={enregistrerValeurs}
          />
        </>
      )}
    </main>
  );
}

type Ouverte = {
  cle: string;
  epciId: number | null;
  sigle: string;
  nom: string;
  attendent: number;
  isVacante: boolean;
};

/** Where this person types, or examines: the whole for the cellule, one's own EPCI for a référent. */
function placesDe(viewer: Viewer, schemaId: number, places: readonly PlaceSaisie[]): Ouverte[] {
  const isCellule = can(viewer, 'ecrire', 'valeur', { schemaId });
  const epcis = places
    .filter(({ id }) => isCellule || can(viewer, 'saisir', 'valeur', { schemaId, epciId: id }))
    .map(({ id, siren, ...place }) => ({ ...place, cle: siren, epciId: id }));
  const departement = {
    cle: 'departement',
    epciId: null,
    sigle: 'Département',
    nom: 'Département',
    attendent: 0,
    isVacante: false,
  };
  return isCellule ? [departement, ...epcis] : epcis;
}

/** The place an address names; the first when it names none. */
function territoireOf(places: readonly Ouverte[], cle: string | null): Ouverte | undefined {
  return cle === null ? places[0] : places.find((one) => one.cle === cle);
}

function colonnesDe(lignes: readonly LigneGrille[], places: readonly Ouverte[]): Colonne[] {
  const used = new Set(lignes.flatMap(({ cellules }) => cellules.map(({ epciId }) => epciId)));
  return places.filter(({ epciId }) => used.has(epciId)).map(({ epciId, sigle }) => ({ epciId, nom: sigle }));
}

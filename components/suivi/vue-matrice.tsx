import type { Jour } from '@/lib/clock';
import { writeFiltres } from '@/lib/suivi/filtres';
import { champsCaches, writeLecture, type Lecture } from '@/lib/suivi/lecture';
import { expliquer } from '@/lib/suivi/explication';
import { motOf } from '@/lib/suivi/matrice';
import type { ActionSuivie, EpciSuivi, Tableau } from '@/lib/suivi/tableau';
import { Grille } from './grille';
import styles from './grille.module.css';

type Props = {
  tableau: Tableau;
  actions: ActionSuivie[];
  lecture: Lecture;
  path: string;
  /** What a sheet of an action needs to lead back here. */
  retour: string;
  jour: Jour;
  /** The EPCI that a narrow screen shows; none when this person does not read the local level. */
  choisi: EpciSuivi | undefined;
  gestes: boolean;
};

/** Actions by EPCI, the departmental column first and apart; one EPCI at a time on a narrow screen. */
export function VueMatrice({ tableau, actions, lecture, path, retour, jour, choisi, gestes }: Props) {
  const epcis = choisi ? tableau.epcis : [];
  const groupes = tableau.axes.flatMap(({ numero, libelle }) => {
    const lignes = actions
      .filter(({ axe }) => axe === numero)
      .map((action) => ({
        id: action.id,
        code: action.code,
        titre: action.titre,
        departement: action.avancement,
        mot: motOf(action, epcis),
        marques: expliquer(action, jour),
        revision: gestes && action.etat === 'active' ? action.revision : null,
      }));
    return lignes.length > 0 ? [{ titre: `Axe ${numero}. ${libelle}`, lignes }] : [];
  });
  const self = writeLecture(lecture);
  return (
    <>
      {choisi ? (
        <ChoixEpci {...{ path, lecture, choisi, epcis }} />
      ) : (
        <p className={`muted ${styles.avis}`}>
          L’avancement dans chaque EPCI est réservé à la cellule, aux EPCI et au comité de pilotage : vous lisez ici la
          colonne départementale.
        </p>
      )}
      <Grille
        groupes={groupes}
        epcis={epcis.map(({ sigle, nom, siren }) => ({ sigle, nom, siren }))}
        choisi={choisi?.sigle ?? ''}
        base={`/s/${tableau.schema.code}/actions/`}
        retour={retour}
        cellule={`${self}${self ? '&' : '?'}cellule=`}
      />
      {choisi && (
        <p className={`muted ${styles.legende}`}>
          <span>
            <i className={styles.objet} aria-hidden="true" /> sans objet : l’action ne concerne pas cet EPCI
          </span>
          <span>
            <i className={styles.avance} aria-hidden="true" /> EPCI plus avancé que le département
          </span>
          <span>
            <i className={styles.retrait} aria-hidden="true" /> EPCI moins avancé
          </span>
        </p>
      )}
    </>
  );
}

type ChoixProps = { path: string; lecture: Lecture; choisi: EpciSuivi; epcis: EpciSuivi[] };

function ChoixEpci({ path, lecture, choisi, epcis }: ChoixProps) {
  const kept = [...new URLSearchParams(writeFiltres(lecture.filtres)), ...champsCaches({ ...lecture, epci: '' })];
  return (
    <form action={path} className={`${styles.choix} no-print`}>
      {kept.map(([name, value], i) => (
        <input key={i} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="epci">EPCI affiché</label>
      <select id="epci" name="epci" className="field-control" defaultValue={choisi.sigle} key={choisi.sigle}>
        {epcis.map(({ id, sigle, nom }) => (
          <option key={id} value={sigle}>
            {sigle} · {nom}
          </option>
        ))}
      </select>
      <button className="btn">Voir</button>
    </form>
  );
}

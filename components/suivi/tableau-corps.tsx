import type { ReactNode } from 'react';
import type { Jour } from '@/lib/clock';
import { comparer, montrees, type Ecrits } from '@/lib/suivi/comparaison';
import { filtrer } from '@/lib/suivi/filtres';
import { writeLecture, writeRetour, type Lecture } from '@/lib/suivi/lecture';
import type { EpciSuivi, Tableau } from '@/lib/suivi/tableau';
import type { PourVue } from '@/lib/suivi/vue';
import { Cellule } from './cellule';
import { Comparaison } from './comparaison';
import { TableauFiltres } from './tableau-filtres';
import { TableauListe } from './tableau-liste';
import { TableauResume } from './tableau-resume';
import styles from './tableau.module.css';
import { VueCalendrier } from './vue-calendrier';
import { VueKanban } from './vue-kanban';
import { VueMatrice } from './vue-matrice';

export type CorpsProps = {
  tableau: Tableau;
  lecture: Lecture;
  path: string;
  jour: Jour;
  /** The EPCI that a narrow screen shows; none for who does not read the local level. */
  choisi: EpciSuivi | undefined;
  lu: PourVue;
  /** The other board of a comparison, and its day. */
  comparee: { tableau: Tableau; jour: Jour; isLocal: boolean } | null;
  gestes: boolean;
  /** Where the scheme is written, for who writes it. */
  ecrire: string | null;
  /** The bar of the ticked lines, for who may write on them. */
  plusieurs: ReactNode;
};

/** What answers to the filters, in the view asked for. */
export function TableauCorps(props: CorpsProps) {
  const { tableau, lecture, path, jour, lu } = props;
  if (props.comparee && lu.ecrits) return <Compare {...props} comparee={props.comparee} ecrits={lu.ecrits} />;
  const { actions, facettes } = filtrer(tableau.actions, lecture.filtres, tableau.options, jour);
  const retour = writeRetour(lecture);
  return (
    <>
      <TableauResume actions={actions} lecture={lecture} facettes={facettes} />
      <div className={isLarge(lecture) ? `${styles.cols} ${styles.pleine}` : styles.cols}>
        <TableauFiltres lecture={lecture} facettes={facettes} path={path} />
        <div>
          <p className="visually-hidden" role="status">
            {actions.length} {actions.length > 1 ? 'actions affichées' : 'action affichée'}
          </p>
          {actions.length > 0 ? (
            <Vue {...props} actions={actions} retour={retour} />
          ) : (
            <Vide path={path} vierge={tableau.actions.length === 0} ecrire={props.ecrire} />
          )}
        </div>
      </div>
      {lu.cellule && (
        <Cellule
          {...lu.cellule}
          ferme={`${path}${writeLecture(lecture)}`}
          schemaCode={tableau.schema.code}
          retour={retour}
        />
      )}
    </>
  );
}

type CompareProps = CorpsProps & { comparee: NonNullable<CorpsProps['comparee']>; ecrits: Ecrits };

function Compare({ tableau, lecture, path, jour, comparee, ecrits }: CompareProps) {
  const deux: [Tableau, Tableau] = [comparee.tableau, tableau];
  const { actions, facettes } = montrees(deux, lecture.filtres, [comparee.jour, jour]);
  return (
    <div className={styles.cols}>
      <TableauFiltres lecture={lecture} facettes={facettes} path={path} />
      <Comparaison
        compares={comparer(deux, actions, ecrits)}
        du={comparee.jour}
        au={jour}
        base={`/s/${tableau.schema.code}/actions/`}
        retour={writeRetour(lecture)}
        isLocal={comparee.isLocal}
      />
    </div>
  );
}

/** Views that take the whole width, filters above. */
function isLarge({ vue }: Lecture): boolean {
  return vue === 'matrice' || vue === 'kanban';
}

function Vue(props: CorpsProps & { actions: Tableau['actions']; retour: string }) {
  switch (props.lecture.vue) {
    case 'matrice':
      return <VueMatrice {...props} />;
    case 'kanban':
      return <VueKanban {...props} />;
    case 'calendrier':
      return <VueCalendrier {...props} jalons={props.lu.jalons} />;
    case 'liste':
      return (
        <div className={styles.liste} data-groupe>
          {props.gestes && (
            <label className={styles.tout}>
              <input type="checkbox" data-coche-tout />
              Tout cocher
            </label>
          )}
          {props.plusieurs}
          <TableauListe {...props} today={props.jour} />
        </div>
      );
  }
}

function Vide({ path, vierge, ecrire }: { path: string; vierge: boolean; ecrire: string | null }) {
  return (
    <div className="empty">
      <p className="strong">
        {vierge ? 'Ce schéma n’a pas d’action suivie.' : 'Aucune action ne répond à ces filtres.'}
      </p>
      {vierge && ecrire && (
        <>
          <p>Une action vient dans une fiche, une fiche dans un axe.</p>
          <p>
            <a className="btn primary" href={ecrire}>
              Écrire le schéma
            </a>
          </p>
        </>
      )}
      {!vierge && (
        <>
          <p>Retirez un filtre, ou vérifiez l’orthographe de la recherche.</p>
          <p>
            <a className="btn" href={path}>
              Tout effacer
            </a>
          </p>
        </>
      )}
    </div>
  );
}

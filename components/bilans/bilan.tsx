import { EtatsDansLeTemps, EtatsLegende, EtatsTable } from '@/components/suivi/etats-dans-le-temps';
import { DeuxTotaux, PassageStatut } from '@/components/suivi/deux-totaux';
import { Statut } from '@/components/ui/statut';
import { formatCompte, formatJour } from '@/lib/format';
import { enLigne } from '@/lib/referentiel/rules';
import type { Bilan as Contenu } from '@/lib/bilans/rules';
import { expliqueBlocage, expliqueRetard } from '@/lib/suivi/explication';
import type { Changement } from '@/lib/suivi/comparaison';
import type { ActionSuivie } from '@/lib/suivi/tableau';
import { BilanGroupes } from './bilan-groupes';
import { BilanParticipation } from './bilan-participation';
import styles from './bilan.module.css';

type Props = { bilan: Contenu; base: string };

/** The annual dashboard in the order a comité asks its questions: where, what moved, what is stuck, who took part, what was said. */
export function Bilan({ bilan, base }: Props) {
  const { totaux, du, au, changements, retards, blocages, ecarts, sansPorteur, sansNouvelles } = bilan;
  const avances = changements.filter(({ action }) => action.etat === 'active');
  return (
    <div className={styles.bilan}>
      <DeuxTotaux {...totaux} du={du} au={au} />
      <section aria-labelledby="annee">
        <h2 id="annee">Au fil de l’année</h2>
        <EtatsLegende />
        <div className={styles.annee}>
          <EtatsDansLeTemps points={bilan.points} de="Statuts départementaux" />
          <EtatsTable points={bilan.points} de="Statuts départementaux à chaque fin de trimestre" />
        </div>
      </section>
      <section aria-labelledby="attention" className={styles.attention}>
        <h2 id="attention">Ce qui appelle l’attention du comité</h2>
        <ul className="plain">
          <Chiffre nombre={blocages.length} mots={['action bloquée', 'actions bloquées']} ancre="#bloque" />
          <Chiffre nombre={retards.length} mots={['action en retard', 'actions en retard']} ancre="#retard" />
          <Chiffre
            nombre={ecarts.length}
            mots={['écart entre le Département et les EPCI', 'écarts entre le Département et les EPCI']}
            ancre="#ecarts"
          />
          <Chiffre nombre={sansPorteur.length} mots={['porteur à désigner', 'porteurs à désigner']} ancre="#porteurs" />
          <Chiffre
            nombre={sansNouvelles.length}
            mots={['action sans information récente', 'actions sans information récente']}
            ancre="#nouvelles"
          />
        </ul>
      </section>
      <BilanGroupes titre="Par axe" entete="Axe" id="axes" groupes={bilan.axes} du={du} au={au} />
      <BilanGroupes titre="Par degré de priorité" entete="Degré" id="degres" groupes={bilan.degres} du={du} au={au} />
      <BilanGroupes titre="Dans les EPCI" entete="EPCI" id="epcis" groupes={bilan.epcis} du={du} au={au}>
        Avancement local validé, action par action ; « non renseigné » : rien de validé encore.
      </BilanGroupes>
      <section aria-labelledby="changements">
        <h2 id="changements">Ce qui a changé</h2>
        {avances.length > 0 ? (
          <ul className={`plain ${styles.lignes}`}>
            {avances.map((changement) => (
              <Change key={changement.action.id} {...changement} base={base} />
            ))}
          </ul>
        ) : (
          <p className="muted">Aucun statut départemental n’a changé entre ces deux dates.</p>
        )}
      </section>
      <section aria-labelledby="bloque">
        <h2 id="bloque">Ce qui est bloqué</h2>
        <Liste
          actions={blocages}
          base={base}
          vide="Aucune action n’est bloquée."
          raison={(action) => expliqueBlocage(action)}
        />
      </section>
      <section aria-labelledby="retard">
        <h2 id="retard">Ce qui est en retard</h2>
        <Liste
          actions={retards}
          base={base}
          vide="Aucune action n’est en retard."
          raison={(action) => expliqueRetard(action, au)}
        />
      </section>
      <section aria-labelledby="ecarts">
        <h2 id="ecarts">Écarts avec les EPCI</h2>
        <Liste
          actions={ecarts.map(({ action }) => action)}
          base={base}
          vide="Le Département et les EPCI disent la même chose partout."
          raison={({ id }) => `${ecarts.find(({ action }) => action.id === id)!.phrase.replace(/^Écart : /, '')}.`}
        />
      </section>
      <BilanParticipation participation={bilan.participation} annee={bilan.annee} base={base} />
      <section aria-labelledby="porteurs">
        <h2 id="porteurs">Porteurs à désigner</h2>
        <Codes actions={sansPorteur} base={base} vide="Chaque action a son porteur." />
      </section>
      <section aria-labelledby="nouvelles">
        <h2 id="nouvelles">Sans information récente</h2>
        <Codes actions={sansNouvelles} base={base} vide="Chaque action a donné de ses nouvelles depuis six mois." />
      </section>
      <section aria-labelledby="remarques">
        <h2 id="remarques">Remarques</h2>
        {bilan.remarques.length > 0 ? (
          <ul className={`plain ${styles.lignes}`}>
            {bilan.remarques.map(({ id, actionId, code, titre, texte, auteur, epci, le, etat }) => (
              <li key={id}>
                <p className="tag">{etatLabels[etat]}</p>
                <div>
                  <p>
                    <a href={`${base}actions/${actionId}`}>
                      {code} {titre}
                    </a>
                  </p>
                  <p className={styles.dit}>
                    {texte}{' '}
                    <span className="muted">
                      {auteur}
                      {epci && `, ${epci}`}, {formatJour(le)}
                    </span>
                  </p>
                </div>
              </li>
            ))}
          </ul>
        ) : (
          <p className="muted">Aucune remarque n’attend, ni n’a été faite depuis le {formatJour(du)}.</p>
        )}
      </section>
    </div>
  );
}

const etatLabels = { sans_reponse: 'Attend une réponse', repondue: 'Répondue', close: 'Close' };

function Chiffre({ nombre, mots, ancre }: { nombre: number; mots: [string, string]; ancre: string }) {
  return (
    <li>
      <a href={ancre}>
        <b>{nombre}</b> {nombre > 1 ? mots[1] : mots[0]}
      </a>
    </li>
  );
}

function Change({ action, avant, apres, faits, base }: Changement & { base: string }) {
  const dernier = faits.findLast(({ nature, texte }) => nature === 'statut' && texte);
  return (
    <li>
      <PassageStatut avant={avant} apres={apres} />
      <div>
        <p>
          <a href={`${base}actions/${action.id}`}>
            {action.code} {action.titre}
          </a>
        </p>
        {dernier && (
          <p className={styles.dit}>
            {dernier.texte} <span className="muted">{formatJour(dernier.jour)}</span>
          </p>
        )}
      </div>
    </li>
  );
}

type ListeProps = {
  actions: ActionSuivie[];
  base: string;
  vide: string;
  raison: (action: ActionSuivie) => string | null;
};

function Liste({ actions, base, vide, raison }: ListeProps) {
  if (actions.length === 0) return <p className="muted">{vide}</p>;
  return (
    <ul className={`plain ${styles.lignes}`}>
      {actions.map((action) => (
        <li key={action.id}>
          <Statut avancement={action.avancement} />
          <div>
            <p>
              <a href={`${base}actions/${action.id}`}>
                {action.code} {action.titre}
              </a>
            </p>
            <p className={styles.dit}>
              {raison(action)} {action.porteur && <span className="muted">{enLigne(action.porteur)}</span>}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Codes({ actions, base, vide }: { actions: ActionSuivie[]; base: string; vide: string }) {
  if (actions.length === 0) return <p className="muted">{vide}</p>;
  return (
    <>
      <p className="visually-hidden">{formatCompte(actions.length, 'action')}</p>
      <ul className={`plain ${styles.codes}`}>
        {actions.map(({ id, code, titre }) => (
          <li key={id}>
            <a href={`${base}actions/${id}`}>
              {code} {titre}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

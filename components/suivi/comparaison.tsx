import type { ReactNode } from 'react';
import type { Jour } from '@/lib/clock';
import { formatCompte, formatJour } from '@/lib/format';
import type { Changement, ChangementLocal, Comparaison as Compares, Fait } from '@/lib/suivi/comparaison';
import { natureLabels } from '@/lib/suivi/comparaison-export';
import { avancementLabels, type Totaux } from '@/lib/suivi/rules';
import styles from './comparaison.module.css';
import { DeuxTotaux, PassageStatut } from './deux-totaux';

type Props = {
  compares: Compares;
  du: Jour;
  au: Jour;
  /** Address of a sheet, without its number, and what follows it. */
  base: string;
  retour: string;
  /** Whether this person reads what the EPCI say. */
  isLocal: boolean;
};

/** What changed between two days: totals side by side, then axe by axe with what was written, then EPCI by EPCI. */
export function Comparaison({ compares, du, au, base, retour, isLocal }: Props) {
  const { avant, apres, passages, axes, epcis } = compares;
  const changed = axes.reduce((sum, { changements }) => sum + changements.length, 0);
  const href = (id: number) => `${base}${id}${retour}`;
  return (
    <div className={styles.comparaison}>
      <DeuxTotaux avant={avant} apres={apres} passages={passages} du={du} au={au} />
      {changed === 0 && (
        <div className="empty">
          <p className="strong">Rien n’a changé au niveau départemental entre ces deux dates.</p>
          <p>Écartez les dates, ou retirez un filtre.</p>
        </div>
      )}
      {axes.map(
        (axe) =>
          axe.changements.length > 0 && (
            <section key={axe.numero} className={styles.groupe} aria-labelledby={`axe-${axe.numero}`}>
              <Tete
                id={`axe-${axe.numero}`}
                titre={`Axe ${axe.numero}. ${axe.libelle}`}
                avant={axe.avant}
                apres={axe.apres}
              />
              <ul className="plain">
                {axe.changements.map((changement) => (
                  <Ligne key={changement.action.id} {...changement} href={href(changement.action.id)} />
                ))}
              </ul>
            </section>
          ),
      )}
      {isLocal ? (
        <>
          <h2 className={styles.partie}>Dans les EPCI</h2>
          {epcis.map((one) => (
            <Epci key={one.epci.id} {...one} href={href} />
          ))}
        </>
      ) : (
        <p className="muted">
          Seul le niveau départemental vous est ouvert : ce que disent les EPCI n’est pas comparé ici.
        </p>
      )}
    </div>
  );
}

type EpciProps = Compares['epcis'][number] & { href: (id: number) => string };

/** Folded: eight EPCI times as many actions; what is open is what prints. */
function Epci({ epci, avant, apres, changements, isSilencieux, href }: EpciProps) {
  const titre = `${epci.sigle} · ${epci.nom}`;
  if (changements.length === 0) {
    return (
      <section className={styles.groupe}>
        <Tete titre={titre} niveau={3} avant={avant} apres={apres} />
        <p className="muted">
          {isSilencieux
            ? 'Aucune remontée validée entre ces deux dates.'
            : 'Remontées validées sans changement de statut.'}
        </p>
      </section>
    );
  }
  return (
    <details className={styles.groupe}>
      <summary>
        <Tete titre={titre} niveau={3} avant={avant} apres={apres}>
          {formatCompte(changements.length, 'changement')}
        </Tete>
      </summary>
      <ul className="plain">
        {changements.map((changement) => (
          <LigneLocale key={changement.action.id} {...changement} href={href(changement.action.id)} />
        ))}
      </ul>
    </details>
  );
}

type TeteProps = { id?: string; titre: string; niveau?: 2 | 3; avant: Totaux; apres: Totaux; children?: ReactNode };

function Tete({ id, titre, niveau = 2, avant, apres, children }: TeteProps) {
  const Titre = niveau === 2 ? 'h2' : 'h3';
  const faites = formatCompte(apres.fait, 'faite');
  return (
    <header>
      <Titre id={id}>{titre}</Titre>
      <p className="muted">
        {children && <>{children} · </>}
        {avant.fait === apres.fait
          ? `${apres.fait === 0 ? 'aucune faite' : faites} sur ${apres.total}, comme avant`
          : `${avant.fait} → ${faites} sur ${apres.total}`}
      </p>
    </header>
  );
}

function Ligne({ action, avant, apres, faits, href }: Changement & { href: string }) {
  return (
    <li>
      <PassageStatut avant={avant} apres={apres} />
      <div>
        <p>
          <span className={styles.code}>{action.code}</span> <a href={href}>{action.titre}</a>
        </p>
        {faits.length > 0 && (
          <ul className={`plain ${styles.faits}`}>
            {faits.map((fait, i) => (
              <li key={i}>
                <span className="muted">{formatJour(fait.jour)}</span> {direFait(fait)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

function LigneLocale({ action, avant, apres, ligne, href }: ChangementLocal & { href: string }) {
  return (
    <li>
      <PassageStatut avant={avant} apres={apres} />
      <div>
        <p>
          <span className={styles.code}>{action.code}</span> <a href={href}>{action.titre}</a>
        </p>
        {ligne && (
          <p className={styles.faits}>
            <span className="muted">{formatJour(ligne.jour)}</span> {ligne.texte || 'Sans commentaire.'}
          </p>
        )}
      </div>
    </li>
  );
}

function direFait({ nature, avancement, texte }: Fait): string {
  const quoi = nature === 'statut' ? avancementLabels[avancement] : natureLabels[nature];
  return texte ? `${quoi} : ${texte}` : quoi;
}

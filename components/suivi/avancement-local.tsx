import Link from 'next/link';
import { Statut } from '@/components/ui/statut';
import { isLien } from '@/lib/campagnes/rules';
import { formatCompte, formatJour } from '@/lib/format';
import { avancementLabels } from '@/lib/suivi/rules';
import type { Attente, AvancementEpci, LigneLocale } from '@/lib/suivi/avancement-local';
import styles from './avancement-local.module.css';

type Props = {
  locaux: AvancementEpci[];
  /** Address of the sheet of an EPCI, without its SIREN. */
  base: string;
};

/** What each EPCI concerned says of the action, once validated, and what still waits for whoever may know. */
export function AvancementLocal({ locaux, base }: Props) {
  return (
    <section className="panel" aria-labelledby="epcis">
      <h2 id="epcis">Dans les EPCI</h2>
      <table className={styles.epcis}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">EPCI</th>
            <th scope="col">Avancement local</th>
            <th scope="col">Ce qu’en dit l’EPCI</th>
          </tr>
        </thead>
        <tbody>
          {locaux.map((epci) => (
            <Rang key={epci.epciId} epci={epci} href={`${base}${epci.siren}`} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Rang({ epci, href }: { epci: AvancementEpci; href: string }) {
  const { sigle, nom, depuis, actuelle, precedentes, attente } = epci;
  return (
    <tr>
      <th scope="row">
        <Link href={href} prefetch={false}>
          {sigle}
        </Link>
        <small>{nom}</small>
      </th>
      <td>
        <Statut avancement={actuelle?.avancement ?? null} />
        {actuelle && (
          <small>
            {depuis && `depuis le ${formatJour(depuis)}`}
            <br />
            remonté pour {actuelle.annee}
          </small>
        )}
      </td>
      <td>
        {actuelle && <Dit ligne={actuelle} sigle={sigle} />}
        {attente && <EnAttente {...attente} />}
        {precedentes.length > 0 && (
          <details className={styles.avant}>
            <summary>
              {formatCompte(precedentes.length, 'remontée précédente', 'remontées précédentes')}
              <span className="visually-hidden"> de {sigle}</span>
            </summary>
            <ol className="plain">
              {precedentes.map((ligne) => (
                <li key={ligne.id} className={ligne.isCorrigee ? styles.corrigee : undefined}>
                  <Statut avancement={ligne.avancement} />
                  <small>
                    {formatJour(ligne.dateEffet)}, pour {ligne.annee}
                    {ligne.isCorrigee && ' · corrigée depuis'}
                  </small>
                  <Dit ligne={ligne} sigle={sigle} />
                </li>
              ))}
            </ol>
          </details>
        )}
      </td>
    </tr>
  );
}

function Dit({ ligne, sigle }: { ligne: LigneLocale; sigle: string }) {
  const { commentaire, difficulte, preuve, isPourCompte } = ligne;
  return (
    <>
      {commentaire && <p>{commentaire}</p>}
      {difficulte && (
        <p className={styles.difficulte}>
          <span className="strong">Difficulté :</span> {difficulte}
        </p>
      )}
      {preuve && isLien(preuve) && (
        <p>
          <a href={preuve} rel="noopener noreferrer">
            Justificatif<span className="visually-hidden"> de {sigle}</span>
          </a>
        </p>
      )}
      {isPourCompte && <p className="muted">Saisi par la cellule pour le compte de l’EPCI.</p>}
    </>
  );
}

function EnAttente({ etape, avancement, le, motif }: Attente) {
  return (
    <p className={styles.attente}>
      {etape === 'transmis' && (
        <>
          <span className="strong">{avancementLabels[avancement]}</span>, transmis le {formatJour(le)}, en attente
          d’examen.
        </>
      )}
      {etape === 'retourne' && (
        <>
          <span className="strong">{avancementLabels[avancement]}</span>, retourné le {formatJour(le)} : {motif}
        </>
      )}
      {etape === 'correction_demandee' && (
        <>
          Correction demandée le {formatJour(le)} : {motif}
        </>
      )}
      {etape === 'correction_acceptee' && (
        <>
          Correction acceptée le {formatJour(le)}, à renvoyer par l’EPCI : {motif}
        </>
      )}
    </p>
  );
}

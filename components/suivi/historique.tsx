import { Fragment } from 'react';
import { StatutMark } from '@/components/ui/statut';
import { jourOf } from '@/lib/clock';
import { formatCompte, formatInstant, formatJour, formatListe } from '@/lib/format';
import { texteActionLabels } from '@/lib/referentiel/rules';
import type { Evenement } from '@/lib/suivi/historique';
import { avancementLabels, etatActionLabels } from '@/lib/suivi/rules';
import styles from './fiche.module.css';

type Props = { historique: Evenement[]; peutCorriger: boolean };

/** Every dated event, newest first; what was corrected stays, struck through, with its correction named. */
export function Historique({ historique, peutCorriger }: Props) {
  if (historique.length === 0) return <p className="muted">Rien n’a encore été écrit sur cette action.</p>;
  return (
    <ol className={`plain ${styles.timeline}`}>
      {historique.map((evenement) => (
        <li key={`${evenement.nature}-${evenement.id}`} className={isCorrige(evenement) ? styles.corrige : undefined}>
          <Marque evenement={evenement} />
          <div>
            <b>{titreOf(evenement)}</b>
            <small>
              {formatJour(evenement.dateEffet)} · {evenement.auteur}
              {evenement.fonction && `, ${evenement.fonction}`}
              {jourOf(new Date(evenement.creeLe)) !== evenement.dateEffet &&
                ` · saisi le ${formatInstant(new Date(evenement.creeLe))}`}
            </small>
            <Corps evenement={evenement} />
            {peutCorriger && 'corrigePar' in evenement && !evenement.corrigePar && (
              <button
                type="button"
                className="btn quiet small no-print"
                data-geste="corriger"
                data-corrige={evenement.id}
                data-date-effet={evenement.dateEffet}
                data-corrige-label={`${titreOf(evenement)}, ${formatJour(evenement.dateEffet)}`}
              >
                Corriger<span className="visually-hidden"> l’entrée du {formatJour(evenement.dateEffet)}</span>
              </button>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function isCorrige(evenement: Evenement): boolean {
  return 'corrigePar' in evenement && evenement.corrigePar !== null;
}

function Marque({ evenement }: { evenement: Evenement }) {
  if (evenement.nature === 'decision' || evenement.nature === 'correction' || evenement.nature === 'confirmation') {
    return <StatutMark avancement={evenement.avancement} size={20} />;
  }
  return <span className={styles.point} aria-hidden="true" />;
}

function titreOf(evenement: Evenement): string {
  switch (evenement.nature) {
    case 'decision':
      return avancementLabels[evenement.avancement ?? 'non_renseigne'];
    case 'confirmation':
      return `Confirmé inchangé : ${avancementLabels[evenement.avancement ?? 'non_renseigne']}`;
    case 'correction':
      return evenement.avancement ? `Correction : ${avancementLabels[evenement.avancement]}` : 'Entrée annulée';
    case 'blocage':
      return 'Blocage déclaré';
    case 'levee':
      return 'Blocage levé';
    case 'jalon':
      return evenement.faitLe ? `Jalon atteint : ${evenement.libelle}` : `Jalon rouvert : ${evenement.libelle}`;
    case 'version':
      if (evenement.numero === 1) return 'Inscription au schéma';
      return evenement.isForme
        ? `Version ${evenement.numero} : correction de forme`
        : `Version ${evenement.numero} : ${etatActionLabels[evenement.etat]}`;
  }
}

function Corps({ evenement }: { evenement: Evenement }) {
  if (evenement.nature === 'blocage') {
    return (
      <>
        <p>{evenement.motif}</p>
        <p className="muted">
          Ce qui le lèverait : {evenement.condition}
          {evenement.responsable && ` (${evenement.responsable})`}
        </p>
      </>
    );
  }
  if (evenement.nature === 'version') return <Version {...evenement} />;
  return (
    <>
      {evenement.commentaire && <p>{evenement.commentaire}</p>}
      {isCorrige(evenement) && <p className="muted">Remplacée par une correction, plus haut.</p>}
    </>
  );
}

const porteeLabels = { epcis: 'territoires', facettes: 'facettes', jalons: 'jalons' };

/** Why a version came, and what it replaced. */
function Version({ decision, motif, avant, portee }: Extract<Evenement, { nature: 'version' }>) {
  const textes = Object.entries(avant ?? {}) as [keyof typeof labels, string | null][];
  return (
    <>
      {(decision ?? motif) && <p>{[decision, motif].filter(Boolean).join(' : ')}</p>}
      {portee && <p className="muted">Ont changé : {formatListe(portee.map((one) => porteeLabels[one]))}.</p>}
      {textes.length > 0 && (
        <details>
          <summary>
            {formatCompte(textes.length, 'texte remplacé', 'textes remplacés')}
            <span className="visually-hidden"> par cette version</span>
          </summary>
          <dl>
            {textes.map(([nom, valeur]) => (
              <Fragment key={nom}>
                <dt>{labels[nom]}, avant</dt>
                <dd>{valeur ?? 'rien'}</dd>
              </Fragment>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}

const labels = { code: 'Code', ...texteActionLabels };

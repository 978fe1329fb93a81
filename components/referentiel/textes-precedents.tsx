import { formatInstant } from '@/lib/format';
import type { FicheLue } from '@/lib/referentiel/fiches';
import styles from './schema.module.css';

const labels: Record<string, string> = {
  code: 'Code',
  titre: 'Titre',
  constat: 'Constat',
  enjeux: 'Enjeux',
  mesures: 'Mesures',
};

/** What the fiche said before each change, where its words differ from those that followed. */
export function TextesPrecedents({ fiche }: { fiche: FicheLue }) {
  const suivants = [fiche, ...fiche.anterieurs.map(({ valeurs }) => valeurs)] as Record<string, unknown>[];
  const changes = fiche.anterieurs
    .map((avant, i) => ({
      ...avant,
      mots: Object.keys(labels).filter((nom) => (avant.valeurs[nom] ?? null) !== (suivants[i]![nom] ?? null)),
    }))
    .filter(({ mots }) => mots.length > 0);
  if (changes.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="precedents">
      <h2 id="precedents">Textes précédents</h2>
      <ol className="plain stack">
        {changes.map(({ id, quand, auteur, valeurs, mots }) => (
          <li key={id}>
            <p className="muted">
              Jusqu’au {formatInstant(new Date(quand))}
              {auteur && `, remplacé par ${auteur}`}
            </p>
            <dl className="kv">
              {mots.map((nom) => [
                <dt key={`${nom}-label`}>{labels[nom]}</dt>,
                <dd key={nom} className={styles.avant}>
                  {valeurs[nom] ?? <span className="muted">rien</span>}
                </dd>,
              ])}
            </dl>
          </li>
        ))}
      </ol>
    </section>
  );
}

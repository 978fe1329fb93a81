import type { DocumentLu } from '@/lib/documents/data';
import { formatDeFichier, natureDocumentLabels, visibiliteLabels } from '@/lib/documents/rules';
import { formatCompte, formatJour, formatTaille } from '@/lib/format';
import styles from './documents.module.css';
import { DeposerDocument, GestesDocument, type MutationsDocument } from './gestes-document';

type Props = {
  documents: readonly DocumentLu[];
  /** Where they are read: the address of a document is its number after it. */
  base: string;
  /** Where one is deposited, for who may; null for the others. */
  depot: string | null;
  mutations: MutationsDocument;
};

/** The documents of something, each with its versions, their hashes, and who reads it. */
export function Documents({ documents, base, depot, mutations }: Props) {
  const listes = documents.filter(({ isRetire }) => !isRetire);
  const retires = documents.filter(({ isRetire }) => isRetire);
  const line = (document: DocumentLu) => (
    <Ligne key={document.id} {...{ document, mutations }} url={`${base}/${document.id}`} ecrire={depot !== null} />
  );
  if (documents.length === 0 && !depot) return null;
  return (
    <section className="panel" aria-labelledby="documents">
      <div className="panel-head">
        <h2 id="documents">Documents</h2>
        {depot && <DeposerDocument url={depot} />}
      </div>
      {listes.length === 0 && (
        <p className="muted">Aucun document n’est déposé : la convention signée et ses annexes se gardent ici.</p>
      )}
      <ul className={`plain ${styles.documents}`}>{listes.map(line)}</ul>
      {retires.length > 0 && (
        <details className="no-print">
          <summary>{formatCompte(retires.length, 'document retiré', 'documents retirés')}</summary>
          <ul className={`plain ${styles.documents}`}>{retires.map(line)}</ul>
        </details>
      )}
    </section>
  );
}

type LigneProps = { document: DocumentLu; url: string; ecrire: boolean; mutations: MutationsDocument };

function Ligne({ document, url, ecrire, mutations }: LigneProps) {
  const { titre, nature, visibilite, versions } = document;
  const derniere = versions[0]!;
  return (
    <li>
      <p>
        <a href={url} download className="strong">
          {titre}
        </a>{' '}
        <span className="tag">{natureDocumentLabels[nature]}</span>
      </p>
      <p className="muted">
        {formatDeFichier(derniere.mime)}, {formatTaille(derniere.taille)} · déposé le {formatJour(derniere.deposeLe)}
        {derniere.auteur && ` par ${derniere.auteur}`} · lu par : {visibiliteLabels[visibilite].toLowerCase()}
      </p>
      <code className={`${styles.empreinte} ${styles.imprimee}`}>SHA-256 {derniere.sha256}</code>
      <details className="no-print">
        <summary>
          {versions.length > 1 ? `${formatCompte(versions.length, 'version')} et leurs empreintes` : 'Empreinte'}
        </summary>
        <ul className={`plain ${styles.versions}`}>
          {versions.map(({ numero, nom, taille, sha256, deposeLe, auteur }) => (
            <li key={numero}>
              <a href={`${url}?version=${numero}`} download>
                Version {numero}
              </a>{' '}
              <span className="muted">
                {nom}, {formatTaille(taille)}, {formatJour(deposeLe)}
                {auteur && `, ${auteur}`}
              </span>
              <code className={styles.empreinte}>SHA-256 {sha256}</code>
            </li>
          ))}
        </ul>
      </details>
      {ecrire && (
        <p className="no-print">
          <GestesDocument {...{ document, url, mutations }} />
        </p>
      )}
    </li>
  );
}

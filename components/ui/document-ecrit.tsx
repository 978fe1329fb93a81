import type { Bloc, DocumentEcrit as Ecrit } from '@/lib/exports/document';
import styles from './document-ecrit.module.css';

/** A written document as a page: the blocs of its files, in the same order. */
export function DocumentEcrit({ ecrit }: { ecrit: Ecrit }) {
  return (
    <article className={styles.document}>
      {ecrit.mention && <p className={styles.mention}>{ecrit.mention}</p>}
      {ecrit.blocs.map((bloc, i) => (
        // the blocs of a document do not move
        <UnBloc key={i} bloc={bloc} />
      ))}
    </article>
  );
}

function UnBloc({ bloc }: { bloc: Bloc }) {
  switch (bloc.nature) {
    case 'titre': {
      const Titre = `h${bloc.niveau}` as const;
      return <Titre>{bloc.texte}</Titre>;
    }
    case 'paragraphe':
      return (
        <p className={bloc.genre === 'fort' ? styles.fort : bloc.genre === 'muet' ? 'muted' : undefined}>
          {bloc.texte}
        </p>
      );
    case 'liste': {
      const Liste = bloc.ordonnee ? 'ol' : 'ul';
      return (
        <Liste>
          {bloc.elements.map((element, i) => (
            <li key={i}>{element}</li>
          ))}
        </Liste>
      );
    }
    case 'tableau':
      return (
        <div className="table-wrap">
          <table className="table">
            <caption className="visually-hidden">{bloc.legende}</caption>
            <thead>
              <tr>
                {bloc.entetes.map((entete) => (
                  <th key={entete} scope="col">
                    {entete}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {bloc.lignes.map((ligne, i) => (
                <tr key={i}>
                  {ligne.map((cellule, j) => (
                    <td key={j}>{cellule}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

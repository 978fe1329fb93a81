'use client';

/** Said on every page while the database does not answer; the service resumes by itself. */
export function DatabaseAway() {
  return (
    <main id="contenu" tabIndex={-1} className="narrow">
      <p className="eyebrow">Service momentanément interrompu</p>
      <h1>La base de données ne répond pas</h1>
      <p className="lede">
        Rien de ce qui a été enregistré n’est perdu. Le service reprend de lui-même dès que la base répond : réessayez
        dans un instant. Si cela dure, prévenez la personne qui héberge l’application.
      </p>
      <p>
        <button type="button" className="btn primary" onClick={() => location.reload()}>
          Réessayer
        </button>
      </p>
    </main>
  );
}

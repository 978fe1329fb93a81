'use client';

export function Imprimer() {
  return (
    <button type="button" className="btn" onClick={() => window.print()}>
      Imprimer
    </button>
  );
}

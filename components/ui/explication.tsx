type Props = { id: string; mot: string; texte: string; className?: string | undefined };

/**
 * A word that says why: by hover, by focus (Explications, once on the page) and by touch or click, which need no script. Escape
 * closes it.
 */
export function Explication({ id, mot, texte, className }: Props) {
  return (
    <>
      <button type="button" className={`why ${className ?? ''}`} popoverTarget={id} aria-describedby={id}>
        {mot}
      </button>
      <span popover="auto" id={id} className="why-text">
        {texte}
      </span>
    </>
  );
}

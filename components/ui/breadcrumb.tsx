import Link from 'next/link';

type Step = { label: string; href?: string };

/** Where the page stands; the last step is the page itself. */
export function Breadcrumb({ steps }: { steps: Step[] }) {
  return (
    <nav aria-label="Fil d’Ariane" className="eyebrow no-print">
      {steps.map(({ label, href }, i) => (
        <span key={label}>
          {i > 0 && ' › '}
          {href ? (
            <Link href={href} prefetch={false}>
              {label}
            </Link>
          ) : (
            <span aria-current="page">{label}</span>
          )}
        </span>
      ))}
    </nav>
  );
}

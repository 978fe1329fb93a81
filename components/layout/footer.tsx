import Link from 'next/link';

const links = [
  { href: '/aide', label: 'Aide' },
  { href: '/accessibilite', label: 'Accessibilité : partiellement conforme' },
  { href: '/mentions-legales', label: 'Mentions légales' },
  { href: '/donnees-personnelles', label: 'Données personnelles' },
];

export function Footer() {
  return (
    <footer className="site-footer">
      <nav aria-label="Informations">
        <ul className="plain">
          {links.map(({ href, label }) => (
            <li key={href}>
              <Link href={href} prefetch={false}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}

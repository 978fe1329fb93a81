'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

export function NavLink({ href, under = href, label }: { href: string; under?: string; label: string }) {
  const isCurrent = usePathname().startsWith(under);
  return (
    <Link href={href} prefetch={false} aria-current={isCurrent ? 'page' : undefined}>
      {label}
    </Link>
  );
}

'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

/** A page of the main navigation; `under` are the beginnings of the addresses that belong to it. */
export function NavLink({ href, under = [href], label }: { href: string; under?: string[]; label: string }) {
  const path = usePathname();
  const isCurrent = under.some((start) => path.startsWith(start));
  return (
    <Link href={href} prefetch={false} aria-current={isCurrent ? 'page' : undefined}>
      {label}
    </Link>
  );
}

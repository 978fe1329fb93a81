import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { cookies, headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import type { ReactNode } from 'react';
import { Banner } from '@/components/layout/banner';
import { DatabaseAway } from '@/components/layout/database-away';
import { Footer } from '@/components/layout/footer';
import { Header } from '@/components/layout/header';
import { Annonces } from '@/components/ui/annonces';
import { getViewer } from '@/lib/access/viewer';
import { env } from '@/lib/env';
import { readInstallation } from '@/lib/installation/data';
import { logError } from '@/lib/log';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import '@/components/ui/ui.css';
import '@/components/layout/layout.css';

const atkinson = localFont({
  src: '../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  weight: '200 800',
  variable: '--font',
  display: 'swap',
  adjustFontFallback: 'Arial',
});

export const metadata: Metadata = {
  title: { template: '%s · Maillage', default: 'Maillage' },
  description:
    'Tableau de bord et de suivi d’un schéma départemental d’amélioration de l’accessibilité des services au public.',
  robots: { index: false },
};
export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#1b2029' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  // the empty page that npm run bench compares with
  if (env().BENCH && (await headers()).has('x-bench-vide'))
    return (
      <html lang="fr">
        <body>{children}</body>
      </html>
    );
  const context = await readContext();
  return (
    <html lang="fr" className={atkinson.variable}>
      <body>
        <a className="skip" href="#contenu">
          Aller au contenu
        </a>
        <Banner installation={context?.installation ?? null} />
        <Header viewer={context?.viewer ?? null} lastSchema={jar.get('maillage.schema')?.value} isAway={!context} />
        {context ? children : <DatabaseAway />}
        <Footer />
        <Annonces />
      </body>
    </html>
  );
}

/** Who asks and where; null when the database does not answer, so that the page can say so. */
async function readContext() {
  try {
    const [viewer, installation] = await Promise.all([getViewer(), readInstallation()]);
    return { viewer, installation };
  } catch (error) {
    unstable_rethrow(error);
    logError(error, { page: 'layout' });
    return null;
  }
}

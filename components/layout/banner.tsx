import type { Installation } from '@/lib/installation/data';
import { decalage } from '@/lib/installation/rules';

/** A demonstration base says so on every page, and by how much its dates were shifted. */
export function Banner({ installation }: { installation: Installation | null }) {
  if (!installation?.demonstration) return null;
  return (
    <aside className="demo-banner" aria-label="Démonstration">
      Démonstration : d’après le schéma 2017 des Alpes-de-Haute-Provence, dates décalées de{' '}
      {decalage(installation.ancre)} ans, avancement et personnes fictifs.
    </aside>
  );
}

import { env } from '@/lib/env';

/** What the law asks of the publisher, as the installation's settings give it; undefined where they say nothing. */
export function mentions(): { libelle: string; valeur: string | undefined }[] {
  const settings = env();
  return [
    { libelle: 'Éditeur', valeur: settings.MENTION_EDITEUR },
    { libelle: 'Directeur de la publication', valeur: settings.MENTION_DIRECTEUR },
    { libelle: 'Hébergeur', valeur: settings.MENTION_HEBERGEUR },
    { libelle: 'Contact', valeur: settings.MENTION_CONTACT },
  ];
}

import type { Metadata } from 'next';
import { connection } from 'next/server';
import { mentions } from '@/lib/installation/mentions';

export const metadata: Metadata = { title: 'Mentions légales' };

export default async function MentionsLegalesPage() {
  await connection();
  return (
    <main id="contenu" tabIndex={-1} className="narrow prose">
      <h1>Mentions légales</h1>
      <p>
        Informations dues au titre de l’article 6 III de la loi n° 2004-575 du 21 juin 2004 pour la confiance dans
        l’économie numérique.
      </p>
      <dl className="kv">
        {mentions().map(({ libelle, valeur }) => (
          <div key={libelle} className="field">
            <dt>{libelle}</dt>
            <dd>
              {valeur ?? (
                <span className="muted">
                  À renseigner par l’organisme qui installe Maillage (voir docs/exploitation.md).
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <h2>Cookies</h2>
      <p>
        Maillage ne dépose que des cookies nécessaires à son fonctionnement : la session, la protection contre les
        requêtes forgées, et le dernier schéma visité. Aucune mesure d’audience, aucune ressource d’un autre site.
      </p>
      <h2>Caractères et données</h2>
      <p>
        Police Atkinson Hyperlegible Next, Braille Institute of America, licence SIL Open Font 1.1. Communes et
        intercommunalités : découpage administratif publié par Etalab (Licence Ouverte).
      </p>
    </main>
  );
}

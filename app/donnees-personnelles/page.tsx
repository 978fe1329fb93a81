import type { Metadata } from 'next';
import { connection } from 'next/server';
import { env } from '@/lib/env';

export const metadata: Metadata = { title: 'Données personnelles' };

export default async function DonneesPersonnellesPage() {
  await connection();
  const dpo = env().MENTION_DPO;
  return (
    <main id="contenu" tabIndex={-1} className="narrow prose">
      <h1>Données personnelles</h1>
      <p>
        Maillage sert à une mission d’intérêt public : suivre un schéma que l’État et le Département conduisent ensemble
        (règlement général sur la protection des données, article 6-1-e). Ils en sont <b>responsables conjoints</b>{' '}
        (article 26) : leur accord fixe qui répond à vos demandes.
      </p>
      <h2>Ce qui est enregistré</h2>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Donnée</th>
              <th scope="col">Pourquoi</th>
              <th scope="col">Qui la voit</th>
              <th scope="col">Combien de temps</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Prénom, nom, fonction</th>
              <td>Dire qui a écrit quoi, et qui suit quoi</td>
              <td>Les personnes qui ont un droit sur le même schéma</td>
              <td>Celui du schéma : l’histoire des actions est un document administratif</td>
            </tr>
            <tr>
              <th scope="row">Adresse électronique professionnelle</th>
              <td>Se connecter</td>
              <td>Vous, les administrateurs, la cellule de votre schéma</td>
              <td>La vie du compte</td>
            </tr>
            <tr>
              <th scope="row">Mot de passe</th>
              <td>Se connecter</td>
              <td>Personne : seule une empreinte est gardée (argon2id)</td>
              <td>La vie du compte</td>
            </tr>
            <tr>
              <th scope="row">Droits reçus et retirés</th>
              <td>Savoir qui pouvait faire quoi, et quand</td>
              <td>Vous, les administrateurs, la cellule de votre schéma</td>
              <td>Celui du schéma</td>
            </tr>
            <tr>
              <th scope="row">Sièges tenus, présence aux séances, décisions à suivre</th>
              <td>Réunir les instances, dire qui a décidé et qui en répond</td>
              <td>
                Les membres de l’instance, le comité de pilotage, la cellule ; la version publique d’un compte rendu
                remplace les noms de l’émargement par les fonctions
              </td>
              <td>Celui du schéma : un compte rendu est un document administratif</td>
            </tr>
            <tr>
              <th scope="row">Adresse privée de votre calendrier</th>
              <td>Lire vos séances dans votre agenda</td>
              <td>Vous, une fois : seule une empreinte est gardée (SHA-256)</td>
              <td>Elle ne répond plus dès que vous la révoquez</td>
            </tr>
            <tr>
              <th scope="row">Accès refusés, tentatives de connexion</th>
              <td>Sécurité</td>
              <td>Les administrateurs</td>
              <td>Douze mois au plus (CNIL, délibération 2021-122)</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p>
        Aucune donnée privée n’est demandée, aucune n’est transmise à un tiers, aucune page n’appelle un autre site.
      </p>
      <h2>Vos droits</h2>
      <p>
        Vous pouvez demander à voir, à rectifier ou à limiter l’usage de vos données. Délégué à la protection des
        données : {dpo ?? 'à renseigner par l’organisme qui installe Maillage (voir docs/exploitation.md)'}. Si la
        réponse ne vous satisfait pas, vous pouvez saisir la CNIL.
      </p>
    </main>
  );
}

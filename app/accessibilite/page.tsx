import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Accessibilité' };

export default function AccessibilitePage() {
  return (
    <main id="contenu" tabIndex={-1} className="narrow prose">
      <h1>Déclaration d’accessibilité</h1>
      <p>
        L’organisme qui met Maillage à disposition s’engage à le rendre accessible, conformément à l’article 47 de la
        loi n° 2005-102 du 11 février 2005.
      </p>
      <h2>État de conformité</h2>
      <p>
        Maillage est <b>partiellement conforme</b> au référentiel général d’amélioration de l’accessibilité (RGAA 4.1).
        Aucun audit par un tiers n’a encore été mené : aucun taux n’est donc annoncé.
      </p>
      <h2>Ce qui est vérifié</h2>
      <ul>
        <li>
          Chaque page passe, à chaque modification du logiciel, les contrôles automatiques de l’outil axe (WCAG 2.1,
          niveau AA).
        </li>
        <li>Des parcours entiers sont joués au clavier seul.</li>
        <li>Un statut est toujours donné par un mot et une forme, jamais par la seule couleur.</li>
        <li>Les pages s’impriment en noir et blanc et s’affichent sur 320 pixels de large sans perte.</li>
      </ul>
      <h2>Ce qui ne l’est pas</h2>
      <ul>
        <li>Les contrôles automatiques ne couvrent qu’une partie des critères du RGAA.</li>
        <li>Aucun essai avec des personnes qui utilisent un lecteur d’écran n’a encore eu lieu.</li>
        <li>
          L’export du tableau est un fichier CSV : il se lit avec un tableur, mais ne porte ni titre ni langue. Le
          tableau en ligne en est l’équivalent accessible.
        </li>
      </ul>
      <h2>Établissement de cette déclaration</h2>
      <p>
        Déclaration établie le 23 novembre 2026 par auto-évaluation. Technologies : HTML, CSS, SVG, JavaScript. Essais
        avec Chromium.
      </p>
      <h2>Retour d’information et contact</h2>
      <p>
        Si un défaut vous empêche d’accéder à un contenu, écrivez à la cellule technique de votre schéma, ou à la
        personne qui vous a ouvert votre compte : l’information vous sera donnée sous une autre forme.
      </p>
      <h2>Voies de recours</h2>
      <p>
        Sans réponse satisfaisante, vous pouvez saisir le Défenseur des droits, en ligne, par l’intermédiaire de ses
        délégués dans votre département, ou par courrier gratuit : Défenseur des droits, libre réponse 71120, 75342
        Paris CEDEX 07.
      </p>
    </main>
  );
}

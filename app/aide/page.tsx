import type { Metadata } from 'next';
import { Statut, MarkSprite } from '@/components/ui/statut';

export const metadata: Metadata = { title: 'Aide' };

export default function AidePage() {
  return (
    <main id="contenu" tabIndex={-1} className="narrow prose">
      <MarkSprite />
      <h1>Aide</h1>
      <p>
        Maillage suit les actions d’un schéma départemental d’amélioration de l’accessibilité des services au public
        (SDAASP). La cellule, un technicien de l’État et un technicien du Département, y tient le statut de chaque
        action.
      </p>

      <h2>Lire un statut</h2>
      <p>
        Un statut dit jusqu’où l’action est allée, pas si elle est bien faite. Il se lit par son mot, sa forme et sa
        couleur.
      </p>
      <ul className="plain stack tight">
        <li>
          <Statut avancement="pas_fait" /> l’action n’a pas commencé. Avant sa date, c’est normal.
        </li>
        <li>
          <Statut avancement="en_cours" /> elle a commencé.
        </li>
        <li>
          <Statut avancement="fait" /> elle est menée à bien.
        </li>
        <li>
          <Statut avancement={null} /> personne n’a encore rien dit. Ce n’est jamais compté comme « Pas fait ».
        </li>
      </ul>
      <p>
        <b>En retard</b> est calculé : un jalon est passé et n’est pas marqué fait, alors que l’action n’est pas faite.{' '}
        <b>Bloquée</b> est déclaré par la cellule, avec ce qui bloque et ce qui lèverait le blocage.{' '}
        <b>Sans information récente</b> veut dire que rien n’a été dit ni confirmé depuis six mois.
      </p>
      <p>Une action retirée par décision reste dans les totaux : « 44 actions, dont 1 retirée ».</p>

      <h2>Trouver une action</h2>
      <p>
        À gauche du tableau, cochez ce qui vous intéresse : plusieurs cases d’une même liste s’ajoutent, deux listes se
        croisent. Les nombres suivent les autres filtres. La recherche ignore les accents et les majuscules. Tout est
        dans l’adresse de la page : copiez-la pour partager exactement ce que vous voyez. « Exporter (CSV) » donne les
        mêmes lignes, pour LibreOffice ou Excel.
      </p>

      <h2>Changer un statut (cellule)</h2>
      <ol>
        <li>Sur la ligne de l’action, ou sur sa fiche, choisissez « Changer le statut ».</li>
        <li>Cliquez sur le nouveau statut, écrivez une phrase qui le justifie, appuyez sur Entrée.</li>
      </ol>
      <p>
        Si rien n’a changé, « Confirmer » suffit : l’information redevient récente. Une erreur se rattrape par « Annuler
        » juste après, ou par « Corriger » dans l’historique : la correction s’ajoute, rien ne disparaît. Si une autre
        personne a écrit pendant votre saisie, vous voyez les deux versions et rien n’est perdu.
      </p>

      <h2>Au clavier</h2>
      <ul>
        <li>Tabulation passe d’un élément à l’autre ; le premier lien de chaque page mène au contenu.</li>
        <li>
          Dans une fenêtre de saisie, les flèches choisissent le statut, Entrée enregistre, Échap referme sans rien
          perdre.
        </li>
      </ul>

      <h2>Mots</h2>
      <p>
        Une <b>fiche</b> regroupe des <b>actions</b> ; un <b>axe</b> regroupe des fiches. Un <b>jalon</b> est une
        échéance du calendrier d’une action. Les maisons de services au public (MSAP) s’appellent France services depuis
        2020 ; la démonstration garde le mot du schéma.
      </p>
    </main>
  );
}

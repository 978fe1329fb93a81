import { can, type Viewer } from '@/lib/access/can';
import { Prisma, type ViewerDb } from '@/lib/db';
import { etatRemarque } from './rules';

export type RemarqueOuverte = {
  id: number;
  actionId: number;
  code: string | null;
  titre: string;
  texte: string;
  auteurId: number;
  auteur: string;
  epci: string | null;
  /** The last word: who said it and when. */
  dernier: { auteurId: number; auteur: string; le: string };
};
export type RemarquesOuvertes = { aRepondre: RemarqueOuverte[]; repondues: RemarqueOuverte[] };

/**
 * The remarks that wait for this person, the oldest first: those without an answer for who answers them, one's own once
 * answered and not closed. One query.
 */
export async function readRemarquesOuvertes(
  db: ViewerDb,
  viewer: Viewer,
  schemaId: number,
): Promise<RemarquesOuvertes> {
  const place = { schemaId };
  if (!can(viewer, 'lire', 'remarque', place)) return { aRepondre: [], repondues: [] };
  const isAnswering = can(viewer, 'repondre', 'remarque', place);
  const rows = await db.$queryRaw<RemarqueOuverte[]>`
    select r.id, r.action_id as "actionId", v.code, v.titre, left(r.texte, 300) as texte, r.auteur_id as "auteurId",
      u.prenom || ' ' || u.nom as auteur, se.sigle as epci,
      json_build_object('auteurId', coalesce(d.auteur_id, r.auteur_id), 'auteur', coalesce(d.auteur, u.prenom || ' ' || u.nom),
        'le', coalesce(d.created_at, r.created_at)) as dernier
    from remarque r
    join action a on a.id = r.action_id
    join action_version v on v.id = a.version_id
    join utilisateur u on u.id = r.auteur_id
    left join schema_epci se on se.schema_id = r.schema_id and se.epci_id = r.epci_id
    left join lateral (select s.auteur_id, s.created_at, du.prenom || ' ' || du.nom as auteur
      from suite_remarque s join utilisateur du on du.id = s.auteur_id
      where s.remarque_id = r.id order by s.id desc limit 1) d on true
    where r.schema_id = ${schemaId}
      and not exists (select from suite_remarque c where c.remarque_id = r.id and c.is_cloture)
      ${isAnswering ? Prisma.empty : Prisma.sql`and r.auteur_id = ${viewer.id}`}
    order by coalesce(d.created_at, r.created_at), r.id`;
  const etatOf = ({ auteurId, dernier }: RemarqueOuverte) =>
    etatRemarque({ auteurId, suites: [{ auteurId: dernier.auteurId, isCloture: false }] });
  const isOwn = (remarque: RemarqueOuverte) => remarque.auteurId === viewer.id;
  return {
    aRepondre: rows.filter((row) => isAnswering && !isOwn(row) && etatOf(row) === 'sans_reponse'),
    repondues: rows.filter((row) => isOwn(row) && etatOf(row) === 'repondue'),
  };
}

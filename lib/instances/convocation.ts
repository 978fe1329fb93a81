import type { ViewerDb } from '@/lib/db';
import { formatHoraire } from './horaire';
import { enPlace } from './presences';
import { formatMinutes, naturePointLabels } from './rules';
import type { SeanceLue } from './seance';

export type Destinataire = { nom: string; organisation: string | null; courriel: string | null };

/**
 * Who is called: the members in place on the day, each with the address of their account, else one of their organisation;
 * null when neither is known or readable. One query.
 */
export async function listDestinataires(db: ViewerDb, seanceId: number): Promise<Destinataire[]> {
  return db.$queryRaw<Destinataire[]>`
    select m.prenom || ' ' || m.nom as nom, coalesce(o.sigle, o.nom) as organisation, coalesce(
      (select c.courriel from compte c where c.utilisateur_id = m.utilisateur_id and c.ferme_le is null),
      (select k.courriel from contact k where k.schema_id = m.schema_id and k.organisation_id = o.id and k.courriel is not null
       order by k.id limit 1)) as courriel
    from ${enPlace} left join organisation o on o.id = g.organisation_id
    where s.id = ${seanceId}
    order by m.qualite, g.college, g.ordre, m.nom`;
}

/** The convocation as it is proposed, before anybody writes it again. */
export function redigeConvocation(
  seance: Pick<SeanceLue, 'instance' | 'debut' | 'dureeMinutes' | 'lieu' | 'visio' | 'points'>,
): string {
  const { instance, debut, dureeMinutes, lieu, visio, points } = seance;
  const ou = [lieu, visio && `en visioconférence : ${visio}`].filter(Boolean).join(', ou ');
  const ordre = points.map(
    ({ intitule, nature, dureeMinutes: minutes }, i) =>
      `${i + 1}. ${intitule} (${naturePointLabels[nature].toLowerCase()}, ${formatMinutes(minutes)})`,
  );
  return [
    'Madame, Monsieur,',
    `Vous êtes invité à la séance « ${instance.nom} » le ${formatHoraire(debut, dureeMinutes)}.`,
    ou && `Lieu : ${ou}.`,
    ordre.length > 0 ? `Ordre du jour :\n${ordre.join('\n')}` : '',
    'En cas d’empêchement, merci de faire connaître votre suppléant ou de donner pouvoir.',
  ]
    .filter(Boolean)
    .join('\n\n');
}

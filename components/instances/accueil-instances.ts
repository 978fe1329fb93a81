import type { Bloc } from '@/components/ui/blocs';
import type { Jour } from '@/lib/clock';
import { formatDelai, formatJour } from '@/lib/format';
import type { InstancesAccueil } from '@/lib/instances/accueil';
import { formatHoraire, jourEtHeure } from '@/lib/instances/horaire';
import { formatReunions, numeroDecision } from '@/lib/instances/rules';

/** What the bodies expect of this person: meetings to come, meetings owed, decisions undone. */
export function blocsInstances(
  { prochaines, reunions, decisions }: InstancesAccueil,
  code: string,
  today: Jour,
): Bloc[] {
  const base = `/s/${code}`;
  const lien = { href: `${base}/instances?vue=calendrier`, label: 'Calendrier des séances' };
  const blocs: Bloc[] = [
    {
      ...{ titre: 'Prochaines séances', lien, suite: lien.href },
      lignes: prochaines.map(({ id, debut, dureeMinutes, lieu, instance }) => ({
        ...{ cle: id, href: `${base}/seances/${id}`, titre: instance.nom },
        detail: [formatHoraire(debut, dureeMinutes), lieu].filter(Boolean).join(' · '),
        quand: formatDelai(jourEtHeure(debut).jour, today),
      })),
    },
    {
      ...{ titre: 'Réunions à tenir cette année', suite: `${base}/instances` },
      lignes: reunions.map(({ instance, tenues, minimum, prochaine }) => ({
        ...{ cle: instance.id, href: `${base}/instances/${instance.id}`, titre: instance.nom },
        detail: formatReunions(tenues, minimum),
        quand: prochaine ? `prochaine le ${formatJour(prochaine)}` : 'aucune prévue',
      })),
    },
    {
      titre: 'Décisions à mener',
      lignes: decisions.map(({ id, annee, numero, sigle, texte, echeance }) => ({
        ...{ cle: id, href: `${base}/decisions#decision-${id}`, titre: texte },
        detail: `Décision ${numeroDecision({ annee, numero, sigle })}`,
        quand: echeance ? direEcheance(echeance, today) : 'sans échéance',
      })),
    },
  ];
  return blocs.filter(({ lignes }) => lignes.length > 0);
}

function direEcheance(echeance: Jour, today: Jour): string {
  return echeance < today ? `échue ${formatDelai(echeance, today)}` : formatDelai(echeance, today);
}

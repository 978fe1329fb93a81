import type { Moment } from './agenda.ts';
import { insertId, insertRows } from './insert.ts';
import type { Lignes, Local } from './local.ts';
import { sendAndExamine } from './remontees.ts';
import { corrections as faites } from './schema04/remontees/corrections.ts';

/** The corrections asked for, answered, and sent when they were accepted. */
export function corrections(local: Local, validees: Lignes): Moment[] {
  const { client, scheme, people } = local;
  return faites.flatMap(({ epci, action, auteur, ilYA, motif, reponse, correction }) => {
    let id = 0;
    const common = { schema_id: scheme.id, epci_id: scheme.epcis.get(epci)! };
    const moments: Moment[] = [
      {
        ilYA,
        write: async () => {
          const line = validees.get(`${epci} ${action}`);
          const row = { avancement_id: line?.id, ...common, motif, auteur_id: people[auteur] };
          id = await insertId(client, 'demande_correction', row);
        },
      },
    ];
    if (reponse) {
      const { isAcceptee, motif: answer } = reponse;
      const write = () =>
        insertRows(client, 'reponse_correction', [
          { demande_id: id, ...common, is_acceptee: isAcceptee, motif: answer, auteur_id: people['cellule.etat'] },
        ]);
      moments.push({ ilYA: reponse.ilYA, write });
    }
    if (!correction) return moments;
    const envoi = { epci, auteur, lignes: [[action, correction.dit] as [string, typeof correction.dit]] };
    return [...moments, ...sendAndExamine(local, validees, envoi, [correction.envoi, correction.examen], 0)];
  });
}

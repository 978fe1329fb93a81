import type { Moment } from './agenda.ts';
import { insertIds, insertRows } from './insert.ts';
import type { Lignes, Local } from './local.ts';
import { brouillonsJlvd, remontees as faites } from './schema04/remontees/index.ts';
import type { Dit, EnvoisFaits, LigneFaite } from './schema04/remontees/types.ts';

type Envoi = {
  epci: string;
  auteur: EnvoisFaits['auteur'];
  isPourCompte?: boolean;
  lignes: [action: string, LigneFaite][];
};
type Sent = { id: number; action: string; dit: LigneFaite; said: Dit };

/** What each EPCI sent in each campaign, and what the cellule made of it; keeps in `validees` the last line validated. */
export function remontees(local: Local, validees: Lignes): Moment[] {
  return faites.flatMap(({ epci, passee, courante }) =>
    [passee, ...(courante ? [courante] : [])].flatMap((campagne) => envois(local, validees, epci, campagne)),
  );
}

function envois(local: Local, validees: Lignes, epci: string, campagne: EnvoisFaits): Moment[] {
  const { auteur, isPourCompte, examens, reprise } = campagne;
  const lignes = Object.entries(campagne.lignes);
  const size = Math.ceil(lignes.length / campagne.envois.length);
  const moments = campagne.envois.flatMap((ilYA, i) => {
    const group = { epci, auteur, isPourCompte, lignes: lignes.slice(i * size, (i + 1) * size) };
    return sendAndExamine(local, validees, group, [ilYA, examens[i]], i);
  });
  const again = lignes.flatMap(([action, dit]): [string, LigneFaite][] =>
    dit !== 'inchange' && dit.reprise ? [[action, dit.reprise]] : [],
  );
  if (again.length === 0) return moments;
  return [...moments, ...sendAndExamine(local, validees, { epci, auteur, lignes: again }, reprise!, 1)];
}

/** One sending and, when there is a second day, its examination by one or the other of the cellule. */
export function sendAndExamine(
  local: Local,
  validees: Lignes,
  envoi: Envoi,
  [sentOn, examinedOn]: readonly [number, number | undefined],
  turn: number,
): Moment[] {
  let sent: Sent[] = [];
  const sending = { ilYA: sentOn, write: async () => void (sent = await send(local, validees, envoi)) };
  if (examinedOn === undefined) return [sending];
  const examine = async () => {
    const { client, scheme, people } = local;
    const examined = sent.filter(({ dit }) => dit === 'inchange' || !dit.enAttente);
    const rows = examined.map(({ id, action, dit, said }) => {
      const motif = dit === 'inchange' ? undefined : dit.retour;
      if (motif === undefined) validees.set(`${envoi.epci} ${action}`, { id, dit: said });
      return {
        avancement_id: id,
        schema_id: scheme.id,
        epci_id: scheme.epcis.get(envoi.epci),
        suite: motif === undefined ? 'valide' : 'retourne',
        motif: motif ?? null,
        auteur_id: people[turn % 2 === 0 ? 'cellule.departement' : 'cellule.etat'],
      };
    });
    await insertRows(client, 'suite_avancement', rows);
  };
  return [sending, { ilYA: examinedOn, write: examine }];
}

async function send(local: Local, validees: Lignes, { epci, auteur, isPourCompte, lignes }: Envoi): Promise<Sent[]> {
  const { client, scheme, people } = local;
  const lines = lignes.map(([action, dit]) => ({ action, dit, said: resolve(validees, epci, action, dit) }));
  const rows = lines.map(({ action, dit, said }) => ({
    schema_id: scheme.id,
    action_id: actionId(local, action),
    epci_id: scheme.epcis.get(epci),
    avancement: said.avancement,
    commentaire: said.commentaire ?? null,
    difficulte: said.difficulte ?? null,
    preuve: said.preuve ?? null,
    is_inchange: dit === 'inchange',
    is_pour_compte: isPourCompte ?? false,
    auteur_id: people[auteur],
  }));
  const ids = await insertIds(client, 'avancement_epci', rows);
  return lines.map((line, i) => ({ id: ids[i]!, ...line }));
}

/** What the référent of JLVD has typed and not sent: nobody else reads it. */
export function brouillons(local: Local, validees: Lignes): Moment[] {
  const { client, scheme, people } = local;
  return brouillonsJlvd.map(({ ilYA, lignes }) => ({
    ilYA,
    write: async () => {
      const rows = Object.entries(lignes).map(([action, dit]) => {
        const {
          avancement = null,
          commentaire = '',
          difficulte = '',
          preuve = '',
        } = dit === 'inchange' ? resolve(validees, 'JLVD', action, dit) : dit;
        return {
          action_id: actionId(local, action),
          epci_id: scheme.epcis.get('JLVD'),
          schema_id: scheme.id,
          ...{ avancement, commentaire, difficulte, preuve, revision: 1 },
          auteur_id: people['referent.jlvd'],
        };
      });
      await insertRows(client, 'brouillon_avancement', rows);
    },
  }));
}

function resolve(validees: Lignes, epci: string, action: string, dit: LigneFaite): Dit {
  if (dit !== 'inchange') return dit;
  const last = validees.get(`${epci} ${action}`);
  if (!last) throw new Error(`${epci} n'a rien de validé sur « ${action} » : rien n'y est inchangé`);
  return last.dit;
}

/** The id of an action of the scheme by its code. */
export function actionId({ scheme }: Local, action: string): number {
  const known = scheme.actions.get(action);
  if (!known) throw new Error(`Une remontée parle de « ${action} », qui n'existe pas`);
  return known.id;
}

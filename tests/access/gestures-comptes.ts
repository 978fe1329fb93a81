import { createHash } from 'node:crypto';
import type pg from 'pg';
import * as comptes from '@/app/administration/comptes/mutations';
import { changerMotDePasse } from '@/app/mon-compte/mutations';
import { choisirMotDePasse } from '@/app/mot-de-passe/[jeton]/mutations';
import { hashPassword } from '@/lib/comptes/mot-de-passe';
import { insertId } from '../../prisma/seed/insert.ts';
import { insertPerson } from '../second-schema.ts';
import type { Attempt, Gesture, Standing } from './gestures.ts';

const ACTUEL = 'Une phrase pour les essais';
const NOUVEAU = 'Une autre phrase, plus longue';
const identite = { prenom: 'Dominique', nom: 'Essai', fonction: 'Essai' };

/** The gestures on accounts and rights: the person acted upon holds a right on the EPCI of the place. */
export const gesturesComptes: Record<string, Gesture> = {
  ...onCompte('creerCompte', (_, { schemaId, epciId }) =>
    Promise.resolve({
      fields: {
        ...identite,
        courriel: `${next()}@maillage.example`,
        role: 'elu_epci',
        schemaId,
        epciId,
        debut: '2026-11-22',
      },
      probe: 'select count(*) from compte',
    }),
  ),
  ...onCompte('modifierCompte', async (client, at) => {
    const { id, courriel } = await insertHolder(client, at);
    return {
      fields: { ...identite, utilisateurId: id, revision: 1, courriel },
      probe: `select nom from utilisateur where id = ${id}`,
    };
  }),
  ...onCompte('fermerCompte', async (client, at) => onPerson(await insertHolder(client, at))),
  ...onCompte('rouvrirCompte', async (client, at) => {
    const holder = await insertHolder(client, at);
    await client.query("update compte set ferme_le = '2026-11-01T09:00:00Z' where utilisateur_id = $1", [holder.id]);
    return onPerson(holder);
  }),
  ...onCompte('creerLien', async (client, at) => {
    const { id } = await insertHolder(client, at);
    const probe = `select count(*) from lien_unique where utilisateur_id = ${id}`;
    return { fields: { utilisateurId: id, nature: 'invitation' }, probe };
  }),
  ...onCompte('accorderHabilitation', async (client, at) => {
    const { id } = await insertHolder(client, at);
    const probe = `select count(*) from habilitation where utilisateur_id = ${id}`;
    return { fields: { utilisateurId: id, role: 'membre_copil', schemaId: at.schemaId, debut: '2026-11-22' }, probe };
  }),
  ...onCompte('retirerHabilitation', async (client, at) => {
    const { habilitationId } = await insertHolder(client, at);
    return onRight(habilitationId, 'retiree_le');
  }),
  ...onCompte('confirmerHabilitation', async (client, at) => {
    const { id } = await insertHolder(client, at);
    const waiting = { utilisateur_id: id, role: 'cellule_etat', schema_id: at.schemaId, debut: '2026-01-01' };
    return onRight(await insertId(client, 'habilitation', waiting), 'confirmee_le');
  }),
  'app/mon-compte/mutations.ts#changerMotDePasse': {
    submit: changerMotDePasse,
    prepare: async (client, _, me) => {
      await client.query('update mot_de_passe set empreinte = $2 where utilisateur_id = $1', [
        me,
        await hashPassword(ACTUEL),
      ]);
      return {
        fields: { actuel: ACTUEL, motDePasse: NOUVEAU, confirmation: NOUVEAU },
        probe: `select empreinte from mot_de_passe where utilisateur_id = ${me ?? 0}`,
      };
    },
  },
  // whoever holds the link, signed in or not, is the person of the link
  'app/mot-de-passe/[jeton]/mutations.ts#choisirMotDePasse': {
    submit: choisirMotDePasse,
    prepare: async (client, at) => {
      const { id } = await insertHolder(client, at);
      const jeton = next();
      await insertId(client, 'lien_unique', {
        ...{ utilisateur_id: id, nature: 'invitation', expire_le: '2026-12-01T09:00:00Z' },
        empreinte: createHash('sha256').update(jeton).digest('hex'),
      });
      return {
        fields: { jeton, motDePasse: NOUVEAU, confirmation: NOUVEAU },
        probe: `select empreinte from mot_de_passe where utilisateur_id = ${id}`,
      };
    },
  },
};

type Holder = { id: number; courriel: string; habilitationId: number };
let made = 0;

function next(): string {
  return `essai.${++made}`;
}

function onCompte(name: keyof typeof comptes, prepare: Gesture['prepare']): Record<string, Gesture> {
  return {
    [`app/administration/comptes/mutations.ts#${name}`]: { submit: comptes[name] as Gesture['submit'], prepare },
  };
}

function onPerson({ id }: Holder): Attempt {
  return { fields: { utilisateurId: id }, probe: `select ferme_le from compte where utilisateur_id = ${id}` };
}

function onRight(habilitationId: number, column: string): Attempt {
  return { fields: { habilitationId }, probe: `select ${column} from habilitation where id = ${habilitationId}` };
}

async function insertHolder(client: pg.Client, { schemaId, epciId }: Standing): Promise<Holder> {
  const name = next();
  const id = await insertPerson(client, name, 'Titulaire');
  const right = { utilisateur_id: id, role: 'elu_epci', schema_id: schemaId, epci_id: epciId, debut: '2025-01-01' };
  return { id, courriel: `${name}@maillage.example`, habilitationId: await insertId(client, 'habilitation', right) };
}

import type pg from 'pg';
import { insertRows } from './insert.ts';

type Contact = { qui: string; fonction: string; nom?: string; courriel?: string; telephone?: string };

const contacts: readonly Contact[] = [
  {
    qui: 'La Poste',
    fonction: 'Direction régionale, relations avec les collectivités',
    courriel: 'collectivites@poste.example',
    telephone: '04 99 00 10 10',
  },
  {
    qui: 'CAF',
    fonction: 'Référent France services',
    nom: 'Nadia Ferrand',
    courriel: 'france-services@caf.example',
  },
  { qui: 'CPAM', fonction: 'Accès aux droits', courriel: 'acces-droits@cpam.example' },
  {
    qui: 'Région',
    fonction: 'Direction de l’aménagement du territoire',
    courriel: 'amenagement@region.example',
    telephone: '04 99 00 20 20',
  },
  { qui: 'JLVD', fonction: 'Direction générale des services', telephone: '04 99 00 30 30' },
];

/** Inserts whom to reach in some organisations of the demonstration, for its scheme. */
export async function insertContacts(client: pg.Client, schemaId: number): Promise<void> {
  const { rows } = await client.query<{ id: number; sigle: string }>('select id, sigle from organisation');
  const idOf = new Map(rows.map(({ id, sigle }) => [sigle, id]));
  await insertRows(
    client,
    'contact',
    contacts.map(({ qui, fonction, nom = null, courriel = null, telephone = null }) => ({
      ...{ schema_id: schemaId, organisation_id: idOf.get(qui)!, fonction, nom, courriel, telephone },
    })),
  );
  await client.query("update organisation set siret = '35600000000048' where sigle = 'La Poste'");
}

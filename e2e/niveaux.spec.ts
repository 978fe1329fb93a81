import type { Page } from '@playwright/test';
import type { CastName } from '../prisma/seed/cast.ts';
import { insertId, insertRows } from '../prisma/seed/insert.ts';
import { withClient } from '../scripts/postgres/connect.ts';
import { fixClock, insertLigne, insertSuite, type Cellule } from '../tests/campagnes/lignes.ts';
import { insertAction } from '../tests/second-schema.ts';
import { expect, test } from './fixtures.ts';

const validee = 'MARQUE-VALIDEE';
const enAttente = 'MARQUE-EN-ATTENTE';
const brouillon = 'MARQUE-BROUILLON';

let action: number | undefined;
const adresse = () => `/s/04-2025/actions/${action}`;
const locaux = (page: Page) => page.getByRole('region', { name: 'Dans les EPCI' });
const rang = (page: Page, sigle: string) =>
  locaux(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: sigle }) });

test.beforeEach(async ({ base }) => {
  action ??= await prepare(base.ownerUrl);
});

/** An action « En cours » for the département: two EPCI say « Fait », the third nothing; one has more to say, one is typing. */
function prepare(ownerUrl: string): Promise<number> {
  return withClient(ownerUrl, async (client) => {
    await fixClock(client);
    const one = async (sql: string) => (await client.query<{ id: number }>(sql)).rows[0]!.id;
    const person = (name: CastName) =>
      one(`select utilisateur_id as id from compte where courriel = '${name}@maillage.example'`);
    const epci = (sigle: string) => one(`select epci_id as id from schema_epci where sigle = '${sigle}'`);
    const schemaId = await one("select id from schema_departemental where code = '04-2025'");
    const ficheId = await one("select id from fiche where etat = 'active' order by id limit 1");
    const epciIds = [await epci('JLVD'), await epci('DLVA'), await epci('CCVUSP')];
    const actionId = await insertAction(client, { schemaId, ficheId, code: '9-N-1', epciIds });
    await insertId(client, 'statut', {
      ...{ action_id: actionId, schema_id: schemaId, nature: 'decision', avancement: 'en_cours' },
      ...{ commentaire: 'Constaté.', date_effet: '2026-06-15', auteur_id: await person('cellule.etat') },
    });
    const at = (i: number, auteurId: number): Cellule => ({ schemaId, actionId, epciId: epciIds[i]!, auteurId });
    const jlvd = at(0, await person('referent.jlvd'));
    const dlva = at(1, await person('referent.dlva'));
    const said = { commentaire: validee, difficulte: validee, preuve: `https://jlvd.example/${validee}` };
    await insertSuite(client, jlvd, await insertLigne(client, jlvd, said));
    await insertSuite(client, dlva, await insertLigne(client, dlva, { preuve: `javascript:alert('${validee}')` }));
    await insertLigne(client, dlva, { avancement: 'pas_fait', commentaire: enAttente });
    const typed = { action_id: actionId, schema_id: schemaId, epci_id: jlvd.epciId, auteur_id: jlvd.auteurId };
    await insertRows(client, 'brouillon_avancement', [{ ...typed, commentaire: brouillon, difficulte: brouillon }]);
    return actionId;
  });
}

/** The page as the browser gets it, then as the router inside it does. */
async function charges(page: Page): Promise<string[]> {
  const bodies: string[] = [];
  for (const headers of [{}, { rsc: '1' }] as Record<string, string>[]) {
    const answer = await page.request.get(adresse(), { headers });
    expect(answer.status()).toBe(200);
    bodies.push(await answer.text());
  }
  return bodies;
}

test('le comité de pilotage voit les deux niveaux et l’écart, rien de ce qui n’est pas validé', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'copil@maillage.example');
  await page.goto(adresse());
  await expect(page.getByRole('region', { name: 'Statut départemental' })).toContainText(
    /En cours.*Écart : le département dit En cours, 2 EPCI sur 3 disent Fait.*2 EPCI sur 3 : fait ; CCVUSP sans réponse\./s,
  );
  await expect(rang(page, 'JLVD')).toContainText(
    /Fait.*depuis le 22 novembre 2026.*remonté pour 2026.*MARQUE-VALIDEE/s,
  );
  await expect(rang(page, 'CCVUSP')).toContainText('Non renseigné');
  await expect(page.getByRole('button', { name: 'Reprendre ce statut' })).toHaveCount(0);
  const link = rang(page, 'JLVD').getByRole('link', { name: 'Justificatif' });
  await expect(link).toHaveAttribute('href', `https://jlvd.example/${validee}`);
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(rang(page, 'DLVA').getByRole('link', { name: 'Justificatif' })).toHaveCount(0);
  await verifierAccessibilite(page);
  for (const body of await charges(page)) {
    expect(body).toContain(validee);
    for (const word of [enAttente, brouillon]) expect(body).not.toContain(word);
  }
});

test('ce qui attend se voit de la cellule et de l’EPCI, pas de son voisin', async ({ page, connecter, context }) => {
  for (const [name, isSeen] of [
    ['cellule.departement', true],
    ['referent.dlva', true],
    ['referent.jlvd', false],
    ['elu.jlvd', false],
  ] as const) {
    await context.clearCookies();
    await connecter(page, `${name}@maillage.example`);
    await page.goto(adresse());
    await expect(rang(page, 'DLVA'), name).toContainText('Fait');
    await expect(rang(page, 'DLVA').getByText('transmis le 22 novembre 2026, en attente d’examen'), name).toHaveCount(
      isSeen ? 1 : 0,
    );
    for (const body of await charges(page)) expect(body, name).not.toContain(brouillon);
  }
});

test('l’opérateur et l’administrateur n’ont que le niveau départemental, dans la page comme dans sa charge', async ({
  page,
  connecter,
  context,
}) => {
  for (const name of ['operateur.laposte', 'admin'] as const) {
    await context.clearCookies();
    await connecter(page, `${name}@maillage.example`);
    for (const body of await charges(page)) {
      expect(body, name).toContain('Statut départemental');
      for (const word of [validee, enAttente, brouillon, 'Dans les EPCI', 'D’après les EPCI', 'Écart'])
        expect(body, `${name} : ${word}`).not.toContain(word);
    }
  }
});

test('la cellule reprend le statut proposé d’un clic et d’une phrase', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(adresse());
  // what was typed before does not take the place of what is proposed
  await page.getByRole('button', { name: 'Changer le statut' }).click();
  await page.getByRole('dialog').getByRole('radio', { name: 'Pas fait' }).click();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Reprendre ce statut' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: 'Fait', exact: true })).toBeChecked();
  const pourquoi = dialog.getByLabel('Pourquoi ?');
  await expect(pourquoi).toHaveValue('D’après les EPCI (2 EPCI sur 3 : fait ; CCVUSP sans réponse).');
  await verifierAccessibilite(page);
  await pourquoi.press('End');
  await pourquoi.pressSequentially(' La vallée suit.');
  await pourquoi.press('Enter');
  await expect(page.getByText('Statut enregistré : Fait.')).toBeVisible();
  const panneau = page.getByRole('region', { name: 'Statut départemental' });
  await expect(panneau).not.toContainText('Écart');
  await expect(panneau).toContainText('2 EPCI sur 3 : fait ; CCVUSP sans réponse');
  await expect(page.getByRole('region', { name: 'Historique' }).getByRole('listitem').first()).toContainText(
    /Fait.*22 novembre 2026 · Claire Vidal.*CCVUSP sans réponse\)\. La vallée suit\./s,
  );
  // the local level did not move
  await expect(rang(page, 'CCVUSP')).toContainText('Non renseigné');
});

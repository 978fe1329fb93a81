import { castMember, type CastName } from '../prisma/seed/cast.ts';
import { addConventions } from '../tests/conventions/masse.ts';
import { expect, test } from './fixtures.ts';

const CONVENTIONS = '/s/04-2025/conventions';
const fiche = (siren: string) => `/s/04-2025/territoires/${siren}`;
const JLVD = '200071033';
const VUES = ['registre', 'calendrier', 'suivi', 'montants'] as const;
const LARGES = ['cellule.etat', 'copil', 'admin'];
const readers = {
  'cellule.etat': 'la cellule',
  copil: 'le copil',
  admin: 'l’administrateur',
  'referent.dlva': 'le référent d’un autre EPCI',
  'referent.jlvd': 'le référent',
  'elu.jlvd': 'l’élu',
  'operateur.laposte': 'l’opérateur',
} as const satisfies Partial<Record<CastName, string>>;
/** What a view says that is not everybody's, and who reads it besides those who read all. */
const RESERVES: Record<(typeof VUES)[number], [words: RegExp, aussi: string[]][]> = {
  registre: [
    [/Forcalquier/, []],
    [/Bus de services/, ['referent.jlvd', 'elu.jlvd']],
    [/avec CCSB/, ['referent.dlva', 'referent.jlvd']],
  ],
  calendrier: [
    [/Évaluation 2025/, []],
    [/Évaluation 2024/, ['referent.dlva']],
  ],
  suivi: [
    [/Renégociation/, []],
    [/avec JLVD/, ['referent.jlvd', 'elu.jlvd']],
  ],
  montants: [
    [/127.?500[,.]5/, []],
    [/18.?500[,.]5/, ['referent.jlvd', 'elu.jlvd']],
  ],
};

test('les vues se suivent, gardent la recherche et se partagent par leur adresse', async ({ page, connecter }) => {
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(`${CONVENTIONS}?q=maison`);
  const vues = page.getByRole('navigation', { name: 'Vue' });
  await vues.getByRole('link', { name: 'Calendrier' }).click();
  await expect(page).toHaveURL(`${CONVENTIONS}?vue=calendrier&q=maison`);
  await expect(vues.getByRole('link', { name: 'Calendrier' })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('checkbox', { name: /^Convention financière/ }).check();
  await expect(page).toHaveURL(`${CONVENTIONS}?vue=calendrier&q=maison&niveau=financiere_realisation`);
  await vues.getByRole('link', { name: 'Suivi' }).click();
  await expect(page.getByRole('row', { name: /Forcalquier/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Agences postales/ })).toHaveCount(0);
  await page.getByRole('searchbox').fill('rien de tel');
  await page.getByRole('main').getByRole('link', { name: 'Tout effacer' }).last().click();
  await expect(page).toHaveURL(`${CONVENTIONS}?vue=suivi`);
  await vues.getByRole('link', { name: 'Registre' }).click();
  await expect(page).toHaveURL(CONVENTIONS);
});

test('le calendrier met les retards en tête, puis deux ans mois par mois, et mène à chaque convention', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'copil@maillage.example');
  await page.goto('/');
  const echeances = page.getByRole('region', { name: 'Échéances des conventions' });
  await expect(echeances.getByRole('listitem').first()).toContainText('Évaluation 2024 attendue');
  await expect(echeances).toContainText('et 3 autres');
  await verifierAccessibilite(page);
  await echeances.getByRole('link', { name: 'Toutes les échéances' }).click();
  await expect(page).toHaveURL(`${CONVENTIONS}?vue=calendrier`);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    ...[/^En retard/, /^Novembre 2026/, /^Décembre 2026/, /^Janvier 2027/, /^Août 2027/, /^Novembre 2027/],
    ...[/^Décembre 2027/, /^Mars 2028/, /^Juin 2028/],
  ]);
  await expect(page.getByRole('region', { name: /^En retard/ }).getByRole('listitem')).toHaveCount(2);
  const decembre = page.getByRole('region', { name: /^Décembre 2026/ });
  await expect(decembre).toContainText('Évaluation 2026 de 11 conventions');
  await expect(decembre).toContainText('21 décembre 2026dans 29 joursDernier jour pour donner le préavis');
  await verifierAccessibilite(page);
  await decembre
    .getByRole('link', { name: /Jabron/ })
    .last()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bus de services du Jabron');
});

test('le suivi dit chaque année en mot, en forme et en couleur, et l’absence n’est pas rouge', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'copil@maillage.example');
  await page.goto(`${CONVENTIONS}?vue=suivi`);
  const table = page.getByRole('table', { name: /Évaluations annuelles/ });
  await expect(table.getByRole('columnheader')).toHaveText(['Convention', '2026', '2025', '2024', '2023']);
  const cells = (name: RegExp) => table.getByRole('row', { name }).getByRole('cell');
  await expect(cells(/particuliers employeurs/)).toHaveText(['À évaluer', 'Non évaluée', 'Fait', 'Sans objet']);
  await expect(cells(/avec CCSB/)).toHaveText(['À évaluer', /Pas fait.*Renégociation/, 'Sans objet', 'Sans objet']);
  await expect(cells(/^Non évaluée/)).toHaveText(['0', '1', '1', '0']);
  await expect(cells(/^Pas fait/)).toHaveText(['0', '1', '0', '0']);
  await verifierAccessibilite(page);
});

test('les montants se dessinent et s’additionnent, zéro dit zéro et l’inconnu « non renseigné »', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'copil@maillage.example');
  await page.goto(`${CONVENTIONS}?vue=montants`);
  const financeurs = page.getByRole('region', { name: 'Par année et financeur' });
  await expect(financeurs.getByRole('img')).toHaveAccessibleName(
    /^Montants prévus et versés de 2024 à 2027 : 213.500,50.€ prévus, 140.000,50.€ versés\.$/,
  );
  // two columns a year, drawn after the page
  await expect(financeurs.locator('.recharts-bar-rectangle').first()).toBeAttached();
  await expect(financeurs.getByRole('row', { name: /^FEPEM/ }).first()).toHaveText(/^FEPEM\s*0\s€\s*0\s€$/);
  await expect(financeurs.getByRole('row', { name: /^Région/ }).first()).toHaveText(/24.000.€non renseigné$/);
  const total = /^Total213.500,50.€140.000,50.€48.000.€ prévus, non renseigné$/;
  await expect(financeurs.getByRole('row').last()).toHaveText(total);
  await expect(page.getByRole('region', { name: 'Par année et volet' }).getByRole('row').last()).toHaveText(total);
  await verifierAccessibilite(page);
  await page.goto(`${CONVENTIONS}?vue=montants&niveau=cadre_objectifs&epci=jlvd`);
  await expect(page.getByText('Aucun montant à lire ici.')).toBeVisible();
});

for (const [name, qui] of Object.entries(readers) as [keyof typeof readers, string][])
  test(`${qui} lit chaque vue, et rien de ce qui n’est pas à lui`, async ({
    page,
    connecter,
    verifierAccessibilite,
  }) => {
    test.slow();
    await connecter(page, castMember(name).courriel);
    for (const vue of VUES) {
      const response = await page.goto(`${CONVENTIONS}?vue=${vue}`);
      expect(response!.status(), vue).toBe(200);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Conventions');
      // what reaches the browser, shown or not
      const received = await page.content();
      for (const [words, aussi] of RESERVES[vue])
        expect(words.test(received), `${vue} ${words}`).toBe([...LARGES, ...aussi].includes(name));
      await verifierAccessibilite(page);
    }
  });

test('une action dit ses conventions et qui s’y engage, la fiche d’un EPCI les siennes', async ({
  page,
  connecter,
  verifierAccessibilite,
}) => {
  await connecter(page, 'referent.dlva@maillage.example');
  await page.goto('/s/04-2025/actions/13');
  const conventions = page.getByRole('region', { name: 'Conventions' });
  await expect(conventions.getByRole('listitem').filter({ hasText: 'avec DLVA' })).toContainText(
    /Signée.*CAD-02.*Préfecture, Département et DLVA · jusqu’au 30 juin 2028.*Préfecture : Mobiliser les fonds.*Tenu le 1er décembre 2025/,
  );
  await expect(conventions).not.toContainText('Forcalquier');
  await verifierAccessibilite(page);
  await page.goto(fiche('200034700'));
  await expect(conventions.getByRole('listitem').filter({ hasText: 'Agences postales' })).toContainText(
    /Signée.*Fait.*OPE-01.*jusqu’au 21 janvier 2027.*Préavis avant le 21 décembre 2026, dans 29 jours/,
  );
  await verifierAccessibilite(page);
  // another's: the cadre, neither its evaluation nor the financière
  await page.goto(fiche(JLVD));
  await expect(conventions.getByRole('listitem').filter({ hasText: 'avec JLVD' })).toHaveText(
    /^Convention cadre d'objectifs avec JLVDSignéeCAD-06 · Préfecture, Département et JLVD · jusqu’au 30 juin 2028$/,
  );
  await expect(conventions).not.toContainText('Jabron');
  await page.context().clearCookies();
  await connecter(page, 'operateur.laposte@maillage.example');
  await page.goto(fiche(JLVD));
  await expect(conventions.getByRole('listitem')).toHaveCount(1);
});

for (const width of [1440, 768, 390, 320])
  test(`les vues se lisent sans débordement à ${width} pixels`, async ({ page, connecter }) => {
    test.slow();
    await page.setViewportSize({ width, height: 900 });
    await connecter(page, 'cellule.etat@maillage.example');
    for (const address of [
      '/',
      '/s/04-2025/actions/13',
      fiche(JLVD),
      ...VUES.map((vue) => `${CONVENTIONS}?vue=${vue}`),
    ]) {
      await page.goto(address);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, address).toBeLessThanOrEqual(0);
    }
  });

test('deux mille conventions se lisent page par page, les facettes comptant toutes', async ({
  page,
  base,
  connecter,
  verifierAccessibilite,
}) => {
  test.slow();
  await addConventions(base.ownerUrl, 2000);
  await connecter(page, 'cellule.etat@maillage.example');
  await page.goto(CONVENTIONS);
  await expect(page.getByRole('status').filter({ hasText: 'convention' })).toHaveText(/^2.015 conventions, dont 2.012/);
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await expect(pages).toContainText(/De 1 à 100 sur 2.015/);
  await expect(page.getByRole('checkbox', { name: /^Signée/ })).toHaveAccessibleName(/^Signée\s*2012$/);
  await verifierAccessibilite(page);
  await pages.getByRole('link', { name: 'Page suivante' }).click();
  await expect(page).toHaveURL(`${CONVENTIONS}?page=2`);
  await expect(pages).toContainText(/De 101 à 200 sur 2.015/);
  // what is searched starts again at its first page
  await page.getByRole('searchbox').fill('MASSE-19');
  await expect(page).toHaveURL(`${CONVENTIONS}?q=MASSE-19`);
  await expect(pages).toHaveCount(0);
  for (const [vue, sur] of [
    ['suivi', /sur 2.012/],
    ['calendrier', /De 1 à 100 sur/],
  ] as const) {
    await page.goto(`${CONVENTIONS}?vue=${vue}`);
    await expect(pages).toContainText(sur);
  }
  await page.goto(`${CONVENTIONS}?vue=suivi&page=99`);
  await expect(pages.getByRole('link')).toHaveText(['Page précédente']);
});

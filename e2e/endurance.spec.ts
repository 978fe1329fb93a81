import { killInTurn, killOneOfTwo } from '../scripts/endurance/rounds.ts';
import { openService, type Service } from '../scripts/endurance/service.ts';
import { environment } from './environment.ts';
import { expect, test as commun } from './fixtures.ts';

/** Two servers on a PostgreSQL of their own, with durable writes: the short form of `npm run endurance`. */
const test = commun.extend<object, { service: Service }>({
  service: [
    async ({}, use) => {
      const service = await openService(environment().serverFile, 2);
      await use(service);
      await service.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});
test.setTimeout(180_000);

const sain = { lost: 0, doubled: 0 };

test('kill -9 du serveur, de PostgreSQL et d’une connexion pendant les écritures : rien de confirmé ne manque, rien n’est doublé', async ({
  service,
}) => {
  const results = await killInTurn(service, 3, () => undefined);
  expect(results).toEqual(
    ['application', 'PostgreSQL', 'une connexion'].map((victim): unknown =>
      expect.objectContaining({ victim, ...sain }),
    ),
  );
  for (const { victim, acknowledged, retried } of results) {
    expect(acknowledged, victim).toBeGreaterThan(6);
    expect(retried, `${victim} : la coupure s’est vue`).toBeGreaterThan(0);
  }
});

test('deux serveurs sur une base : l’un tué et relancé sous la charge, l’autre continue et rien ne se perd', async ({
  service,
}) => {
  const result = await killOneOfTwo(service);
  expect(result).toMatchObject(sain);
  expect(result.acknowledged).toBeGreaterThan(24);
  expect(result.retried).toBeGreaterThan(0);
});

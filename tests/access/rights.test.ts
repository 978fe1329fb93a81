import { expect, test } from 'vitest';
import { can, type HabilitationActive, type Place, type Viewer } from '@/lib/access/can';
import { roles, roleScopes, verbs, type Objet, type Role, type Verbe } from '@/lib/access/roles';
import { standings, verdicts } from './rights.ts';

function right(role: Role, schemaId = 1): HabilitationActive {
  const scope = roleScopes[role];
  return {
    ...{ id: 1, role, debut: '2025-01-01', fin: null, schemaCode: null, schemaNom: null, departement: null },
    ...{ epciSigle: null, epciNom: null, organisationNom: null },
    schemaId: scope === 'installation' ? null : schemaId,
    epciId: scope === 'epci' ? 10 : null,
    organisationId: scope === 'organisation' ? 5 : null,
  };
}

function person(...habilitations: HabilitationActive[]): Viewer {
  return { id: 1, prenom: 'A', nom: 'B', fonction: null, courriel: 'a@maillage.example', habilitations };
}

const ask = (viewer: Viewer | null, line: string, place: Place) => {
  const [objet, verbe] = line.split('.') as [Objet, Verbe<Objet>];
  return can(viewer, verbe, objet, place);
};

const signs = (viewer: Viewer | null, line: string) =>
  Object.values(standings)
    .map((place) => (ask(viewer, line, place) ? 'o' : '-'))
    .join('');

const lines = Object.entries(verbs).flatMap(([objet, list]) => list.map((verbe) => `${objet}.${verbe}`));

test('la table des verdicts nomme chaque verbe et chaque rôle', () => {
  expect(Object.keys(verdicts).sort()).toEqual(lines.toSorted());
  for (const cells of Object.values(verdicts)) expect(Object.keys(cells).sort()).toEqual(roles.toSorted());
});

test.each(roles)('les verdicts du rôle %s sont ceux de la table', (role) => {
  const found = Object.fromEntries(lines.map((line) => [line, signs(person(right(role)), line)]));
  expect(found).toEqual(Object.fromEntries(lines.map((line) => [line, verdicts[line]?.[role]])));
});

test('un visiteur et une personne sans droit ne peuvent rien', () => {
  for (const line of lines)
    for (const viewer of [null, person()]) expect([line, signs(viewer, line)]).toEqual([line, '-----']);
});

test('deux droits dans deux schémas ne font pas un troisième droit', () => {
  const viewer = person(right('referent_epci', 1), right('cellule_etat', 2));
  expect(ask(viewer, 'statut.changer', { schemaId: 1 })).toBe(false);
  expect(ask(viewer, 'statut.changer', { schemaId: 1, epciId: 10 })).toBe(false);
  expect(ask(viewer, 'statut.changer', { schemaId: 2, epciId: 11 })).toBe(true);
  expect(ask(viewer, 'tableau.lire', { schemaId: 1 })).toBe(true);
  for (const line of lines) expect(ask(viewer, line, { schemaId: 3 })).toBe(false);
});

import { expect, it } from 'vitest';
import { lobby } from '../../src/operations/program.js';
import { acrossBranches, branchRoles } from '../../src/platform/directory/roles.js';

async function rights(...words: string[]): Promise<string[]> {
  const said: string[] = [];
  // It needs no settings and no database.
  const terminal = { say: (line: string) => said.push(line), complain: (line: string) => said.push(line) };
  expect(await lobby(['rights', ...words], terminal, {})).toBe(0);
  return said;
}

it('prints who may do what and when, a line for each deed', async () => {
  const said = await rights();
  expect(said[0]).toMatch(/^DEED +WHO MAY +WHEN$/);
  expect(said.find((line) => line.startsWith('checklists.release '))).toMatch(
    / branch_head +a line that has an answer or a finding is said not to apply$/,
  );
  expect(
    said.some((line) => /^records\.action\.move\.approve +.*never by owner or field:done_by$/.test(line)),
  ).toBe(true);
});

it('gives the same as JSON: deed, roles and when, sorted', async () => {
  const lines = JSON.parse((await rights('--json')).join('\n')) as {
    deed: string;
    roles: string[];
    when: string;
  }[];
  expect(lines.length).toBeGreaterThan(350);
  const deeds = lines.map(({ deed }) => deed);
  expect(deeds).toEqual([...new Set(deeds)].sort());
  const parties = [
    ...branchRoles,
    ...acrossBranches,
    'owner',
    'reporter',
    'member',
    'anybody',
    'workspace_admin',
  ];
  for (const line of lines) {
    expect(Object.keys(line)).toEqual(['deed', 'roles', 'when']);
    expect(line.deed).toMatch(/^[a-z_-]+(\.[a-z0-9_]+)+$/);
    expect(line.roles).toEqual([...line.roles].sort());
    expect(line.roles.length).toBeGreaterThan(0);
    for (const role of line.roles) if (!role.startsWith('field:')) expect(parties).toContain(role);
  }
});

it('tells of each kind of record what its definition says', async () => {
  const lines = JSON.parse((await rights('--json')).join('\n')) as {
    deed: string;
    roles: string[];
    when: string;
  }[];
  const of = (deed: string) => lines.find((line) => line.deed === deed);
  expect(of('records.complaint.move.grant_extension')).toEqual({
    deed: 'records.complaint.move.grant_extension',
    roles: ['branch_head', 'hq'],
    when: 'it is new or handling or answered or passed_up, a limit can be extended, extension is asked; never by field:against or field:extension_by',
  });
  expect(of('records.bulletin.spread')?.roles).toEqual(['hq']);
  expect(of('records.incident.read')).toBeUndefined();
  expect(lines.filter(({ deed }) => deed.startsWith('records.complaint.extend.')).length).toBeGreaterThan(1);
});

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { playbookOf, playbooks } from '../../src/playbooks/emergencies/index.js';
import { emergencyNumbers } from '../../src/playbooks/rules/numbers.js';
import type { Playbook } from '../../src/playbooks/rules/playbook.js';
import { incidentTypes } from '../../src/records/kinds/incident.js';

const all: readonly Playbook[] = playbooks;

describe('playbooks', () => {
  it('go with every type of incident but the other ones, and with group complaints', () => {
    const types = incidentTypes.filter((type) => type !== 'other');
    expect(all.map(({ name }) => name).sort()).toEqual([...types, 'group_complaint'].sort());
    for (const type of types) expect(playbookOf(type)?.name).toBe(type);
    expect(playbookOf('other')).toBeUndefined();
  });

  it('have a file each, named like them', () => {
    const folder = fileURLToPath(new URL('../../src/playbooks/emergencies', import.meta.url));
    const others = ['index.ts', 'list.ts', 'numbers.ts', 'playbook.ts'];
    const files = readdirSync(folder).filter((name) => !others.includes(name));
    expect(all.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
  });

  it.each(all.map((playbook): [string, Playbook] => [playbook.name, playbook]))(
    '%s is short',
    (_, { groups }) => {
      const steps = Object.values(groups);
      expect(steps.length).toBeLessThanOrEqual(9);
      for (const group of steps) {
        expect(group.length).toBeGreaterThan(0);
        expect(group.length).toBeLessThanOrEqual(10);
        expect(new Set(group).size).toBe(group.length);
      }
      expect(steps.flat().length).toBeGreaterThanOrEqual(6);
      expect(steps.flat().length).toBeLessThanOrEqual(14);
    },
  );
});

describe('emergency numbers', () => {
  it.each([
    ['CN', '120', '110', '119'],
    ['TW', '119', '110', '119'],
    ['JP', '119', '110', '119'],
    ['SG', '995', '999', '995'],
    ['HK', '999', '999', '999'],
    ['GB', '999', '999', '999'],
    ['US', '911', '911', '911'],
    ['AU', '000', '000', '000'],
    ['DE', '112', '112', '112'],
    ['IE', '112', '112', '112'],
  ])('%s', (country, ambulance, police, fire) => {
    expect(emergencyNumbers(country)).toEqual({ ambulance, police, fire });
  });
});

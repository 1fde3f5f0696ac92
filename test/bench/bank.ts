import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { BranchEntry } from '../../src/platform/directory/branch.js';
import type { Role } from '../../src/platform/directory/roles.js';
import type { WorkspaceSeed } from '../../src/trial/sandbox/sandbox.js';

const branchCount = 20;
const roles: readonly Role[] = [
  'staff',
  'staff',
  'staff',
  'staff',
  'rm',
  'rm',
  'lobby_manager',
  'duty_supervisor',
  'branch_head',
];

const two = (number: number) => String(number).padStart(2, '0');

/** Twenty branches of nine people. */
const staffed = Array.from({ length: branchCount }, (_, branch) => ({
  channel: `C0BENCH${two(branch)}`,
  name: `branch-${two(branch)}`,
  people: roles.map((role, index) => ({ id: `U0BENCH${two(branch)}${index}`, role })),
}));

export const branches: readonly BranchEntry[] = staffed.map(({ channel, name, people }) => ({
  name,
  channel,
  timezone: 'Asia/Shanghai',
  language: 'en',
  country: 'CN',
  hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, '09:00-17:00'])),
  people: Object.fromEntries(people.map(({ id, role }) => [id, [role]])),
  schedules: {},
}));

export const people: readonly { id: string; name: string }[] = staffed.flatMap(({ name, people }) =>
  people.map(({ id }, index) => ({ id, name: `${name} ${index}` })),
);

export const workspace: WorkspaceSeed = {
  team: { id: 'T0BENCH', name: 'Bench Bank' },
  users: people.map(({ id, name }) => ({ id, name: id.toLowerCase(), realName: name })),
  channels: staffed.map(({ channel, name, people }) => ({
    id: channel,
    name,
    members: people.map(({ id }) => id),
  })),
};

export const manifest: object = parse(readFileSync('manifest.yml', 'utf8'));

/** The n-th command, as Slack sends it: the branches in turn, and in each of them its people. */
export function incidentCommand(n: number): Record<string, string> {
  const branch = staffed[n % branchCount];
  const person = branch?.people[Math.floor(n / branchCount) % roles.length];
  if (!branch || !person) throw new Error('the bank is empty');
  return {
    token: 'unused',
    team_id: workspace.team.id,
    team_domain: 'bench-bank',
    channel_id: branch.channel,
    channel_name: branch.name,
    user_id: person.id,
    user_name: person.id.toLowerCase(),
    command: '/lobby',
    text: `incident Queue out of the door, ${1 + (n % 9)} counters open, a customer upset about the wait sev3`,
    api_app_id: 'A0BENCH',
    is_enterprise_install: 'false',
    response_url: 'http://127.0.0.1:9/unused',
    trigger_id: `bench.${process.pid}.${n}`,
  };
}

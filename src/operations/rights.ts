import { allRights } from '../modules.js';
import type { RightLine } from '../platform/rights/rights.js';
import type { ExitCode, Terminal } from './terminal.js';

/** `lobby rights`: prints who may do what, and under which condition: a table with a line for each action, or JSON. */
export function printRights({ json }: { json: boolean }, { say }: Terminal): ExitCode {
  const lines = allRights();
  if (json) say(JSON.stringify(lines, null, 2));
  else for (const line of tableOf(lines)) say(line);
  return 0;
}

/** The lines of the table, with a header and aligned columns. */
function tableOf(lines: readonly RightLine[]): string[] {
  const widest = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));
  const rows = lines.map(({ deed, roles, when }) => ({ deed, roles: roles.join(', ') || 'nobody', when }));
  const deeds = widest(rows.map(({ deed }) => deed));
  const roles = widest(rows.map((row) => row.roles));
  const head = { deed: 'DEED', roles: 'WHO MAY', when: 'WHEN' };
  return [head, ...rows].map((row) =>
    `${row.deed.padEnd(deeds)}  ${row.roles.padEnd(roles)}  ${row.when}`.trimEnd(),
  );
}

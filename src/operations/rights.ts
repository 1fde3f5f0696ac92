import { allRights } from '../modules.js';
import type { RightLine } from '../platform/rights/rights.js';
import type { ExitCode, Terminal } from './terminal.js';

/** `lobby rights`: who may do what, in which case; a line for each deed, or all of it as JSON. */
export function printRights({ json }: { json: boolean }, { say }: Terminal): ExitCode {
  const lines = allRights();
  if (json) say(JSON.stringify(lines, null, 2));
  else for (const line of tableOf(lines)) say(line);
  return 0;
}

/** The deeds under the name of their module, each with who may do it, and in which case. */
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

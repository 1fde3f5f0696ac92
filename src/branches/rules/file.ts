import type { HeadOffice } from '../../head-office/module.js';
import type { BranchEntry } from '../../platform/directory/branch.js';
import { tellCsv } from '../../platform/import-files/csv.js';
import type { Complain, FileFault } from '../../platform/import-files/parsed.js';
import type { Routines } from '../../platform/language/routines.js';
import { labelOf, readEntry } from './file/entry.js';
import { readHeadOffice } from './file/head-office.js';
import { parseYaml } from './file/yaml.js';

export type { FileFault } from '../../platform/import-files/parsed.js';
export { differences, isSameOffice, writeBranchFile } from './file/write.js';

/** Characters. Ten thousand branches of ten people each need about five million. */
const MOST = 20_000_000;

/**
 * Reads a file of branches: YAML, or CSV with a row for each branch. Returns either all branches or every error, in
 * the order of the lines. `warnings` are about what is unusual but allowed: a branch without a head, two branches of
 * the same name.
 * @param most the number of characters allowed, with YAML aliases expanded
 */
export function readBranchFile(
  text: string,
  format: 'yaml' | 'csv',
  routines: Routines,
  most = MOST,
): { branches: BranchEntry[]; headOffice?: HeadOffice; warnings: FileFault[] } | { errors: FileFault[] } {
  if (text.length > most)
    return {
      errors: [{ line: 1, where: 'the file', message: `is larger than ${most} characters: cut it in two` }],
    };
  const errors: FileFault[] = [];
  const warnings: FileFault[] = [];
  const complain: Complain = (line, where, message) => errors.push({ line, where, message });
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;

  const { branches: told, headOffice: toldOffice } =
    format === 'yaml'
      ? parseYaml(plain, most, complain)
      : { branches: tellCsv(plain, complain), headOffice: undefined };
  const items = told && 'items' in told ? told.items : [];
  if (told && !('items' in told)) complain(told.line, 'branches', 'must be a list');
  const branches = items.map((item, index) => {
    const branch = readEntry(item, index + 1, routines, complain);
    if (!Object.values(branch.people).some((roles) => roles.includes('branch_head')))
      warnings.push({ line: item.line, where: labelOf(item, index + 1), message: 'has no branch_head' });
    return branch;
  });
  const headOffice = toldOffice && readHeadOffice(toldOffice, complain);
  const taken = headOffice?.channel && branches.find(({ channel }) => channel === headOffice.channel);
  if (toldOffice && taken)
    complain(
      toldOffice.line,
      'head_office channel',
      `is that of the branch ${taken.name}; it must be another`,
    );
  const lineOf = (index: number) => items[index]?.line ?? 1;
  repeated(branches, 'channel', (index, first) =>
    complain(lineOf(index), branches[index]?.channel ?? '', `is already on line ${lineOf(first)}`),
  );
  repeated(branches, 'name', (index, first) =>
    warnings.push({
      line: lineOf(index),
      where: branches[index]?.channel ?? '',
      message: `is called "${branches[index]?.name}" like the branch on line ${lineOf(first)}`,
    }),
  );
  const inOrder = (faults: FileFault[]) => faults.sort((a, b) => a.line - b.line);
  if (errors.length > 0) return { errors: inOrder(errors) };
  return { branches, ...(headOffice ? { headOffice } : {}), warnings: inOrder(warnings) };
}

function repeated(
  branches: readonly BranchEntry[],
  key: 'channel' | 'name',
  tell: (index: number, first: number) => void,
): void {
  const seen = new Map<string, number>();
  branches.forEach(({ [key]: value }, index) => {
    const first = seen.get(value);
    if (first !== undefined) tell(index, first);
    else if (value) seen.set(value, index);
  });
}

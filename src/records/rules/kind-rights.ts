import { leaders, type Party } from '../../platform/directory/roles.js';
import type { Right } from '../../platform/rights/rights.js';
import type { Kind, Move } from './kind.js';
import type { When } from './when.js';

/** Who works on a record or is responsible for it. */
const keepers: readonly Party[] = ['owner', 'reporter', ...leaders];

/** The rights to one kind's records. */
export interface KindRights {
  log: Right;
  note: Right;
  /** Marking the next step as done. */
  step: Right;
  edit: Right;
  merge: Right;
  separate: Right;
  /** Handing on a record that has an owner. */
  handOver: Right;
  /** Handing on a record without an owner. */
  handOverFree: Right;
  /** Giving it back: "Not mine". */
  release: Right;
  /** Seeing private details and photos. */
  reveal: Right;
  openPlan: Right;
  /** "Read". */
  read: Right;
  seeReaders: Right;
  /** Seeing the progress of reading in every branch. */
  seeReadersEverywhere: Right;
  /** Logging it in several branches at once. */
  spread: Right;
}

const known = new WeakMap<Kind, KindRights>();

/** The rights to a kind's records, from its definition. */
export function rightsOf(kind: Kind): KindRights {
  const rights = known.get(kind) ?? makeRights(kind);
  known.set(kind, rights);
  return rights;
}

function makeRights(kind: Kind): KindRights {
  const not = conflict(kind);
  const change = kind.fixed ? { when: `it is not ${kind.fixed.join(' or ')}` } : {};
  return {
    log: { by: kind.by ?? ['member'], reader: 'reader', when: 'the branch uses the kind' },
    note: { by: ['member'], refusal: 'reader' },
    step: { by: ['member'], refusal: 'reader', ...not },
    edit: { by: keepers, ...change, ...not },
    merge: { by: keepers, ...change, ...not },
    separate: { by: keepers, when: 'it was merged', ...not },
    handOver: { by: keepers, when: 'it is open, and somebody has it', ...not },
    handOverFree: { by: ['member'], when: 'it is open, and nobody has it', ...not },
    release: { by: ['owner'], refusal: 'moved_on' },
    reveal: { by: [...keepers, 'hq', 'auditor'], ...not },
    openPlan: { by: ['member'], refusal: 'reader' },
    read: { by: ['member'], refusal: 'reader' },
    seeReaders: { by: ['reporter', ...leaders, 'hq', 'auditor'] },
    seeReadersEverywhere: { by: [...(kind.spreads ?? []), 'auditor'] },
    spread: { by: kind.spreads ?? [] },
  };
}

/** The person whom a record is about must not handle it (Z5; China, CBIRC Order 2020 No. 3). */
const conflict = ({ never }: Pick<Kind, 'never'>): Pick<Right, 'not'> =>
  never === undefined ? {} : { not: [{ parties: [`field:${never}`], refusal: 'conflicted' }] };

/** Who may make a move of a kind. */
export function moveRight(kind: Kind, move: Move): Right {
  const { not = [] } = conflict(kind);
  const except = move.except ? [{ parties: move.except, refusal: 'same_person' as const }] : [];
  const all = [...not, ...except];
  return { by: move.by ?? keepers, when: caseOf(move), ...(all.length > 0 ? { not: all } : {}) };
}

/** The right to grant an extension, which is needed besides the right to the move. */
export const extensionRight = (by: readonly Party[]): Right => ({ by });

function caseOf({ from, answers, when, extensible, extends: longer }: Move): string {
  return [
    `it is ${from.join(' or ')}`,
    ...(answers ? [`${answers.join(' or ')} runs`] : []),
    ...(extensible || longer ? ['a limit can be extended'] : []),
    ...conditions(when),
  ].join(', ');
}

function conditions({ severity, is = {}, not = {}, atLeast = {}, given = [], missing = [] }: When = {}) {
  return [
    ...(severity ? [`severity is ${severity.join(' or ')}`] : []),
    ...Object.entries(is).map(([field, values]) => `${field} is ${values.join(' or ')}`),
    ...Object.entries(not).map(([field, values]) => `${field} is not ${values.join(' or ')}`),
    ...Object.entries(atLeast).map(([field, least]) => `${field} is at least ${least}`),
    ...given.map((field) => `${field} is given`),
    ...missing.map((field) => `${field} is missing`),
  ];
}

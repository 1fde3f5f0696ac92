import type { Fields } from '../field.js';
import type { Party } from '../people/roles.js';
import type { Limit } from '../time/limits.js';

/** A status a record can be in. The first of a kind's is where it starts. */
export interface Status {
  open: boolean;
}

/** A step from one status to another, and what is asked on the way. */
export interface Move {
  from: readonly string[];
  to: string;
  /** Who may make it; absent: its owner, its reporter, and those who lead the lobby. */
  by?: readonly Party[];
  asks?: Fields;
  style?: 'primary' | 'danger';
  /** Whoever makes it becomes the owner. */
  takes?: true;
  /** Who may not, whatever else they are: a check is made by another person than the one who did the thing. */
  except?: readonly Party[];
}

/** One rung of a ladder: minutes from the start or from the limit (negative: before), and who hears of it. */
export interface Step {
  from: 'start' | 'due';
  minutes: number;
  tell: readonly Party[];
  /** Goes out at any hour and also to people on a day off. */
  urgent?: true;
}

/** A limit that runs on every record of the kind that meets `when`. */
export interface ClockRule {
  name: string;
  /** How long it may take; or the record's own date, up to closing time of that day. */
  limit: Limit | { field: string; otherwise: Limit };
  /** Runs until somebody owns the record, it is closed, or it is in one of these statuses. A closed record has no running clock. */
  until: 'owned' | 'closed' | readonly string[];
  /** Runs from when the record enters one of these statuses; absent: from when it was logged. */
  after?: readonly string[];
  when?: { severity?: readonly number[]; field?: { name: string; is: readonly string[] } };
  ladder: readonly Step[];
}

/** Several records of the kind that share a field's value within some hours: whoever is named here hears of it, once. */
export interface Watch {
  name: string;
  same: string;
  times: number;
  hours: number;
  tell: readonly Party[];
}

/**
 * A kind of record. The modal, the parser of a quick line, the card, list and search, App Home, digest rows and help
 * follow from it; its words stand in the catalogues under `kinds.<name>`.
 */
export interface Kind {
  name: string;
  prefix: string;
  fields: Fields;
  /** Has a severity of 1 (gravest) to 4; this one where nobody said. */
  severity?: 1 | 2 | 3 | 4;
  statuses: Record<string, Status>;
  moves: Record<string, Move>;
  clocks: readonly ClockRule[];
  /** Who may log it; absent: every member. */
  by?: readonly Party[];
  /** Fields of `fields` and of the moves' `asks` that stand on the card, in this order; never private ones. */
  card: readonly string[];
  /** Whether people log it themselves with a command; absent: yes. */
  command?: false;
  watches?: readonly Watch[];
  /** Whoever brought it hears of every step; absent: only of its end and of its being reopened. */
  follow?: 'every step';
  /** `@person` in a quick line gives it to that person; absent: a field of the kind takes it, or it stays in the text. */
  mention?: 'owner';
  /** Who is told when one is logged, besides those whom a clock tells. */
  tells?: readonly Party[];
}

export const defineKind = <const K extends Kind>(kind: K) => kind;

/** Every field a record of the kind can hold: those of logging and those of all its moves. */
export function allFields(kind: Kind): Fields {
  return Object.assign({}, kind.fields, ...Object.values(kind.moves).map((move) => move.asks ?? {}));
}

/** The status a record of the kind starts in. */
export function firstStatus(kind: Kind): string {
  const [first] = Object.keys(kind.statuses);
  if (!first) throw new Error(`${kind.name} has no status`);
  return first;
}

/** `INC-0042`: at least four digits, for saying aloud. */
export function code(kind: Pick<Kind, 'prefix'>, number: number): string {
  return `${kind.prefix}-${String(number).padStart(4, '0')}`;
}

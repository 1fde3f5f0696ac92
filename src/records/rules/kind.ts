import type { UsualSum } from '../../platform/directory/money.js';
import type { Party, Role } from '../../platform/directory/roles.js';
import type { Fields, Value } from '../../platform/forms/field.js';
import type { Limit } from '../../platform/time/limits.js';
import type { LobbyRecord } from './record.js';
import { matches, type When } from './when.js';

/** A status of a record. New records start in the kind's first one. */
export interface Status {
  open: boolean;
}

/** A transition from one status to another, with the questions that it asks. */
export interface Move {
  from: readonly string[];
  /** Absent: the status stays the same. */
  to?: string;
  /** Who may make it; absent: the record's owner, its reporter, and those who lead the lobby. */
  by?: readonly Party[];
  /** Who may not, even if `by` allows it: a check must be made by somebody other than the person who did the work. */
  except?: readonly Party[];
  /** Offered only while the record meets this condition. */
  when?: When;
  /** Offered only while one of these clocks runs. */
  answers?: readonly string[];
  asks?: Fields;
  style?: 'primary';
  /** Rarely needed: in the card's overflow menu. At most two of a kind at a time. */
  aside?: true;
  /** The person who makes it becomes the owner. */
  takes?: true;
  /** The record has no owner afterwards. */
  releases?: true;
  /** Values that it sets; null removes one. */
  sets?: Record<string, Value | null>;
  /** The field in which the person who made it is stored. */
  stamps?: string;
  /** Grants the next extension of a running limit; only those named by that extension may make it. */
  extends?: true;
  /** Offered only while a running limit can be extended. */
  extensible?: true;
  /** It asks those whom it tells for a decision, which is due by this limit: they are offered the moves that decide it. */
  puts?: string;
  /** It decides what was asked, and is due by this limit; whoever asked hears how. */
  decides?: string;
  /** Who hears of it at once, besides those who hear of every step. */
  tells?: readonly Party[];
  /** Who else is told, if the record meets the condition. */
  passesUp?: { when: When; to: readonly Party[] };
}

/**
 * One step of a clock's ladder of reminders: minutes from the start or from the limit (negative: before), and who is
 * told.
 */
export interface Step {
  from: 'start' | 'due';
  minutes: number;
  tell: readonly Party[];
  /** Who is told if `tell` matches nobody. */
  otherwise?: readonly Party[];
  /** Goes out at any hour and also to people on a day off. */
  urgent?: true;
  /** Who is told instead while the branch is closed. */
  closed?: readonly Party[];
  /** On the last step: it is repeated every so many minutes while the clock runs. */
  again?: number;
}

/** A limit on every record of the kind that meets `when`. */
export interface ClockRule {
  name: string;
  /** The time allowed, or a field with the record's own date or time; a date means closing time of that day. */
  limit: Limit | { field: string; otherwise: Limit };
  /**
   * Runs until the record has an owner, is closed, is in one of these statuses, or has a value in a field. On a
   * closed record only those clocks run that begin when it is closed.
   */
  until: 'owned' | 'closed' | readonly string[] | { given: string };
  /** Runs from when the record enters one of these statuses; absent: from when it was logged. */
  after?: readonly string[];
  when?: When;
  /** Runs from when `when` is first met; absent: from when the record was logged. */
  since?: 'when';
  ladder: readonly Step[];
  /** The status to which the record goes automatically when the limit is over. */
  closes?: string;
  /** Set by law: it runs from the day of receipt, and is not reset by what happens to the record. */
  law?: true;
  /** The possible extensions in order, each counted from the start, and who may grant each. */
  extensions?: readonly { limit: Limit; by: readonly Party[] }[];
}

/** A pattern to watch for: several records of the kind with the same value of a field within some hours. */
export interface Watch {
  name: string;
  /**
   * The field. Private values are compared by keyed digest, without decrypting them, and the card then names the
   * earlier records.
   */
  same: string;
  times: number;
  hours: number;
  /** Who is told, once. */
  tell?: readonly Party[];
  /** Opens a record of this kind, unless one for the same value is open already. */
  opens?: string;
  /** Proposes this playbook. */
  proposes?: string;
  /**
   * An option of the kind's signal: the amounts of its records are added up, instead of counting records, and the
   * pattern is complete when the sum reaches the option's threshold.
   */
  sums?: string;
}

/** A bound of a field's value, checked where both values are given. */
export type Bound = { field: string } & (
  | { notAfter: 'now' }
  | { notBefore: 'now' }
  /** Not before the first of these fields that has a value, else the time of logging. */
  | { notBefore: readonly string[] }
  | { atMost: string }
);

/** That people must confirm with a button that they have read it. The party `unread` means those who have not. */
export interface MustRead {
  /** Roles that must read it; absent: everybody who works in the branch. Never its author. */
  roles?: readonly Role[];
  /** The status to which it goes automatically when everybody has read it. */
  closes: string;
  /** People who join within so many days after it was posted must read it too, even if it is closed by then. */
  newcomers: number;
  /** The field with the last day on which it must be read. */
  until?: string;
}

/**
 * Amounts from which on something counts; a branch can set its own in `settings.thresholds`. Either the options of a
 * field count only from an amount on, or a flag tells that the amount is reached.
 */
export interface Thresholds {
  /** The field with the amount. */
  amount: string;
  /** The default amounts: by option or, with `reached`, by the kind's name. */
  usual: Readonly<Record<string, UsualSum>>;
  signal?: {
    /** The field whose options these are. */
    field: string;
    /** The field in which the option is stored instead while the amount is too small. */
    below: string;
    /** Options whose amounts are per month. */
    monthly: readonly string[];
  };
  /** The flag that is set when the amount is reached. */
  reached?: string;
}

/** Which playbook opens with a record: the one with the name of a field's value, or a given one under a condition. */
export type Playbooks = { field: string } | { name: string; when: When };

/**
 * A kind of record. Its form, reading of quick lines, card, lists, search, App Home, digests, registers and help are
 * all derived from this; its words are in the catalogues under `kinds.<name>`.
 */
export interface Kind {
  name: string;
  prefix: string;
  fields: Fields;
  /** `optional`: fields may suffice. `sealed`: the text itself is private and encrypted. Absent: it is required. */
  text?: 'optional' | 'sealed';
  /** The kind has a severity from 1 (gravest) to 4; this is the default. */
  severity?: 1 | 2 | 3 | 4;
  statuses: Record<string, Status>;
  /** Other statuses in which a record can start: the first whose condition is met counts. */
  starts?: readonly { when: When; status: string }[];
  moves: Record<string, Move>;
  clocks: readonly ClockRule[];
  /** Who may log it; absent: every member. */
  by?: readonly Party[];
  /** The fields (of `fields` and of the moves' `asks`) on the card, in order; never private ones. */
  card: readonly string[];
  /** It is an exercise: whatever is said of it says so. */
  exercise?: true;
  /** Whether people log it themselves with a command; absent: yes. */
  command?: false;
  watches?: readonly Watch[];
  playbooks?: readonly Playbooks[];
  /** The field with the day of receipt, if before logging; limits set by law run from then. */
  received?: string;
  /** Fields with counts, of which at least one must be given; words alone are not enough. */
  counts?: readonly string[];
  /** Bounds of the fields; values beyond are refused. */
  bounds?: readonly Bound[];
  /** The field with the person whom the record is about, who must never handle it. */
  never?: string;
  /** Whether the reporter is told of every step, or of none; absent: of closing and reopening only. */
  follow?: 'every step' | 'nothing';
  /** Statuses in which it can be neither edited nor merged. */
  fixed?: readonly string[];
  /**
   * It is shown in the log of a day: that of its field `day`, else the day of logging. `instead`: it has no card of
   * its own; `too`: it has one as well.
   */
  inDayLog?: 'instead' | 'too';
  /** Records for which this holds have no card: they are confirmed to the reporter and counted in the figures. */
  quiet?: When;
  /**
   * `@person` in a quick line makes that person the owner; absent: a person field of the kind takes it, or it stays
   * in the text.
   */
  mention?: 'owner';
  /** The owner of a new record for which nobody was named; absent: none. */
  owner?: 'reporter';
  /** Who is told when one is logged, besides those whom a clock tells. */
  tells?: readonly Party[];
  mustRead?: MustRead;
  /** Who may log it in several branches at once; the form asks for which. */
  spreads?: readonly Party[];
  /** When it must be handed over at closing time: while it meets the condition, or while it is overdue. */
  handOver?: { when?: When; overdue?: true };
  /** `open points`: its form starts with what is open in the branch, to be edited. */
  begins?: 'open points';
  /** Registers of their own that the list is split into: name → statuses. */
  registers?: Record<string, readonly string[]>;
  thresholds?: Thresholds;
}

export const defineKind = <const K extends Kind>(kind: K) => kind;

/** All fields of the kind: those of logging and those that its moves ask for. */
export function allFields(kind: Kind): Fields {
  return Object.assign({}, kind.fields, ...Object.values(kind.moves).map((move) => move.asks ?? {}));
}

/** The move of this name, which may come from outside; undefined where there is none. */
export const moveOf = (kind: Kind, name: string): Move | undefined =>
  Object.hasOwn(kind.moves, name) ? kind.moves[name] : undefined;

/** `INC-0042`: prefix and at least four digits. */
export function code(kind: Pick<Kind, 'prefix'>, number: number): string {
  return `${kind.prefix}-${String(number).padStart(4, '0')}`;
}

/** Whether a record of the kind has no card, as it is now. */
export const isQuiet = (kind: Kind, record: Pick<LobbyRecord, 'severity' | 'details'>): boolean =>
  kind.quiet !== undefined && matches(kind.quiet, record);

export const isOpenStatus = (kind: Kind, status: string): boolean => kind.statuses[status]?.open !== false;

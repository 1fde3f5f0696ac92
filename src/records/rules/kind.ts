import type { UsualSum } from '../../platform/directory/money.js';
import type { Party, Role } from '../../platform/directory/roles.js';
import type { Fields, Value } from '../../platform/forms/field.js';
import type { Limit } from '../../platform/time/limits.js';
import type { When } from './when.js';

/** A status a record can be in. The first of a kind's is where it starts. */
export interface Status {
  open: boolean;
}

/** A step from one status to another, and what is asked on the way. */
export interface Move {
  from: readonly string[];
  /** Absent: the record stays where it is. */
  to?: string;
  /** Who may make it; absent: its owner, its reporter, and those who lead the lobby. */
  by?: readonly Party[];
  /** Who may not, whatever else they are: a check is made by another person than the one who did the thing. */
  except?: readonly Party[];
  /** Offered only while this holds of the record. */
  when?: When;
  /** Offered only while one of these clocks runs. */
  answers?: readonly string[];
  asks?: Fields;
  style?: 'primary';
  /** Rarely wanted: in the card's small menu, two of a kind at most at a time. */
  aside?: true;
  /** Whoever makes it becomes the owner. */
  takes?: true;
  /** Nobody is the owner any more. */
  releases?: true;
  /** Values that it sets; null takes one away. */
  sets?: Record<string, Value | null>;
  /** The field that holds who made it. */
  stamps?: string;
  /** Gives the running limit that can be extended its next length; only whoever that length names may make it. */
  extends?: true;
  /** Offered only while a running limit can be extended. */
  extensible?: true;
  /** It asks those whom it tells for a decision, which is due by this limit: they are offered the moves that decide it. */
  puts?: string;
  /** It decides what was asked, and is due by this limit; whoever asked hears how. */
  decides?: string;
  /** Who hears of it at once, besides those who hear of every step. */
  tells?: readonly Party[];
  /** Who hears of it too, where this holds of the record. */
  passesUp?: { when: When; to: readonly Party[] };
}

/** One rung of a ladder: minutes from the start or from the limit (negative: before), and who hears of it. */
export interface Step {
  from: 'start' | 'due';
  minutes: number;
  tell: readonly Party[];
  /** Who hears where nobody is what `tell` names. */
  otherwise?: readonly Party[];
  /** Goes out at any hour and also to people on a day off. */
  urgent?: true;
  /** Who hears instead while the branch is closed. */
  closed?: readonly Party[];
  /** The last rung again and again, every so many minutes, while the clock runs. */
  again?: number;
}

/** A limit that runs on every record of the kind that meets `when`. */
export interface ClockRule {
  name: string;
  /** How long it may take; or the record's own date or moment, a date up to closing time of that day. */
  limit: Limit | { field: string; otherwise: Limit };
  /**
   * Runs until somebody owns the record, it is closed, it is in one of these statuses, or a field is given. A closed
   * record has no running clock but those that begin when it is closed.
   */
  until: 'owned' | 'closed' | readonly string[] | { given: string };
  /** Runs from when the record enters one of these statuses; absent: from when it was logged. */
  after?: readonly string[];
  when?: When;
  /** Runs from when `when` came to hold, such as something being asked; absent: from when the record was logged. */
  since?: 'when';
  ladder: readonly Step[];
  /** The status that the record goes to by itself when the limit is over. */
  closes?: string;
  /** A country's rules set it: it runs from when the matter was received, whatever becomes of it meanwhile. */
  law?: true;
  /** What the limit may be extended to, one after the other, counted from the start; and who may grant it. */
  extensions?: readonly { limit: Limit; by: readonly Party[] }[];
}

/** Several records of the kind that share a field's value within some hours. */
export interface Watch {
  name: string;
  /** A private field is recognised by its keyed digest, without being opened, and the card names the earlier ones. */
  same: string;
  times: number;
  hours: number;
  /** Who hears of it, once. */
  tell?: readonly Party[];
  /** A record of this kind is opened, unless one for the same thing is open. */
  opens?: string;
  /** The playbook that is proposed. */
  proposes?: string;
  /**
   * Not how many there are counts, but what they come to: of those that hold an option of the kind's thresholds, below its sum
   * or not. It is full from the option's threshold on.
   */
  sums?: string;
}

/** What a field's value cannot go beyond, where it and that are given. */
export type Bound = { field: string } & (
  | { notAfter: 'now' }
  | { notBefore: 'now' }
  /** The first of these that is given; else when the record was logged. */
  | { notBefore: readonly string[] }
  | { atMost: string }
);

/** That people must have read it; each says so by a press, and `unread` are those who have not. */
export interface MustRead {
  /** Whoever holds one of these roles in the branch; absent: all who work there. Never whoever wrote it. */
  roles?: readonly Role[];
  /** The status that it goes to by itself when everybody has. */
  closes: string;
  /** Whoever joins within so many days of its being posted must read it too, also where everybody else had by then. */
  newcomers: number;
  /** The field of the last day on which it matters. */
  until?: string;
}

/**
 * What a sum must come to before something follows from it; a branch sets its own in `settings.thresholds`. Either an option
 * of a field counts only from its sum on, or a flag says that the sum is reached.
 */
export interface Thresholds {
  /** The field that holds the sum. */
  amount: string;
  /** By the option, or by the kind's name where there is a flag. */
  usual: Readonly<Record<string, UsualSum>>;
  signal?: {
    /** The field whose options these are. */
    field: string;
    /** The field that holds the option instead, where its sum is too small. */
    below: string;
    /** Options whose sums are those of a month. */
    monthly: readonly string[];
  };
  /** The field that says that the sum is reached. */
  reached?: string;
}

/** Which playbook goes with a record: that named like a field's value, or one of its own while something holds. */
export type Playbooks = { field: string } | { name: string; when: When };

/**
 * A kind of record. The modal, the parser of a quick line, the card, list and search, App Home, digest rows, registers and
 * help follow from it; its words stand in the catalogues under `kinds.<name>`.
 */
export interface Kind {
  name: string;
  prefix: string;
  fields: Fields;
  /** `optional`: the fields may say it all. `sealed`: the text itself is private. Absent: it must be given. */
  text?: 'optional' | 'sealed';
  /** Has a severity of 1 (gravest) to 4; this one where nobody said. */
  severity?: 1 | 2 | 3 | 4;
  statuses: Record<string, Status>;
  /** Where a record starts instead of in the first status: the first of these that holds. */
  starts?: readonly { when: When; status: string }[];
  moves: Record<string, Move>;
  clocks: readonly ClockRule[];
  /** Who may log it; absent: every member. */
  by?: readonly Party[];
  /** Fields of `fields` and of the moves' `asks` that stand on the card, in this order; never private ones. */
  card: readonly string[];
  /** It is an exercise: whatever is said of it says so. */
  exercise?: true;
  /** Whether people log it themselves with a command; absent: yes. */
  command?: false;
  watches?: readonly Watch[];
  playbooks?: readonly Playbooks[];
  /** The field of the day on which it was received, where that was before it was logged: the limits of a law run from then. */
  received?: string;
  /** It counts something: one of these must be given, words alone say nothing. */
  counts?: readonly string[];
  /** What cannot be so, whatever was given: it is refused. */
  bounds?: readonly Bound[];
  /** The field that names a person who must never handle the record. */
  never?: string;
  /** Whoever brought it hears of every step, or of none; absent: only of its end and of its being reopened. */
  follow?: 'every step' | 'nothing';
  /** Statuses in which its words stand as they are: nobody corrects or merges it. */
  fixed?: readonly string[];
  /**
   * It is told in the log of a day, the one in its field `day`, else that on which it was logged, which is drawn anew with
   * every change. `instead`: of a card of its own.
   */
  inDayLog?: 'instead' | 'too';
  /** `@person` in a quick line gives it to that person; absent: a field of the kind takes it, or it stays in the text. */
  mention?: 'owner';
  /** Who has it from the start, where nobody was named; absent: nobody. */
  owner?: 'reporter';
  /** Who is told when one is logged, besides those whom a clock tells. */
  tells?: readonly Party[];
  mustRead?: MustRead;
  /** Who may log it in several branches at once; they are asked in which. */
  spreads?: readonly Party[];
  /** What may not be left behind at closing time without somebody who has accepted it: while this holds, or it is overdue. */
  handOver?: { when?: When; overdue?: true };
  /** What its form starts with, where it is opened without words: what is open in the branch, to be edited. */
  begins?: 'open points';
  /** Parts of the list that people know as registers of their own: name → statuses. */
  registers?: Record<string, readonly string[]>;
  thresholds?: Thresholds;
}

export const defineKind = <const K extends Kind>(kind: K) => kind;

/** Every field a record of the kind can hold: those of logging and those of all its moves. */
export function allFields(kind: Kind): Fields {
  return Object.assign({}, kind.fields, ...Object.values(kind.moves).map((move) => move.asks ?? {}));
}

/** The move of a name that may be anything. */
export const moveOf = (kind: Kind, name: string): Move | undefined =>
  Object.hasOwn(kind.moves, name) ? kind.moves[name] : undefined;

/** `INC-0042`: at least four digits, for saying aloud. */
export function code(kind: Pick<Kind, 'prefix'>, number: number): string {
  return `${kind.prefix}-${String(number).padStart(4, '0')}`;
}

export const isOpenStatus = (kind: Kind, status: string): boolean => kind.statuses[status]?.open !== false;

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is the program's text, which holds such places.
import type { Habits } from './crowd.js';
import type { History } from './told.js';
import type { Trouble } from './trouble.js';

/** One promise taken out of the built program, as it is loaded: text for text. */
export interface Mutant {
  name: string;
  /** In `dist/`. */
  file: string;
  /** Every place at which `from` stands becomes `to`; it must stand there. */
  changes: readonly (readonly [from: string, to: string])[];
  /** What the checker says of it: another complaint is no proof. */
  tells: RegExp;
  /** The troubles in which it shows; absent: it shows without any. */
  shows?: readonly Trouble[];
  /** What people do meanwhile, where they do not live as usual. */
  habits?: Habits;
  /** How many processes it takes to show. */
  processes: number;
  /** Whether what it shows in has come about often enough. */
  enough(history: History): boolean;
}

const times = (history: History, what: string) => history.done.get(what) ?? 0;

export const mutants: readonly Mutant[] = [
  {
    // Whoever lost the lease goes on as if nothing had happened.
    name: 'no-fence',
    tells: /came \d+ times/,
    shows: ['stop marking'],
    processes: 2,
    enough: (history) => times(history, 'stopped marking') >= 3,
    file: 'platform/outbox/store/outbox.js',
    changes: [
      [' AND "fence" = ${row.fence}', ' AND 0 <= ${row.fence}'],
      [' AND o."fence" = ${row.fence}', ' AND 0 <= ${row.fence}'],
    ],
  },
  {
    // The post goes out before anybody has committed that it does.
    name: 'no-sending',
    tells: /only \d+ doubts were noted/,
    shows: ['kill posted'],
    processes: 2,
    enough: (history) => times(history, 'killed posted') >= 2,
    file: 'platform/outbox/deliver.js',
    changes: [['!(await markSending(db, row))', 'false']],
  },
  {
    // What Slack delivers twice is carried out twice.
    name: 'no-dedupe',
    tells: /saved \d+ times/,
    habits: { command: 90, form: 10, note: 0, tick: 0, press: 0, home: 0 },
    processes: 1,
    enough: (history) => history.again.length >= 10,
    file: 'platform/database/once.js',
    changes: [['VALUES (${key}, ${outcome})', 'VALUES (${key} || random()::text, ${outcome})']],
  },
  {
    // A sender takes what another holds.
    name: 'no-claim-lock',
    tells: /came \d+ times/,
    processes: 2,
    enough: (history) => history.attempts.filter(({ accepted }) => accepted).length >= 60,
    file: 'platform/outbox/store/outbox.js',
    changes: [
      [
        `WHERE "state" = 'planned' AND "priority" = urgency`,
        `WHERE "state" IN ('planned', 'claimed') AND "priority" = urgency`,
      ],
      [`AND "state" IN ('claimed', 'sending', 'unknown')`, `AND "state" IN ('sending', 'unknown')`],
      [`FROM chosen)) AND "state" = 'planned'`, `FROM chosen)) AND "state" IN ('planned', 'claimed')`],
      [' LIMIT (SELECT "turns" FROM pace) FOR UPDATE SKIP LOCKED', ' LIMIT (SELECT "turns" FROM pace)'],
      [
        `SET "state" = 'claimed', "owner" = \${owner}, "fence" = "fence" + 1,`,
        `SET "state" = 'claimed', "owner" = \${owner},`,
      ],
      [`FROM picked) AND "state" = 'planned'`, 'FROM picked)'],
    ],
  },
  {
    // A press says how all boxes are to be, whatever others ticked meanwhile.
    name: 'tick-as-state',
    tells: /was changed by .* not|changed \d+ times|was set to/,
    habits: { command: 2, form: 0, note: 0, tick: 90, press: 0, home: 0 },
    processes: 1,
    enough: (history) => history.deeds.filter(({ what, ok }) => what === 'tick' && ok).length >= 40,
    file: 'checklists/rules/run.js',
    changes: [
      [
        'const before = shown(run, ticks, seen, who.personId)',
        'const before = new Map(run.items.map((item) => [item.id, item.state]))',
      ],
    ],
  },
];

import type { Watch } from './line.js';
import type { Point, Trap } from './trap.js';

/** How the statements that matter read, as they are on their way to the server; and what is known once each is answered. */
const known: readonly { reads: RegExp; before: Point; after?: Point }[] = [
  { reads: /UPDATE "Outbox"[^;]*? SET "state" = 'claimed'/, before: 'claiming', after: 'claimed' },
  { reads: /UPDATE "Outbox"[^;]*? SET "state" = 'sending', "attempts"/, before: 'marking' },
  { reads: /WITH held AS \(\s+UPDATE "Outbox"/, before: 'recording' },
  { reads: /INSERT INTO "Record"/, before: 'saving', after: 'saved' },
];

/** A statement that was sent under a name is asked for by it the next time. */
const named = /lobby_[0-9a-f]{16}(?=\0)/g;
const byName = new Map<string, (typeof known)[number]>();

/** Server's word at the end of a statement: how many rows it touched. */
const touched = /(?:UPDATE|SELECT|INSERT \d+) (\d+)\0/;

/** Server's word that it waits for the next statement, also where the last one failed. */
const ready = 'Z\0\0\0\x05';

/** Knows the statements of the outbox and of records on their way, and springs the trap at them. */
export const watchStatements =
  (trap: Trap): Watch =>
  (bytes, heading, on) => {
    const text = bytes.toString('latin1');
    if (heading === 'in') {
      const rows = touched.exec(text)?.[1];
      if (on.expects === null) return undefined;
      const after = on.expects as Point;
      if (rows !== undefined || text.includes(ready)) on.expects = null;
      if (rows === undefined) return undefined;
      if (after === 'sending') {
        if (rows === '0') trap.committed--;
        return undefined;
      }
      return rows === '0' ? undefined : (trap.springs(after) ?? undefined);
    }
    const statement = statementIn(text);
    if (!statement) return undefined;
    const { before, after } = statement;
    const sprung = trap.springs(before);
    if (sprung === 'lost') return sprung;
    if (before === 'marking') {
      trap.committed++;
      on.expects = 'sending';
    } else if (after) on.expects = after;
    return sprung ?? undefined;
  };

function statementIn(text: string): (typeof known)[number] | undefined {
  const names = text.match(named) ?? [];
  const read = known.find(({ reads }) => reads.test(text));
  if (read) for (const name of names) byName.set(name, read);
  return read ?? names.map((name) => byName.get(name)).find((one) => one !== undefined);
}

import { afterAll, vi } from 'vitest';
import { useWords } from '../src/platform/language/speak.js';
import { refuse } from '../src/platform/language/voices.js';

// Files that share a process share what belongs to all of it. Before each of them it is as new: the shipped words, of which
// none may be lacking, the real clock, nothing spied on.
useWords({ lacking: refuse });
vi.useRealTimers();
vi.restoreAllMocks();

// What a file must put back itself, since somebody may be using it.
const before = surroundings();
afterAll(() => {
  const after = surroundings();
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => before.get(name) !== after.get(name),
  );
  if (changed.length > 0)
    throw new Error(`This file leaves to the next one of its process: ${changed.join(', ')}`);
});

/** What a process has but once, by its name. Libraries wait for its end from their first use on, and nobody minds. */
function surroundings(): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ['the folder', process.cwd()],
    ...Object.entries(process.env).map(([name, value]) => [`environment ${name}`, value] as const),
    ...process
      .eventNames()
      .filter((event) => event !== 'exit')
      .map((event) => [`listeners to ${String(event)}`, process.listenerCount(event)] as const),
  ]);
}

import { describe, expect, it } from 'vitest';
import { menu } from '../../src/home/messages/help.js';
import { features } from '../../src/modules.js';
import { speak } from '../../src/platform/language/speak.js';
import type { Command } from '../../src/platform/slack/request.js';

const speech = speak('en');
const commandsOf = (...all: [string, Command['helpGroup']][]): ReadonlyMap<string, Command> =>
  new Map(
    all.map(([name, helpGroup]) => [
      name,
      { answer: async () => ({ done: true }), ...(helpGroup ? { helpGroup } : {}) },
    ]),
  );
const lastLine = (text: string) => text.split('\n').at(-1);

describe('what help shows there is to see', () => {
  it('goes by group, and within one by the order of the modules', () => {
    const commands = commandsOf(
      ['settings', 'setup'],
      ['report', 'reports'],
      ['list', 'records'],
      ['help', 'setup'],
      ['find', 'records'],
      ['incident', undefined],
    );
    const { text } = menu({ branch: null, commands, how: 'short' }, speech);
    expect(lastLine(text)).toBe('`list` `find` `report` `settings` `help`');
  });

  it('is what the modules say, each with a line of its own on the whole page', () => {
    const commands = new Map(features.flatMap((feature) => Object.entries(feature.commands ?? {})));
    const { text } = menu({ branch: null, commands, how: 'whole' }, speech);
    const lines = text.split('\n').filter((line) => line.startsWith('`/lobby '));
    const shown = [...commands].filter(([, { helpGroup }]) => helpGroup);
    expect(shown.length).toBeGreaterThan(10);
    for (const [name] of shown)
      expect(lines.filter((line) => line.endsWith(` ${speech.t(`help.lines.${name}`)}`))).toHaveLength(1);
  });
});

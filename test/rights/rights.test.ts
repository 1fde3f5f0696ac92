import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { features } from '../../src/modules.js';
import { opened, type Payload } from '../hostile/payload.js';
import { branches } from '../hostile/people.js';
import { tour } from '../hostile/tour.js';
import { commands, presses, shortcuts, submits } from './reach.js';
import { Trials } from './try.js';
import { payloadOf, waysTo } from './ways.js';

const listened = (part: 'commands' | 'presses' | 'submits' | 'shortcuts') =>
  features.flatMap((feature) => Object.keys(feature[part] ?? {})).sort();

describe('what can be typed, pressed and filled in', () => {
  it.each([
    ['commands', commands],
    ['presses', presses],
    ['submits', submits],
    ['shortcuts', shortcuts],
  ] as const)('%s are all known by the right that they need', (part, known) => {
    expect(Object.keys(known).sort()).toEqual(listened(part));
  });
});

const { channel } = branches.river;
const isRiver = (where: unknown) => (where as { id?: string } | undefined)?.id === channel;
function found(sent: readonly Payload[], is: (payload: Payload) => boolean): Payload {
  const one = sent.find(is);
  if (!one) throw new Error('nothing like it was sent');
  return one;
}

describe('everybody', () => {
  let trials: Awaited<ReturnType<typeof Trials.open>>;
  beforeAll(async () => {
    trials = await Trials.open();
    const sent = (await tour(trials.bank)).map(opened);
    const like = {
      command: found(sent, ({ wrapped, body }) => wrapped === 'command' && body.channel_id === channel),
      press: found(sent, ({ body }) => Array.isArray(body.actions) && isRiver(body.channel)),
      form: found(sent, ({ body }) => body.type === 'view_submission'),
    };
    for (const way of await waysTo(trials.bank)) await trials.made(payloadOf(way, like));
    console.log(`tried ${trials.count} times`);
  }, 300_000);
  afterAll(() => trials.close());

  it('does what the table lets them, and is refused everything else in words, with nothing written', () => {
    expect(trials.wrong).toEqual([]);
  });

  it('has tried everything that there is', () => {
    const all = [
      ...listened('commands').map((id) => `command ${id}`),
      ...listened('presses').map((id) => `press ${id}`),
      ...listened('submits').map((id) => `form ${id}`),
      ...listened('shortcuts').map((id) => `shortcut ${id}`),
    ];
    expect(all.filter((id) => !trials.tried.has(id))).toEqual([]);
  });
});

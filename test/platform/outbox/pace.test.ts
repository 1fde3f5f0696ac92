import { describe, expect, it } from 'vitest';
import { createPace } from '../../../src/platform/outbox/pace.js';

/** A pace of a message a second in a channel, and what the clock shows. */
function paced() {
  const clock = { ms: 1_000_000 };
  return { clock, pace: createPace(1_000, 100, () => clock.ms) };
}

describe('the pace within a process', () => {
  it('is an edit of a message each 1.2 seconds, the first at once, whatever happens to others', () => {
    const { clock, pace } = paced();
    expect([1, 2, 3].map(() => pace.edit('one'))).toEqual([0, 1_200, 2_400]);
    expect(pace.edit('other')).toBe(0);
    clock.ms += 3_000;
    expect(pace.edit('one')).toBe(600);
    clock.ms += 60_000;
    expect(pace.edit('one')).toBe(0);
  });

  it('is a post in a channel each second, also after what another process sent', () => {
    const { clock, pace } = paced();
    expect([1, 2].map(() => pace.wait('C1', null))).toEqual([0, 1_000]);
    expect(pace.wait('C2', 300)).toBe(700);
    clock.ms += 2_500;
    expect(pace.wait('C1', null)).toBe(0);
  });

  it('rests while Slack asks for it, the longest counts, and each method has its own', () => {
    const { clock, pace } = paced();
    pace.pause('chat.update', 30);
    pace.pause('chat.update', 10);
    expect(pace.paused('chat.update')).toBe(30_000);
    expect(pace.paused('chat.postMessage')).toBe(0);
    clock.ms += 30_000;
    expect(pace.paused('chat.update')).toBe(0);
  });

  it('keeps what it promised and what was given back, once', () => {
    const { clock, pace } = paced();
    pace.promise('row', 5_000);
    clock.ms += 2_000;
    expect(pace.promised('row')).toBe(3_000);
    expect(pace.promised('row')).toBeUndefined();
    pace.giveBack();
    pace.giveBack();
    expect([pace.takeBack(), pace.takeBack()]).toEqual([2, 0]);
  });
});

import { days } from './days.js';
import { deeds, ticks } from './deeds.js';
import { health } from './health.js';
import { messages } from './messages.js';
import { occurrences } from './occurrences.js';
import { posts } from './posts.js';
import type { Finding, Seen } from './seen.js';

export interface Found extends Finding {
  kills: number;
}

const checks = [occurrences, days, posts, deeds, ticks, messages, health];

/** All checks over one life of the bank; what they count is added up. */
export async function look(seen: Seen): Promise<Found> {
  const found: Found = { wrong: [], counts: {}, kills: seen.kills };
  for (const check of checks) {
    const { wrong, counts } = await check(seen);
    found.wrong.push(...wrong);
    for (const [name, count] of Object.entries(counts))
      found.counts[name] = (found.counts[name] ?? 0) + count;
  }
  return found;
}

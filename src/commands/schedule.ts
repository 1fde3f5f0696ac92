import { comingOccurrences } from '../database/schedule.js';
import { scheduleLines } from '../messages/schedule.js';
import type { Asked, Feature } from '../slack/asked.js';
import { inBranch } from './scene.js';

/** `/lobby schedule`: what comes by itself next, and what falls out and why. */
const next = (asked: Asked, line: string) =>
  inBranch(asked, 'schedule', line, async ({ scene }) => {
    const coming = await comingOccurrences(asked.db, scene.branch.id, asked.now, 20);
    return { say: scheduleLines(scene.branch, coming, asked.speech) };
  });

export const timetable: Feature = { commands: { schedule: next } };

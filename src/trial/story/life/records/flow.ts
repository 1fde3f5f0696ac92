import { weekdayNumber } from '../../../../platform/time/day.js';
import { flow as kind } from '../../../../records/module.js';
import { type Crew, somebody } from '../crew.js';
import type { Happening } from '../habit.js';
import { shareOfDay } from '../hours.js';
import type { Life } from '../life.js';
import { said, storiesOf } from '../words.js';

/** How many people wait on a usual day: share of the opening hours → people; interpolated between. */
const curve = [
  [0, 5],
  [0.1, 8],
  [0.22, 17],
  [0.38, 12],
  [0.48, 15],
  [0.62, 9],
  [0.74, 13],
  [0.88, 7],
  [1, 3],
] as const;
/** The parts of the day by the share at which they end. */
const parts = [
  [0.12, 'opening'],
  [0.38, 'morning'],
  [0.6, 'midday'],
  [0.88, 'afternoon'],
  [1, 'closing'],
] as const;
/** After this share of the day, the whole day is counted. */
const evening = 0.95;
/** Busier: Mondays and Fridays, and the days of the month on which wages and pensions are paid. */
const busyWeekdays: Record<number, number> = { 1: 1.25, 5: 1.15 };
const payDays = [10, 15, 25];

/** Counts after the patrols, and those of the whole day before the doors close. */
export const flow: Life = {
  comes: { parts: [0.1, 0.42, 0.7, 0.975], often: 0.85 },
  what: (crew, at) => (shareOfDay(crew, at) > evening ? dayCounted(crew, at) : waitingCounted(crew, at)),
};

function waitingCounted(crew: Crew, at: Date): Happening {
  const { chance } = crew;
  const share = shareOfDay(crew, at);
  const waiting = Math.round((usualAt(share) * crowd(crew, at) * chance.between(75, 125)) / 100);
  const values = {
    waiting,
    longest: waiting === 0 ? 0 : Math.round(3 + (waiting * chance.between(13, 22)) / 10),
    part: parts.find(([until]) => share <= until)?.[1] ?? 'closing',
  };
  const text = chance.happens(0.15) ? said(crew, storiesOf(crew).team.flow) : '';
  return {
    kind,
    input: { text, values },
    who: somebody(crew, chance.happens(0.6) ? 'lobby_manager' : 'staff'),
  };
}

function dayCounted(crew: Crew, at: Date): Happening {
  const { chance } = crew;
  const tickets = Math.round(chance.between(150, 190) * crowd(crew, at));
  const counter = Math.round((tickets * chance.between(108, 120)) / 100);
  // Nearly three in four transactions are self-service.
  const values = {
    part: 'day',
    tickets,
    left: Math.round((tickets * chance.between(5, 30)) / 1000),
    average: Math.round(9 + 6 * (crowd(crew, at) - 1) + chance.between(0, 40) / 10),
    counter,
    self_service: Math.round((counter * chance.between(230, 290)) / 100),
  };
  return { kind, input: { text: '', values }, who: somebody(crew, 'lobby_manager') };
}

function usualAt(share: number): number {
  const next = curve.findIndex(([until]) => until >= share);
  const [toShare, to] = curve[next] ?? [1, 3];
  const [fromShare, from] = curve[next - 1] ?? [0, to];
  return toShare === fromShare ? to : from + ((to - from) * (share - fromShare)) / (toShare - fromShare);
}

/** The factor by which more people come on such a day. */
function crowd({ calendar }: Crew, at: Date): number {
  const date = calendar.localDate(at);
  return (busyWeekdays[weekdayNumber(date)] ?? 1) * (payDays.includes(Number(date.slice(8))) ? 1.35 : 1);
}

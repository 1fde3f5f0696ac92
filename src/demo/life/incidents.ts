import { incident } from '../../domain/records/incident.js';
import type { IncidentType } from '../stories/stories.js';
import { type Crew, memberOf, somebody } from './crew.js';
import { type Habit, type Happening, moves, notes } from './habit.js';
import { later, minutesAfter } from './hours.js';
import { placeOf, said, storiesOf } from './words.js';

const types: Record<IncidentType, number> = {
  device: 30,
  queue: 20,
  dispute: 12,
  medical: 10,
  outage: 9,
  fraud: 7,
  security: 6,
  other: 6,
};
/** How grave each type tends to be: severity → weight. */
const severities: Record<IncidentType, Record<string, number>> = {
  device: { '3': 6, '4': 6 },
  queue: { '3': 3, '4': 7 },
  dispute: { '3': 6, '4': 4 },
  medical: { '1': 1, '2': 6, '3': 8 },
  outage: { '2': 4, '3': 6 },
  fraud: { '1': 1, '2': 5, '3': 4 },
  security: { '2': 2, '3': 5, '4': 3 },
  other: { '3': 4, '4': 6 },
};

/** What happened, as the person who saw it puts it down. */
export function incidentHappens(crew: Crew, given: { type?: IncidentType } = {}): Happening {
  const { chance } = crew;
  const stories = storiesOf(crew);
  const type = given.type ?? chance.weighed(types);
  const { told, after } = stories.incidents[type];
  const place = placeOf(crew);
  const severity = Number(chance.weighed(severities[type]));
  const services =
    type === 'medical' && severity < 3
      ? ['ambulance']
      : type === 'device' && chance.happens(0.5)
        ? ['technician']
        : type === 'fraud' && chance.happens(0.4)
          ? ['police']
          : null;
  const values = {
    type,
    ...(chance.happens(0.6) ? { place } : {}),
    ...(type === 'medical' ? { hurt: 1 } : {}),
    ...(services ? { services } : {}),
  };
  const text = `${said(crew, told, place)}${said(crew, after, place)}`;
  return { kind: incident, input: { text, severity, values }, who: somebody(crew, 'staff') };
}

/** Taken soon, the grave ones at once; perhaps a word on how it goes; settled, a few only days later. */
export const settleIncident: Habit = (record, crew) => {
  const { chance, calendar } = crew;
  const from = record.updatedAt;
  const grave = (record.severity ?? 4) < 3;
  if (record.status === 'open') {
    const taker = somebody(crew, chance.happens(0.7) ? 'lobby_manager' : 'duty_supervisor');
    const slow = chance.happens(0.12);
    const minutes = grave ? chance.between(1, slow ? 9 : 4) : chance.between(3, slow ? 55 : 24);
    const at = grave || calendar.isOpen(from) ? minutesAfter(from, minutes) : later(crew, from, 1, minutes);
    return moves(incident, 'take', {}, taker, at);
  }
  if (record.status !== 'handling') return null;
  const owner = memberOf(crew, record.ownerId) ?? somebody(crew, 'lobby_manager');
  const justTaken = record.version === 2;
  if (justTaken && chance.happens(0.4)) return notes(crew, owner, later(crew, from, 5, 60));
  const stories = storiesOf(crew);
  const { outcome } = stories.incidents[typeOf(record.details.type)];
  const lesson = grave || chance.happens(0.1) ? { lesson: said(crew, stories.lessons) } : {};
  const at = chance.happens(0.06) ? later(crew, from, 1500, 2200) : later(crew, from, 20, 300);
  return moves(incident, 'resolve', { outcome: said(crew, outcome), ...lesson }, owner, at);
};

/** What a visitor logged may have no type. */
const typeOf = (type: unknown): IncidentType =>
  typeof type === 'string' && type in types ? (type as IncidentType) : 'other';

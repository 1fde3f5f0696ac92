import { incident, type LobbyRecord, profileOf } from '../../../../records/module.js';
import type { IncidentType } from '../../stories/stories.js';
import { type Crew, memberOf, somebody, whoeverSees } from '../crew.js';
import { type Habit, type Happening, moves, notes } from '../habit.js';
import { later, minutesAfter } from '../hours.js';
import type { Life } from '../life.js';
import { decided, placeOf, said, storiesOf } from '../words.js';

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
/** How severe each type tends to be: severity → weight. */
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

/** An incident, as the person who saw it writes it down. */
function incidentHappens(crew: Crew): Happening {
  const { chance } = crew;
  const type = chance.weighed(types);
  const { told, after } = storiesOf(crew).incidents.types[type];
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
  return { kind: incident, input: { text, severity, values }, who: whoeverSees(crew, 'lobby_manager') };
}

const isGrave = ({ severity }: LobbyRecord) => (severity ?? 4) < 3;

/**
 * Taken soon, severe ones at once; perhaps with a note on the progress; resolved, a few only days later. Severe ones
 * are reviewed, and what others can learn from them becomes a case.
 */
const settle: Habit = (record, crew) => {
  const { chance } = crew;
  const owner = memberOf(crew, record.ownerId) ?? somebody(crew, 'lobby_manager');
  switch (record.status) {
    case 'open': {
      const taker = somebody(crew, chance.happens(0.7) ? 'lobby_manager' : 'duty_supervisor');
      return moves(incident, 'take', {}, { who: taker, at: takenAt(record, crew) });
    }
    case 'handling': {
      const justTaken = record.version === 2;
      const duty = reportOwed(record, crew);
      if (duty)
        return moves(
          incident,
          duty,
          {},
          { who: owner, at: minutesAfter(record.updatedAt, chance.between(4, 14)) },
        );
      if (justTaken && chance.happens(0.4))
        return notes(crew, 'incident', owner, later(crew, record.updatedAt, 5, 60));
      const given = settled(record, crew);
      const late = chance.happens(0.06);
      const at = late ? later(crew, record.updatedAt, 1500, 2200) : later(crew, record.updatedAt, 20, 300);
      return moves(incident, 'resolve', given, { who: owner, at });
    }
    case 'resolved': {
      if (!isGrave(record)) return null;
      const at = later(crew, record.updatedAt, 60, 1000);
      return moves(incident, 'review', lookedBack(record, crew, at), { who: owner, at });
    }
    case 'reviewed': {
      const { lesson, shared } = record.details;
      if (typeof lesson !== 'string' || shared || !chance.happens(0.4)) return null;
      const head = somebody(crew, 'branch_head');
      return moves(
        incident,
        'share',
        { case_text: lesson },
        { who: head, at: later(crew, record.updatedAt, 3, 200) },
      );
    }
    default:
      return null;
  }
};

function takenAt(record: LobbyRecord, crew: Crew): Date {
  const { chance, calendar } = crew;
  const from = record.updatedAt;
  const slow = chance.happens(0.12);
  const minutes = isGrave(record) ? chance.between(1, slow ? 9 : 4) : chance.between(3, slow ? 55 : 24);
  return isGrave(record) || calendar.isOpen(from)
    ? minutesAfter(from, minutes)
    : later(crew, from, 1, minutes);
}

/** The most severe are reported upwards by telephone and then in writing, where the country requires it. */
function reportOwed({ severity, details }: LobbyRecord, { branch }: Crew): string | null {
  if (severity !== 1 || profileOf(branch)?.name !== 'cn') return null;
  if (!details.phoned) return 'report_phone';
  return details.written ? null : 'report_written';
}

function settled(record: LobbyRecord, crew: Crew): Record<string, unknown> {
  const { types: told, lessons } = storiesOf(crew).incidents;
  const learnt = isGrave(record) || crew.chance.happens(0.1) ? { lesson: said(crew, lessons) } : {};
  return { outcome: said(crew, told[typeOf(record)].outcome), ...learnt };
}

function lookedBack(record: LobbyRecord, crew: Crew, at: Date): Record<string, unknown> {
  const { types: told, lessons, measures } = storiesOf(crew).incidents;
  const { lesson } = record.details;
  return {
    cause: said(crew, told[typeOf(record)].cause),
    lesson: typeof lesson === 'string' ? lesson : said(crew, lessons),
    ...(crew.chance.happens(0.35) ? { measures: decided(crew, said(crew, measures), at) } : {}),
  };
}

/** The type of an incident; `other` where a visitor has chosen none, or one without stories. */
function typeOf({ details: { type } }: LobbyRecord): IncidentType {
  return typeof type === 'string' && type in types ? (type as IncidentType) : 'other';
}

export const incidents: Life = { comes: { aDay: 1 }, what: incidentHappens, goesOn: settle };

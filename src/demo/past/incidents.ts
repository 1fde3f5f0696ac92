import { note } from '../../domain/records/change.js';
import { incident } from '../../domain/records/incident.js';
import type { IncidentType } from '../stories/stories.js';
import { later, minutesAfter } from './hours.js';
import { changed, type Kept, logged, moved, somebody, type Telling } from './past.js';
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

/** What happened, as the person who saw it put it down; nobody has taken it yet. */
export function incidentHappens(telling: Telling, now: Date, given: { type?: IncidentType } = {}): Kept {
  const { past, chance } = telling;
  const stories = storiesOf(telling);
  const type = given.type ?? chance.weighed(types);
  const { told, after } = stories.incidents[type];
  const place = placeOf(telling);
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
  const text = `${said(telling, told, place)}${said(telling, after, place)}`;
  return logged(past, incident, { text, severity, values }, somebody(telling, 'staff'), now);
}

/** Logs one and lets it take its course: taken, perhaps handed on in words, settled. */
export function tellIncident(telling: Telling, at: Date): void {
  const { past, agenda, chance } = telling;
  agenda.at(at, () => {
    const kept = incidentHappens(telling, at);
    const grave = (kept.record.severity ?? 4) < 3;
    const taker = somebody(telling, chance.happens(0.7) ? 'lobby_manager' : 'duty_supervisor');
    const slow = chance.happens(0.12);
    const takenAt = minutesAfter(
      at,
      grave ? chance.between(1, slow ? 9 : 4) : chance.between(3, slow ? 55 : 24),
    );
    agenda.at(takenAt, () => moved(past, kept, 'take', {}, taker, takenAt));
    if (chance.happens(0.4)) {
      const notedAt = later(telling, takenAt, 5, 60);
      agenda.at(notedAt, () =>
        changed(past, kept, notedAt, (record, _, scene) =>
          note(record, said(telling, storiesOf(telling).notes), taker, scene),
        ),
      );
    }
    const settledAt = chance.happens(0.06)
      ? later(telling, takenAt, 1500, 2200)
      : later(telling, takenAt, 20, 300);
    agenda.at(settledAt, () => {
      const { outcome } = storiesOf(telling).incidents[kept.record.details.type as IncidentType];
      const lesson =
        grave || chance.happens(0.1) ? { lesson: said(telling, storiesOf(telling).lessons) } : {};
      moved(past, kept, 'resolve', { outcome: said(telling, outcome), ...lesson }, taker, settledAt);
    });
  });
}

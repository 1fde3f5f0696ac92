import { edit, note } from '../../domain/records/change.js';
import { complaint } from '../../domain/records/complaint.js';
import type { Concern } from '../stories/stories.js';
import { later, minutesAfter } from './hours.js';
import { changed, type Kept, logged, moved, somebody, type Telling } from './past.js';
import { customerOf, said, storiesOf } from './words.js';

const concerns: Record<Concern, number> = {
  waiting: 26,
  attitude: 16,
  fees: 15,
  device: 14,
  error: 12,
  product: 8,
  privacy: 3,
  other: 6,
};
const ways = { in_person: 12, phone: 6, comment_book: 4, hotline: 3, app: 4, regulator: 0.4 };
const causes: Record<Concern, Record<string, number>> = {
  waiting: { process: 6, staff: 3 },
  attitude: { staff: 8, customer: 2 },
  fees: { information: 6, system: 2 },
  product: { information: 5, staff: 3 },
  device: { system: 8, premises: 1 },
  error: { process: 4, system: 4 },
  privacy: { staff: 5, process: 4 },
  other: { premises: 8, other: 1 },
};

/** What the customer said, as the first person who heard it put it down. */
export function complaintComes(telling: Telling, now: Date, about?: Concern): Kept {
  const { past, chance } = telling;
  const concern = about ?? chance.weighed(concerns);
  const values = {
    channel: chance.weighed(ways),
    about: concern,
    ...(chance.happens(0.85) ? customerOf(telling) : {}),
  };
  const text = said(telling, storiesOf(telling).complaints[concern].told);
  const who = somebody(telling, chance.happens(0.7) ? 'staff' : 'lobby_manager');
  return logged(past, complaint, { text, values }, who, now);
}

/** Taken by the lobby manager, with the step of the talk it has reached. */
export function complaintIsTaken(telling: Telling, kept: Kept, at: Date, step: string): void {
  const { past, agenda } = telling;
  const manager = somebody(telling, 'lobby_manager');
  moved(past, kept, 'take', {}, manager, at);
  const after = minutesAfter(at, 2);
  agenda.at(after, () =>
    changed(past, kept, after, (record, clocks, scene) =>
      edit(complaint, record, clocks, { values: { step } }, manager, scene),
    ),
  );
}

/** Logs one and lets it take its course; most are answered the same day, some too late. */
export function tellComplaint(telling: Telling, at: Date): void {
  const { past, agenda, chance } = telling;
  agenda.at(at, () => {
    const kept = complaintComes(telling, at);
    const concern = kept.record.details.about as Concern;
    const stories = storiesOf(telling);
    const manager = somebody(telling, 'lobby_manager');
    const takenAt = later(telling, at, 3, chance.happens(0.1) ? 150 : 35);
    agenda.at(takenAt, () => moved(past, kept, 'take', {}, manager, takenAt));
    if (chance.happens(0.04)) {
      const endsAt = later(telling, takenAt, 60, 500);
      agenda.at(endsAt, () =>
        moved(past, kept, 'withdraw', { withdrawn_why: said(telling, stories.withdrawn) }, manager, endsAt),
      );
      return;
    }
    const late = chance.happens(0.06);
    const answeredAt = late ? later(telling, takenAt, 960, 1300) : later(telling, takenAt, 8, 90);
    agenda.at(answeredAt, () =>
      moved(
        past,
        kept,
        'answer',
        { answer: said(telling, stories.complaints[concern].answer) },
        manager,
        answeredAt,
      ),
    );
    const up = chance.happens(0.05);
    const upAt = later(telling, answeredAt, 10, 40);
    if (up)
      agenda.at(upAt, () =>
        moved(past, kept, 'pass_up', { passed_why: said(telling, stories.passedUp) }, manager, upAt),
      );
    else if (chance.happens(0.35))
      agenda.at(upAt, () =>
        changed(past, kept, upAt, (record, _, scene) =>
          note(record, said(telling, stories.notes), manager, scene),
        ),
      );
    const slow = late || up || chance.happens(0.04);
    const solvedAt = slow ? later(telling, upAt, 400, 900) : later(telling, upAt, 8, 60);
    agenda.at(solvedAt, () => resolve(telling, kept, solvedAt));
  });
}

function resolve(telling: Telling, kept: Kept, at: Date): void {
  const { past, chance } = telling;
  const stories = storiesOf(telling);
  const concern = kept.record.details.about as Concern;
  const redress = chance.happens(0.25) ? { redress: said(telling, stories.redress) } : {};
  const lesson = chance.happens(0.15) ? { lesson: said(telling, stories.lessons) } : {};
  moved(
    past,
    kept,
    'resolve',
    {
      result: said(telling, stories.complaints[concern].result),
      cause: chance.weighed(causes[concern]),
      accepted: chance.happens(0.9),
      ...redress,
      ...lesson,
    },
    somebody(telling, 'lobby_manager'),
    at,
  );
}

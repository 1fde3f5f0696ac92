import { type LobbyRecord, suggestion } from '../../../../records/module.js';
import { type Crew, whoeverSees } from '../crew.js';
import { along, type Way } from '../habit.js';
import { within } from '../hours.js';
import type { Life } from '../life.js';
import { customerOf, decided, said, storiesOf } from '../words.js';

const sources = { customer: 4, comment_book: 4, staff: 2, survey: 1 };

/** Passed to the department that can answer it; answered in the days after. */
export const suggestions: Life = {
  comes: { aDay: 0.4 },
  what(crew) {
    const { chance } = crew;
    const { topic, told: text } = chance.pick(storiesOf(crew).visitors.suggestions);
    const source = chance.weighed(sources);
    const values = {
      source,
      topic,
      ...(source === 'customer' && chance.happens(0.5) ? customerOf(crew) : {}),
    };
    return { kind: suggestion, input: { text, values }, who: whoeverSees(crew, 'lobby_manager') };
  },
  goesOn: along(suggestion, {
    new: [
      {
        move: 'pass_on',
        share: 3,
        by: ['lobby_manager'],
        at: within(30, 500),
        gives: (crew, record) => ({ department: departmentFor(crew, record) }),
      },
      { ...answering(60, 900), share: 2 },
    ],
    passed_on: [
      { ...answering(500, 2600), share: 5 },
      {
        move: 'decline',
        by: ['lobby_manager'],
        at: within(500, 2000),
        gives: (crew) => ({ reason: said(crew, storiesOf(crew).visitors.declined) }),
      },
    ],
  }),
};

function departmentFor(crew: Crew, { details }: LobbyRecord): string {
  const { departments } = storiesOf(crew).visitors;
  return (departments as Record<string, string>)[String(details.topic)] ?? departments.service;
}

function answering(least: number, most: number): Way {
  return {
    move: 'answer',
    by: ['lobby_manager'],
    at: within(least, most),
    gives(crew, { summary }, at) {
      const { suggestions: all, answered } = storiesOf(crew).visitors;
      const answer = all.find(({ told }) => told === summary)?.answer ?? said(crew, answered);
      const { measures } = storiesOf(crew).incidents;
      const acted = crew.chance.happens(0.15) ? { measures: decided(crew, said(crew, measures), at) } : {};
      return { answer, ...acted };
    },
  };
}

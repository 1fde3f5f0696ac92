import { incident } from './incident.js';

export const drill = {
  name: 'Drill',
  many: 'Drills',
  about: 'An emergency as an exercise, not counted as an incident',
  example: '#fire 12 everybody out by the back door',
  summary: 'What is practised?',
  fields: {
    type: { label: 'Type', options: incident.fields.type.options },
    took_part: { label: 'People taking part' },
    minutes: { label: 'Minutes it took' },
    went: { label: 'How it went' },
    measures: {
      label: 'What is to be done',
      hint: 'Each line becomes a corrective action. @name and a date may stand in it.',
    },
    reason: { label: 'Reason' },
  },
  statuses: { running: 'Running', over: 'Over' },
  moves: {
    end: { label: 'End the drill', did: 'ended the drill' },
    reopen: { label: 'Reopen', did: 'reopened it' },
  },
};

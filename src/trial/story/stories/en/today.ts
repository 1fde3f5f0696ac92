import type { TodayStories } from '../stories.js';

export const today: TodayStories = {
  outage: 'No card payment goes through and the ticket machine is offline; help desk is on the line.',
  waiting: 'Sits at the welcome desk now: has sold a flat, asks about a term deposit, has half an hour.',
  handover: 'Two customers come back with papers before closing; the folder is at counter 2.',
  complaint: 'A card payment of last month was taken twice; the shop says it has one only.',
  answer: 'Dispute opened with the card centre; told the customer that it takes up to three weeks.',
  passedUp: 'Waits for the papers of the shop’s bank; the branch cannot decide it.',
};

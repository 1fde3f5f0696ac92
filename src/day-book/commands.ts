import type { Acting } from '../platform/directory/acting.js';
import { periodAsked } from '../platform/reading/periods.js';
import { may } from '../platform/rights/rights.js';
import { inBranch } from '../platform/slack/branch.js';
import type { Feature, Reply, Request } from '../platform/slack/request.js';
import { exportRefused } from '../records/module.js';
import { bookComing, bookRefused, noBook } from './messages/told.js';
import { rights } from './rights.js';
import { askForBook, bookOf, lastSealed } from './store/seal.js';

/**
 * `/lobby daybook [date]`: sends the sealed book of a day as files in a direct message; without a date, the newest
 * one.
 */
const command = (request: Request, text: string) =>
  inBranch(request, 'daybook', text, async (here): Promise<Reply> => {
    const { speech, sendsFiles } = request;
    if (!may(rights['day-book.take'], here.who)) return { say: bookRefused(speech) };
    if (!sendsFiles) return { say: exportRefused(speech) };
    return send(request, here, text);
  });

async function send({ db, now, key, speech }: Request, { scene, who }: Acting, text: string): Promise<Reply> {
  const { branch, calendar } = scene;
  const today = calendar.localDate(now);
  const last = await lastSealed(db, branch.id);
  if (!last) return { say: noBook({ as: 'first' }, speech) };
  const date = text.trim() === '' ? last : periodAsked('day', text, { ...branch, today })?.start;
  if (!date) return { say: noBook({ as: 'unknown', text }, speech) };
  if (date > last) return { say: noBook({ as: 'open', date }, speech) };
  if (!(await bookOf(db, branch.id, date))) return { say: noBook({ as: 'none', date }, speech) };
  await askForBook(db, { branch, date, personId: who.personId }, key, now);
  return { say: bookComing(date, speech) };
}

/** Asking for the sealed book of a day. */
export const dayBook: Feature = { commands: { daybook: { answer: command, helpGroup: 'reports' } } };

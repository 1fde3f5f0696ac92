import { headOfficeOf } from '../head-office/module.js';
import { branchOf } from '../platform/directory/store/branches.js';
import type { RenderContext } from '../platform/outbox/message.js';
import { isChannelTrouble } from '../platform/outbox/trouble.js';
import { trouble, troubleOver } from './contracts.js';
import { channelOver, channelTrouble, tokenOver } from './messages.js';
import { troubleOf } from './store/trouble.js';

async function load({ db, subject, now }: Pick<RenderContext, 'db' | 'subject' | 'now'>) {
  const found = await troubleOf(db, subject, now);
  if (!found) return null;
  const branch = found.branchId ? await branchOf(db, found.branchId) : null;
  const office = await headOfficeOf(db);
  return { trouble: found, branch: branch?.name ?? null, timezone: (branch ?? office)?.timezone ?? 'UTC' };
}

export const troubleDrawn = trouble.drawnBy(async (context) => {
  const found = await load(context);
  if (!found || found.trouble.endedAt) return 'skip';
  const { branch, timezone } = found;
  const { place: channel, since, waitsNow: waiting, code } = found.trouble;
  if (!isChannelTrouble(code)) return 'skip';
  return { message: channelTrouble({ channel, branch, code, since, timezone, waiting }, context.speech) };
});

export const troubleOverDrawn = troubleOver.drawnBy(async (context) => {
  const found = await load(context);
  if (!found?.trouble.endedAt) return 'skip';
  const { since, endedAt: ended, waiting: waited, lost, code } = found.trouble;
  const told = { since, ended, timezone: found.timezone, waited, lost };
  return {
    message: isChannelTrouble(code)
      ? channelOver({ ...told, branch: found.branch, code }, context.speech)
      : tokenOver(told, context.speech),
  };
});

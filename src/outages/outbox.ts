import { headOfficeOf } from '../head-office/store/head-office.js';
import { branchOf } from '../platform/directory/store/branches.js';
import type { Shot, View } from '../platform/outbox/message.js';
import { isChannelTrouble } from '../platform/outbox/trouble.js';
import { channelOver, channelTrouble, tokenOver } from './messages.js';
import { troubleOf } from './store/trouble.js';

async function load({ db, subject, now }: Shot) {
  const trouble = await troubleOf(db, subject, now);
  if (!trouble) return null;
  const branch = trouble.branchId ? await branchOf(db, trouble.branchId) : null;
  const office = await headOfficeOf(db);
  return { trouble, branch: branch?.name ?? null, timezone: (branch ?? office)?.timezone ?? 'UTC' };
}

/** To those who can mend it: Slack takes no messages in a channel. */
export const troubleView: View = {
  name: 'trouble',
  kept: false,
  inDoubt: 'again',
  batched: true,
  async draw(shot) {
    const found = await load(shot);
    if (!found || found.trouble.endedAt) return 'moot';
    const { branch, timezone } = found;
    const { place: channel, since, waitsNow: waiting, code } = found.trouble;
    if (!isChannelTrouble(code)) return 'moot';
    return { message: channelTrouble({ channel, branch, code, since, timezone, waiting }, shot.speech) };
  },
};

/** To those who heard of it, and where it was all of Slack to head office: it works again. */
export const troubleOver: View = {
  name: 'trouble_over',
  kept: false,
  inDoubt: 'again',
  batched: true,
  async draw(shot) {
    const found = await load(shot);
    if (!found?.trouble.endedAt) return 'moot';
    const { since, endedAt: ended, waiting: waited, lost, code } = found.trouble;
    const told = { since, ended, timezone: found.timezone, waited, lost };
    return {
      message: isChannelTrouble(code)
        ? channelOver({ ...told, branch: found.branch, code }, shot.speech)
        : tokenOver(told, shot.speech),
    };
  },
};

import { escapeText } from '../platform/blocks/escape.js';
import { sentence } from '../platform/blocks/kit.js';
import { postedAs } from '../platform/outbox/store/posted.js';
import { queueNow } from '../platform/outbox/store/queue.js';
import { toChannel } from '../platform/outbox/target.js';
import { assertMay } from '../platform/rights/rights.js';
import type { Asked, Feature, Pressed, Reply } from '../platform/slack/asked.js';
import { inBranch, standInById } from '../platform/slack/branch.js';
import { onDuty, startOf } from '../roster/module.js';
import { briefingPage } from './contracts.js';
import { rights } from './rights.js';
import { checkIn } from './store.js';

/** "I'm here": the check-in of the day, which stands in the briefing. */
async function pressHere(asked: Pressed): Promise<Reply> {
  const { scene, who } = await standInById(asked, asked.value);
  assertMay(rights['briefing.check_in'], who);
  const { branch, calendar } = scene;
  const date = calendar.localDate(asked.now);
  const { first, at } = await checkIn(
    { db: asked.db, branch, now: asked.now, key: asked.key },
    who.personId,
    date,
  );
  const { t, time } = asked.speech;
  const said = t(first ? 'briefing.welcome' : 'briefing.again', {
    name: escapeText(who.name),
    time: time(at, branch.timezone),
  });
  const duties = (await onDuty(asked.db, branch.id, date)).get(who.personId) ?? [];
  const start = startOf(duties, calendar.hours(date));
  const late =
    start && at > start ? t('roster.briefing.started', { start: time(start, branch.timezone) }) : '';
  return { say: sentence([said, late].filter(Boolean).join(' ')) };
}

/** `/lobby briefing`: the day's briefing anew, in the channel. */
const today = (asked: Asked, line: string) =>
  inBranch(asked, 'briefing', line, async ({ scene }) => {
    const { branch, calendar } = scene;
    const date = calendar.localDate(asked.now);
    if (!calendar.isWorkingDay(date)) return { say: sentence(asked.speech.t('briefing.day_off')) };
    const page = briefingPage.for({ branchId: branch.id, date }, toChannel(branch.channel));
    await queueNow(asked.db, [page], branch.id, asked.now);
    const posted = await postedAs(asked.db, page, branch.channel);
    const { t } = asked.speech;
    return {
      say: sentence(
        posted
          ? `${t('briefing.renewed')} <${asked.link(branch.channel, posted.ts)}|${t('record.show')}>`
          : t('briefing.coming'),
      ),
    };
  });

export const briefing: Feature = {
  commands: { briefing: today },
  presses: { 'briefing.here': pressHere },
};

import { escapeText } from '../platform/blocks/escape.js';
import { sentence } from '../platform/blocks/kit.js';
import { postedAs } from '../platform/outbox/store/posted.js';
import { queueNow } from '../platform/outbox/store/queue.js';
import { toChannel } from '../platform/outbox/target.js';
import { assertMay } from '../platform/rights/rights.js';
import { inBranch, standInById } from '../platform/slack/branch.js';
import type { ButtonPress, Feature, Reply, Request } from '../platform/slack/request.js';
import { expectedOf, fairly, onDuty } from '../roster/module.js';
import { briefingPage } from './contracts.js';
import { rights } from './rights.js';
import { checkIn, saidFrom } from './store.js';

/** "I'm here": checks the person in for the day; the briefing shows it. */
async function pressHere(request: ButtonPress): Promise<Reply> {
  const { scene, who } = await standInById(request, request.value);
  assertMay(rights['briefing.check_in'], who);
  const { branch, calendar } = scene;
  const date = calendar.localDate(request.now);
  const { first, at } = await checkIn(
    { db: request.db, branch, now: request.now, key: request.key },
    who.personId,
    date,
  );
  const { t, time } = request.speech;
  const said = t(first ? 'briefing.welcome' : 'briefing.again', {
    name: escapeText(who.name),
    time: time(at, branch.timezone),
  });
  const duties = (await onDuty(request.db, branch.id, date)).get(who.personId) ?? [];
  const day = calendar.hours(date);
  const expected = expectedOf(duties, day);
  const couldSay = (await saidFrom(request.db, branch, date)) ?? request.now;
  const due = expected && day && fairly(expected, day, couldSay).arrive;
  const late = due && at > due ? t('roster.briefing.started', { due: time(due, branch.timezone) }) : '';
  return { say: sentence([said, late].filter(Boolean).join(' ')) };
}

/** `/lobby briefing`: brings the day's briefing in the channel up to date, or posts it. */
const today = (request: Request, line: string) =>
  inBranch(request, 'briefing', line, async ({ scene }) => {
    const { branch, calendar } = scene;
    const date = calendar.localDate(request.now);
    if (!calendar.isWorkingDay(date)) return { say: sentence(request.speech.t('briefing.day_off')) };
    const page = briefingPage.for({ branchId: branch.id, date }, toChannel(branch.channel));
    await queueNow(request.db, [page], branch.id, request.now);
    const posted = await postedAs(request.db, page, branch.channel);
    const { t } = request.speech;
    return {
      say: sentence(
        posted
          ? `${t('briefing.renewed')} <${request.link(branch.channel, posted.ts)}|${t('record.show')}>`
          : t('briefing.coming'),
      ),
    };
  });

export const briefing: Feature = {
  commands: { briefing: { answer: today, helpGroup: 'today', wordless: true } },
  presses: { 'briefing.here': pressHere },
};

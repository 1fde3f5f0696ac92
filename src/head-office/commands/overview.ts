import { line } from '../../platform/blocks/escape.js';
import { button, type Message, sentence } from '../../platform/blocks/kit.js';
import { branchOf } from '../../platform/directory/store/branches.js';
import { isId } from '../../platform/id.js';
import { postedAs } from '../../platform/outbox/store/posted.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay, may } from '../../platform/rights/rights.js';
import type { ButtonPress, Feature, Reply, Request } from '../../platform/slack/request.js';
import { actorIn } from '../../platform/slack/rights.js';
import { draftOf, keepDraft } from '../../platform/slack/store/drafts.js';
import { wallClock } from '../../platform/time/zone.js';
import { exportRefused } from '../../records/module.js';
import { reportMessage, sheetOf } from '../../reports/module.js';
import { rollUp } from '../contracts.js';
import { calledMeasures, isOverview, measureName, measureNamed } from '../messages/measures.js';
import { askedOverview } from '../messages/overview.js';
import { rankingMessage } from '../messages/ranking.js';
import { branchesButton } from '../messages/ready.js';
import { noMeasure } from '../messages/shown.js';
import { rights } from '../rights.js';
import { nearestMeasure, readLook } from '../rules/asked.js';
import { mainMeasures } from '../rules/figures.js';
import { type Look, readWritten, writeLook } from '../rules/look.js';
import { rank } from '../rules/rank.js';
import { readRolled, rolledAs, rolledOf } from '../rules/rolled.js';
import { besides } from '../rules/size.js';
import { figuresAcross, wordsOfBranches } from '../store/figures.js';
import { askForBranches, askForRollUp, headOfficeOf } from '../store/head-office.js';
import { overviewOf } from '../store/overview.js';

const forHeadOffice =
  <A extends Request, Rest extends unknown[]>(go: (asked: A, ...rest: Rest) => Promise<Reply>) =>
  async (asked: A, ...rest: Rest): Promise<Reply> =>
    may(rights['head-office.see'], actorIn(asked))
      ? go(asked, ...rest)
      : { say: sentence(asked.speech.t('hq.not_yours')) };

/** The time zone in which the person's "last week" is read: head office's, else that of their own branch. */
async function whereabouts({ db, now, caller: { here, theirs } }: Request) {
  const office = await headOfficeOf(db);
  const timezone = office?.timezone ?? theirs[0]?.timezone ?? here?.timezone ?? 'UTC';
  const country = (theirs[0] ?? here)?.country ?? '';
  return { office, timezone, country, today: wallClock(now, timezone).date };
}

/** The report and period that a button or a kept view names, in the person's time zone. @throws Refusal `gone` */
async function rolledBy(request: Request, of: string) {
  const where = await whereabouts(request);
  const wanted = readRolled(of, where.timezone);
  if (!wanted) throw new Refusal('gone');
  return { ...where, ...wanted };
}

const command = forHeadOffice(async (request: Request, text: string) => {
  const { speech } = request;
  const { timezone, today, country } = await whereabouts(request);
  const wanted = readLook(text, { today, timezone, country }, calledMeasures());
  const rest = wanted.rest.filter((word) => !isOverview(word));
  const { group, unknown } = await branchesIn(request, rest);
  const guess = wanted.measure ? null : nearestMeasure(unknown, calledMeasures());
  const measure = wanted.measure ?? guess;
  const remarks = [
    ...(wanted.future ? [speech.t('report.future', { from: speech.day(wanted.future.from, timezone) })] : []),
    ...(guess ? [speech.t('hq.guessed', { name: measureName(guess, speech) })] : []),
    ...(unknown !== '' && !guess ? [speech.t('hq.unknown', { text: line(unknown, 60) })] : []),
  ];
  const look = { of: rolledAs(wanted.report, wanted.period), measure: measure?.name ?? null, group };
  return { say: await show(request, look, remarks) };
});

/** The words that mean branches: all words as one name if a branch matches, else each part between commas or spaces. */
async function branchesIn({ db }: Request, words: readonly string[]) {
  const whole = words.join(' ').trim();
  if (whole === '') return { group: [], unknown: '' };
  if ((await wordsOfBranches(db, [whole])).length > 0) return { group: [whole], unknown: '' };
  const parts = whole
    .split(/[,，、;；]/u.test(whole) ? /[,，、;；]/u : /\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const group = await wordsOfBranches(db, parts);
  return { group, unknown: parts.filter((part) => !group.includes(part)).join(' ') };
}

/** Draws what was asked for: the ranking by a measure, or the overview. */
async function show(
  request: Request,
  look: Look,
  remarks: readonly string[] = [],
  skip = 0,
): Promise<Message> {
  const { db, now, speech, caller } = request;
  const { office, timezone, today, report, period } = await rolledBy(request, look.of);
  if (!caller.person) throw new Refusal('gone');
  const { group } = look;
  const draft = await keepDraft(
    db,
    { personId: caller.person.id, branchId: null, what: 'hq', text: writeLook(look) },
    now,
  );
  const shown = { report, period, timezone, now, today, group, remarks, draft };
  const measure = measureNamed(look.measure);
  if (measure) {
    const across = { report, measures: [measure, ...besides(measure)], start: period.start, group };
    const placed = rank(measure, await figuresAcross(db, across, now));
    // There may be fewer branches now than when the button was drawn.
    return rankingMessage({ ...shown, measure, placed, skip: skip < placed.length ? skip : 0 }, speech);
  }
  const overview = await overviewOf({ db, now }, report, period, group);
  const isPostable =
    office && may(rights['head-office.post'], actorIn(request)) && period.to <= now && group.length === 0;
  const others = [
    branchesButton(look.of, speech),
    ...(isPostable ? [button(`hq.post:${look.of}`, speech.t('hq.post'), 'all')] : []),
  ];
  return askedOverview({ ...shown, ...overview, lateSince: null }, others, speech);
}

/** The kept view that a button or menu belongs to. @throws Refusal `gone` */
async function lookOf({ db, caller }: Request, id: string): Promise<Look> {
  const draft = caller.person && isId(id) ? await draftOf(db, id, caller.person.id) : null;
  if (draft?.what !== 'hq') throw new Refusal('gone');
  return readWritten(draft.text);
}

const turn = forHeadOffice(async (request: ButtonPress) => {
  const look = await lookOf(request, request.value);
  return { replace: await show(request, look, [], Math.max(0, Math.trunc(Number(request.argument)) || 0)) };
});

const byMeasure = forHeadOffice(async (request: ButtonPress) => {
  const look = await lookOf(request, request.argument);
  const measure = request.value === noMeasure ? null : request.value;
  return { replace: await show(request, { ...look, measure }) };
});

const inPeriod = forHeadOffice(async (request: ButtonPress) => {
  const look = await lookOf(request, request.argument);
  return { replace: await show(request, { ...look, of: request.value }) };
});

/** A button in head office's channel: all branches, ranked by the report's first measure. */
const lookInto = forHeadOffice(async (request: ButtonPress) => {
  const { report } = await rolledBy(request, request.argument);
  const [first] = mainMeasures(report);
  return { say: await show(request, { of: request.argument, measure: first?.name ?? null, group: [] }) };
});

/** Shows a branch's own report to the person who pressed. */
const openBranch = forHeadOffice(async (request: ButtonPress) => {
  const { db, speech, link, argument, value } = request;
  const branch = isId(value) ? await branchOf(db, value) : null;
  const wanted = branch && readRolled(argument, branch.timezone);
  if (!branch || !wanted) throw new Refusal('gone');
  const sheet = await sheetOf({ db, branch }, wanted.report, wanted.period, request);
  return { say: reportMessage({ ...sheet, lateSince: null, link }, speech) };
});

/** Posts the roll-up in head office's channel, or brings it up to date. For head office only, not for auditors. */
const post = forHeadOffice(async (request: ButtonPress) => {
  const { db, now, key, speech, argument } = request;
  assertMay(rights['head-office.post'], actorIn(request));
  const { office, timezone } = await whereabouts(request);
  if (!office) return { say: sentence(speech.t('hq.no_channel')) };
  const wanted = readRolled(argument, timezone);
  if (!wanted) throw new Refusal('gone');
  const rolled = rolledOf(wanted.report, wanted.period);
  const before = await postedAs(db, rollUp.key(rolled), office.channel);
  await askForRollUp({ db, key, now }, office, rolled);
  return { say: sentence(speech.t(before ? 'hq.renewed' : 'hq.on_its_way')) };
});

/** Sends all branches as a workbook in a direct message. */
const file = forHeadOffice(async (request: ButtonPress) => {
  const { db, now, key, speech, argument, caller, sendsFiles } = request;
  if (!sendsFiles) return { say: exportRefused(speech) };
  const { report, period } = await rolledBy(request, argument);
  if (!caller.person) throw new Refusal('gone');
  const rolled = rolledOf(report, period);
  await askForBranches(db, { rolled, personId: caller.person.id }, key, now);
  return { say: sentence(speech.t('pictures.file.coming')) };
});

/** All branches at a glance, for head office and auditors. */
export const hq: Feature = {
  commands: { hq: { answer: command, helpGroup: 'setup' } },
  presses: {
    'hq.page:*': turn,
    'hq.measure:*': byMeasure,
    'hq.period:*': inPeriod,
    'hq.branch:*': openBranch,
    'hq.look:*': lookInto,
    'hq.post:*': post,
    'hq.file:*': file,
  },
};

import { escapeText } from '../../platform/blocks/escape.js';
import { sentence } from '../../platform/blocks/kit.js';
import { cut } from '../../platform/cut.js';
import type { Acting } from '../../platform/directory/acting.js';
import { maskIn } from '../../platform/directory/masking.js';
import { postedAs } from '../../platform/outbox/store/posted.js';
import { may } from '../../platform/rights/rights.js';
import { inBranch } from '../../platform/slack/branch.js';
import type { Feature, Reply, Request } from '../../platform/slack/request.js';
import type { Period } from '../../platform/time/period.js';
import { reportPost } from '../contracts.js';
import { drawReport } from '../messages/draw.js';
import { rights } from '../rights.js';
import { readAsFile } from '../rules/as-file.js';
import { readAsked } from '../rules/asked.js';
import type { Report } from '../rules/report.js';
import { subjectOf } from '../rules/subject.js';
import { sheetOf } from '../store/report-sheet.js';
import { askForReport, keptSince } from '../store/reports.js';
import { sendWorkbook } from './files.js';

/**
 * `/lobby report week last`: posts a report in the channel; an auditor, who changes nothing there, gets it as a
 * reply.
 */
const command = (request: Request, text: string) =>
  inBranch(request, 'report', text, async (here) => {
    const { branch, calendar } = here.scene;
    const { speech, now } = request;
    const { rest, asFile } = readAsFile(text);
    const wanted = readAsked(rest, { ...branch, today: calendar.localDate(now) });
    if ('report' in wanted) {
      const since = await keptSince(request.db, branch.id, now);
      if (wanted.period.to <= since)
        return {
          say: sentence(
            speech.t('report.before_branch', {
              branch: escapeText(branch.name),
              day: speech.day(since, branch.timezone),
            }),
          ),
        };
    }
    if ('report' in wanted && asFile) return sendWorkbook(request, here, wanted.report, wanted.period);
    if ('report' in wanted)
      return may(rights['reports.post'], here.who)
        ? post(request, here, wanted.report, wanted.period)
        : show(request, here, wanted.report, wanted.period);
    if (wanted.fault === 'unknown') return { say: sentence(speech.t('report.unknown')) };
    if (wanted.fault === 'period')
      return {
        say: sentence(
          speech.t('report.bad_period', { text: escapeText(cut(maskIn(branch, text.trim()).text, 60)) }),
        ),
      };
    if (wanted.fault === 'days') {
      const day = (date: string) => speech.day(calendar.at(date, '12:00'), branch.timezone);
      const slots = { first: day(wanted.first), last: day(wanted.last) };
      return { say: sentence(speech.t('report.no_such_days', slots)) };
    }
    return {
      say: sentence(speech.t('report.future', { from: speech.day(wanted.period.from, branch.timezone) })),
    };
  });

/**
 * If the period's own message is posted, it is brought up to date. If the schedule has yet to post it, a separate
 * message is posted.
 */
async function post(
  { db, now, key, speech, link }: Request,
  { scene: { branch } }: Acting,
  report: Report,
  period: Period,
): Promise<Reply> {
  const own = subjectOf(branch.id, report, period);
  const posted = await postedAs(db, reportPost.key(own), branch.channel);
  const aside = !posted && period.to > now;
  const subject = aside ? subjectOf(branch.id, report, period, true) : own;
  const before = aside ? await postedAs(db, reportPost.key(subject), branch.channel) : posted;
  await askForReport({ db, branch, key, now }, subject);
  if (!before) return { say: sentence(speech.t('report.posted')) };
  const there = `<${link(branch.channel, before.ts)}|${speech.t('record.show')}>`;
  return { say: sentence(`${speech.t('report.renewed')} ${there}`) };
}

async function show(
  { db, now, speech, link, routines }: Request,
  { scene: { branch } }: Acting,
  report: Report,
  period: Period,
): Promise<Reply> {
  const sheet = await sheetOf({ db, branch }, report, period, { now, routines });
  // Auditors cannot decide anything, so there are no decisions.
  return { say: drawReport({ ...sheet, decisions: [], lateSince: null, link }, speech) };
}

/** Reports of current and past periods. */
export const reports: Feature = { commands: { report: { answer: command, helpGroup: 'reports' } } };

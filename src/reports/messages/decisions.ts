import type { KnownBlock } from '@slack/types';
import { line } from '../../platform/blocks/escape.js';
import { button, section } from '../../platform/blocks/kit.js';
import type { Speech } from '../../platform/language/speak.js';
import { DAY } from '../../platform/time/durations.js';
import type { Decision } from '../rules/decisions.js';
import { numberLink } from './pointed.js';
import { listTitle } from './rankings.js';
import type { ReportModel } from './report-model.js';

/** Each question with the button that answers it. */
export function decisionBlocks(sheet: ReportModel, speech: Speech): KnownBlock[] {
  return sheet.decisions.map((decision) => {
    const { action, label, value } = press(decision, sheet, speech);
    const question = questionText(decision, sheet, speech);
    return section(`❓ ${question}`, button(action, label, value, { says: label }));
  });
}

/** The questions alone. */
export const questionLines = (sheet: ReportModel, speech: Speech): string[] =>
  sheet.decisions.map((decision) => `❓ ${questionText(decision, sheet, speech)}`);

/** The question, followed by the words of the record that it is about. */
function questionText(decision: Decision, sheet: ReportModel, speech: Speech): string {
  const summary = 'record' in decision ? sheet.summaries.get(decision.record.id) : undefined;
  const question = questionOf(decision, sheet, speech);
  return summary ? `${question}\n${line(summary, 90)}` : question;
}

function questionOf(decision: Decision, sheet: ReportModel, speech: Speech): string {
  const { t } = speech;
  switch (decision.what) {
    case 'owner': {
      const record = numberLink(decision.record, sheet);
      const count = daysSince(decision.since, sheet);
      return decision.overdue
        ? t('digest.owner_overdue', { record })
        : t('digest.owner_long', { record, count });
    }
    case 'stuck':
      return t('digest.stuck', {
        record: numberLink(decision.record, sheet),
        count: daysSince(decision.dueAt, sheet),
        name: line(sheet.names.get(decision.ownerId) ?? '?', 40),
      });
    case 'more_time':
      return t(decision.asked ? 'digest.more_time_grant' : 'digest.more_time_ask', {
        record: numberLink(decision.record, sheet),
        when: speech.moment(decision.dueAt, sheet.branch.timezone),
      });
    case 'times':
      return t('digest.times', { list: listTitle(decision.list, sheet, speech) });
    case 'recurring': {
      const { what, list, count } = decision.found;
      return t('digest.recurring', {
        what: line(what, 80),
        list: listTitle(list ?? '', sheet, speech),
        count,
      });
    }
    case 'failing':
      return t('digest.failing', { what: line(decision.found.what, 60), count: decision.found.count });
  }
}

const daysSince = (then: Date, { now }: ReportModel) => Math.floor((now.getTime() - then.getTime()) / DAY);

/** The button's action, label and value. */
function press(decision: Decision, { branch }: ReportModel, speech: Speech) {
  switch (decision.what) {
    case 'owner':
    case 'stuck':
      return {
        action: `report.hand:${decision.what}`,
        label: speech.t('record.hand'),
        value: decision.record.id,
      };
    case 'more_time': {
      const { record, move } = decision;
      const label = speech.t(`kinds.${record.kind}.moves.${move}.label`);
      return { action: `record.move:${move}`, label, value: record.id };
    }
    case 'times':
      return {
        action: `lists.edit:${decision.list}`,
        label: speech.t('digest.press_times'),
        value: branch.id,
      };
    default:
      return {
        action: `report.action:${decision.what}`,
        label: speech.t('digest.press_action'),
        value: decision.from,
      };
  }
}

import { phraseOf } from '../../platform/reading/phrase.js';

/** What people call a workbook, in any language; written as `phraseOf` leaves it. A Latin name must be a whole word. */
const latin = /(?:^|\s)(?:xlsx|excel|workbook|spreadsheet|file)(?=\s|$)/g;
const chinese = /(?:电子表格|表格|试算表|文件|档案)$/;

/** Whether somebody wants a report as a file: `month last xlsx`, `月报 上月 表格`. The rest says which one. */
export function readAsFile(text: string): { rest: string; asFile: boolean } {
  const words = phraseOf(text);
  const rest = words.replace(latin, ' ').trim().replace(chinese, '').trim();
  return rest === words ? { rest: text, asFile: false } : { rest, asFile: true };
}

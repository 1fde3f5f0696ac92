import { phraseOf } from '../../platform/reading/phrase.js';

/** Words for a workbook in every language, normalised by `phraseOf`. Latin ones must be whole words. */
const latin = /(?:^|\s)(?:xlsx|excel|workbook|spreadsheet|file)(?=\s|$)/g;
const chinese = /(?:电子表格|表格|试算表|文件|档案)$/;

/**
 * Reads whether a report is wanted as a file: `month last xlsx`, `月报 上月 表格`. `rest` is what remains, which says which
 * report.
 */
export function readAsFile(text: string): { rest: string; asFile: boolean } {
  const words = phraseOf(text);
  const rest = words.replace(latin, ' ').trim().replace(chinese, '').trim();
  return rest === words ? { rest: text, asFile: false } : { rest, asFile: true };
}

import { readTable, readWorkbook } from '../workbook.js';
import type { HostileBank } from './bank.js';

/** What a spreadsheet takes for the beginning of a formula. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/u;

/** What is wrong with the newest files that a person has got, and all that can be read in them. */
export async function openFiles(
  { sandbox }: HostileBank,
  who: string,
): Promise<{ wrong: string[]; text: string; rows: number }> {
  const person = sandbox.as(who);
  const last = person
    .messages(person.direct())
    .filter(({ files }) => files.length > 0)
    .at(-1);
  const wrong: string[] = [];
  let text = '';
  let rows = 0;
  for (const { url, name } of last?.files ?? []) {
    const answer = await fetch(`${sandbox.url}${url}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (name.endsWith('.xlsx')) {
      const cells = readWorkbook(bytes).flatMap((sheet) => sheet.rows.flat());
      for (const cell of cells)
        if (cell?.type === 'formula') wrong.push(`${name}: ${cell.value} is a formula`);
      text += cells.map((cell) => cell?.value ?? '').join('\n');
    } else {
      const table = new TextDecoder().decode(bytes);
      const read = readTable(table);
      for (const cell of read.flat())
        if (formula.test(cell) && !/^-?\d/.test(cell)) wrong.push(`${name}: ${cell} would run`);
      rows += read.length;
      text += table;
    }
  }
  return { wrong, text, rows };
}

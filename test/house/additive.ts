/** What a migration may not do without saying so in its name, since a version that runs meanwhile does not know of it. */
const rules: readonly (readonly [why: string, pattern: RegExp])[] = [
  ['takes something away', /\bDROP\s+(?!NOT\s+NULL\b|DEFAULT\b)/i],
  ['takes a default away', /\bDROP\s+DEFAULT\b/i],
  ['gives something another name', /\bRENAME\b/i],
  ['gives a column another type', /\bALTER\s+(?:COLUMN\s+)?\S+\s+(?:SET\s+DATA\s+)?TYPE\b/i],
  ['asks for a value that an older version may not give', /\bSET\s+NOT\s+NULL\b/i],
  ['empties or changes what is there', /^\s*(?:TRUNCATE|DELETE)\b/i],
];

const comments = /--[^\n]*|\/\*[\s\S]*?\*\//g;
/** Bodies of functions, and words in quotes: what stands there is not done now. */
const quoted = /\$(\w*)\$[\s\S]*?\$\1\$|'(?:[^']|'')*'/g;

/** The statements of a script, without what they only hold. */
const statementsOf = (sql: string) =>
  sql
    .replace(comments, ' ')
    .replace(quoted, "''")
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');

/** Why an older version could not work on after this script; empty where it only adds. */
export function notAdditive(sql: string): string[] {
  const made = new Set(
    [...sql.matchAll(/\bCREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?/gi)].map(([, name]) => name),
  );
  const isNew = (table: string | undefined) => made.has(table);
  return statementsOf(sql).flatMap((statement) => {
    const altered = /^ALTER\s+TABLE\s+(?:ONLY\s+)?"?(\w+)"?/i.exec(statement)?.[1];
    const indexed = /^CREATE\s+UNIQUE\s+INDEX\s+\S+\s+ON\s+"?(\w+)"?/i.exec(statement)?.[1];
    // Nobody else knows a table that this very script makes.
    if (isNew(altered) || isNew(indexed)) return [];
    const found = rules.filter(([, pattern]) => pattern.test(statement)).map(([why]) => why);
    if (indexed) found.push('asks that values differ');
    if (altered) {
      if (/\bADD\s+(?:CONSTRAINT|CHECK|UNIQUE|PRIMARY|FOREIGN|EXCLUDE)\b/i.test(statement))
        found.push('binds what may be written');
      for (const column of statement.split(/,(?![^(]*\))/))
        if (
          /\bADD\s+(?:COLUMN\s+)?/i.test(column) &&
          /\bNOT\s+NULL\b/i.test(column) &&
          !/\bDEFAULT\b/i.test(column)
        )
          found.push('adds a column that an older version does not fill');
    }
    return found.map((why) => `${why}: ${statement.replaceAll(/\s+/g, ' ').slice(0, 100)}`);
  });
}

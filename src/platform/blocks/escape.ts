/**
 * People's words in Slack's markup. `&`, `<` and `>` become entities, so that `<!channel>`, `<@U…>` and forged links
 * in them do nothing; formatting characters stay, since they can do no harm.
 */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Cuts escaped text to at most `max` characters, never inside an entity or a surrogate pair; an ellipsis says that it was cut. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = max - 1;
  const entity = text.lastIndexOf('&', end - 1);
  if (entity >= 0 && end - entity < 6 && text.indexOf(';', entity) >= end) end = entity;
  if (/[\uD800-\uDBFF]/.test(text[end - 1] ?? '')) end--;
  return `${text.slice(0, end)}…`;
}

/** People's words as one line of a list. */
export function line(text: string, max: number): string {
  return cut(escapeText(text.replace(/\s+/g, ' ').trim()), max);
}

import { cut } from '../cut.js';

/**
 * People's words in Slack's markup. `&`, `<` and `>` become entities, so that `<!channel>`, `<@U…>` and forged links
 * in them do nothing; formatting characters stay, since they can do no harm.
 */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** People's words as one line of a list. */
export function line(text: string, max: number): string {
  return cut(escapeText(text.replace(/\s+/g, ' ').trim()), max);
}

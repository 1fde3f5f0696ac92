/**
 * A text as the person typed it: Slack sends `&`, `<` and `>` as entities, and links and channels in angle brackets.
 * Mentions of people stay as they are (`<@U1|amy>`); the reader of the line resolves them.
 */
export function readableText(text: string): string {
  return text
    .replace(/<#[CG][A-Z0-9]+\|([^>]*)>/g, '#$1')
    .replace(/<!(?:subteam\^[A-Z0-9]+\|)?@?([^>|]*)(?:\|[^>]*)?>/g, '@$1')
    .replace(/<((?:https?|mailto|tel):[^>|]*)(?:\|[^>]*)?>/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

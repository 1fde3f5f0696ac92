/**
 * People's words as they meant them: Slack sends `&`, `<` and `>` as entities, and what it recognised in angle
 * brackets. Mentions of people stay as they are (`<@U1|amy>`), for whoever reads the line to resolve.
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

import { checkMessageBlocks, checkView } from '../../src/trial/sandbox/blocks/check.js';
import { type BranchName, branches, branchNames } from './people.js';

/** Texts in which Slack would act on markup: not those that are shown to the letter. */
function* markup(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  const node = value as Record<string, unknown>;
  if ((node.type === 'mrkdwn' || node.type === 'markdown') && typeof node.text === 'string') yield node.text;
  for (const inner of Object.values(node)) yield* markup(inner);
}

/** Mentions, calls and foreign links that act in what the bot says. It makes none itself but links into the workspace. */
export function liveMarkup(message: { text?: unknown }): string[] {
  const texts = [...markup(message), ...(typeof message.text === 'string' ? [message.text] : [])];
  return texts.flatMap((text) => text.match(/<[!@#][^>]*>|<https?:\/\/evil[^>]*>/g) ?? []);
}

/** The branches whose words stand in a text. */
export const wordsOf = (text: string): BranchName[] =>
  branchNames.filter((name) => text.includes(branches[name].word));

/** The branches whose private words stand in a text. */
export const secretsOf = (text: string): BranchName[] =>
  branchNames.filter((name) => text.includes(branches[name].secret));

/** Why Slack would not show this; null where it would. */
export function notShown(shown: { view?: unknown; blocks?: unknown }): string | null {
  try {
    if (shown.view)
      checkView(shown.view, (shown.view as { type?: string }).type === 'home' ? 'home' : 'modal');
    if (shown.blocks) checkMessageBlocks(shown.blocks);
    return null;
  } catch (error) {
    const { code, extra } = error as { code?: string; extra?: unknown };
    return `${code} ${JSON.stringify(extra)}`;
  }
}

/** Nothing that is sent from now on tells the words by which a leak is known. */
export const withoutWords = (body: string): string =>
  body.replaceAll('Quartz', 'Plain').replaceAll('Sealed', 'Open');

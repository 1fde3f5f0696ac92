import type { Folded, Span } from '../text/fold.js';

/** `#` or `@` with what follows it; `at` is where the name begins. */
export interface Mark extends Span {
  sign: '#' | '@';
  at: number;
}

/**
 * A mark may begin a line or follow a space, punctuation or a Chinese character, so an address such as a@b.c has
 * none. `@ 10:00` is a time.
 */
const MARK = /(?:(?<![a-z0-9_&])|(?<=[#@][\p{L}\p{N}]{1,24}))(?:(#)\s?(?=[\p{L}\p{N}])|(@)\s?(?=\p{L}))/gu;

/** Every place where a tag or a name begins. */
export const marksIn = ({ text }: Folded): Mark[] =>
  [...text.matchAll(MARK)].map((found) => ({
    sign: found[1] === '#' ? '#' : '@',
    start: found.index,
    at: found.index + found[0].length,
    end: found.index + found[0].length,
  }));

/** Slack's own way to name a person: `<@U012AB|amy>`. */
export interface MentionRead extends Span {
  slackId: string;
  label: string | null;
}

const MENTION = /<@([a-z0-9]+)(?:\|([^>]*))?>/g;

export const mentionsIn = (folded: Folded): MentionRead[] =>
  [...folded.text.matchAll(MENTION)].map((found) => ({
    slackId: (found[1] ?? '').toUpperCase(),
    label: found[2] ?? null,
    start: found.index,
    end: found.index + found[0].length,
  }));

/** Why a picture is not kept: each has a sentence in the catalogues, under `photos.refused`. */
export const refusals = ['too_big', 'not_picture', 'gone', 'unreachable'] as const;
export type RefusedFor = (typeof refusals)[number];

const second = 1_000;
const hour = 60 * 60 * second;
const giveUpAfter = 24 * hour;

/**
 * When fetching a picture is tried again: after ten seconds first, then twice as long each time, an hour at most, and
 * never before Slack said that it may be.
 * @param photo.tries how often it was tried. @returns null a day after it was given: then it is given up.
 */
export function nextTry(photo: { at: Date; tries: number }, now: Date, afterSeconds = 0): Date | null {
  if (now.getTime() - photo.at.getTime() >= giveUpAfter) return null;
  const wait = Math.min(hour, 10 * second * 2 ** Math.min(photo.tries - 1, 20));
  return new Date(now.getTime() + Math.max(wait, afterSeconds * second));
}

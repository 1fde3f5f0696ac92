import { isTime } from './zone.js';

export interface OpeningHours {
  /** 'HH:MM' */
  opens: string;
  /** 'HH:MM', later than `opens` on the same day. */
  closes: string;
}

/** `format`: not two times with a dash; `time`: no such time; `same`: opens as it closes; `overnight`: closes before it opens. */
export type HoursFault = 'empty' | 'format' | 'time' | 'same' | 'overnight';

const SHAPE = /^(\d{1,2}:\d{2}) ?[-–—−~至] ?(\d{1,2}:\d{2})$/;

/**
 * Reads '09:00-17:00'. Also taken: '9:00', spaces about the dash, longer dashes and full-width characters.
 * Hours that run past midnight are refused: the lobby's day would belong to two dates.
 */
export function parseHours(text: string): OpeningHours | { error: HoursFault } {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return { error: 'empty' };
  const match = SHAPE.exec(plain);
  if (!match) return { error: 'format' };
  const [opens, closes] = [hour(match[1]), hour(match[2])];
  if (!isTime(opens) || !isTime(closes)) return { error: 'time' };
  if (opens === closes) return { error: 'same' };
  return closes < opens ? { error: 'overnight' } : { opens, closes };
}

function hour(time = ''): string {
  return time.padStart(5, '0');
}

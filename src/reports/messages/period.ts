import type { Speech } from '../../platform/language/speak.js';
import type { Period } from '../../platform/time/period.js';
import type { Report } from '../rules/report.js';

/** A report's period as text. */
export function periodText(
  report: Pick<Report, 'name'>,
  { name, from, to }: Period,
  timezone: string,
  speech: Speech,
): string {
  return speech.t(`reports.${report.name}.period`, {
    week: Number(name.split('W')[1] ?? 0),
    from: speech.day(from, timezone),
    to: speech.day(new Date(to.getTime() - 1), timezone),
  });
}

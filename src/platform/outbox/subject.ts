import { isId } from '../id.js';
import { isDate } from '../time/day.js';

/** How the subject of a message is written in the outbox, and read back. */
export interface SubjectCodec<S> {
  format(subject: S): string;
  /** @returns null where the text is not such a subject */
  parse(text: string): S | null;
}

/** The id of one row: a record, a list, a request. */
export const idSubject: SubjectCodec<string> = {
  format: (id) => id,
  parse: (text) => (isId(text) ? text : null),
};

/** A day of a branch, in its own time. */
export interface BranchDay {
  branchId: string;
  /** `2026-11-16` */
  date: string;
}

/** `<branch id>/<date>` */
export const branchDaySubject: SubjectCodec<BranchDay> = {
  format: ({ branchId, date }) => `${branchId}/${date}`,
  parse(text) {
    const [branchId, date, ...more] = text.split('/');
    return isId(branchId) && date !== undefined && isDate(date) && more.length === 0
      ? { branchId, date }
      : null;
  },
};

import { clash, type Duty, type Post } from './roster.js';

/** An edit of a post on a day. */
export interface PostEdit {
  date: string;
  post: Post;
  chosen: readonly Duty[];
  /** The duties that the form showed; only those of them that are not chosen any more are removed. */
  shown: readonly Duty[];
  /** Other dates that get the same. */
  also: readonly string[];
}

/** Thrown where somebody would be at two posts at once; nothing is saved. */
export class Clash extends Error {
  constructor(
    readonly chosen: Duty,
    readonly other: Duty,
  ) {
    super('clash');
  }
}

const keyOf = ({ date, post, shift, personId }: Duty) => [date, post, shift, personId].join('/');
const without = (all: readonly Duty[], some: readonly Duty[]) => {
  const keys = new Set(some.map(keyOf));
  return all.filter((duty) => !keys.has(keyOf(duty)));
};

/** All dates that an edit changes. */
export const datesOf = ({ date, also }: Pick<PostEdit, 'date' | 'also'>): string[] => [
  date,
  ...also.filter((other) => other !== date),
];

/**
 * The duties that an edit removes and adds; people who are away are not added.
 * @param before all duties of these dates
 * @throws Clash
 */
export function editPost(
  before: readonly Duty[],
  edit: PostEdit,
  isAway: (personId: string, date: string) => boolean,
): { gone: Duty[]; fresh: Duty[] } {
  const { post, chosen, shown, also } = edit;
  const fresh = datesOf(edit)
    .flatMap((on) => chosen.map((duty) => ({ ...duty, date: on })))
    .filter((duty) => !isAway(duty.personId, duty.date));
  const replaced = before.filter((duty) => duty.post === post && also.includes(duty.date));
  const gone = without([...shown, ...replaced], fresh);
  mustFit(fresh, [...without(before, gone), ...fresh]);
  return { gone, fresh };
}

/** The duties after an edit, without duplicates. */
export const edited = (before: readonly Duty[], { gone, fresh }: ReturnType<typeof editPost>): Duty[] => [
  ...without(without(before, gone), fresh),
  ...fresh,
];

function mustFit(wanted: readonly Duty[], all: readonly Duty[]): void {
  for (const duty of wanted) {
    const other = all.find(
      (one) => one.date === duty.date && one.personId === duty.personId && clash(one, duty),
    );
    if (other) throw new Clash(duty, other);
  }
}

import { clash, type Duty, type Post } from './roster.js';

/** A post of a day as somebody filled it in. */
export interface PostEdit {
  date: string;
  post: Post;
  chosen: readonly Duty[];
  /** What the form showed: only what was shown and is not chosen any more is taken off. */
  shown: readonly Duty[];
  /** Other dates that get the post just like this. */
  also: readonly string[];
}

/** Somebody would stand at two posts at once; nothing was saved. */
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

/** The dates that an edit is of. */
export const datesOf = ({ date, also }: Pick<PostEdit, 'date' | 'also'>): string[] => [
  date,
  ...also.filter((other) => other !== date),
];

/**
 * What an edit takes off and puts on; people who are away then are left out.
 * @param before everything of these dates. @throws Clash
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

/** Duties with some taken off and others put on, each once. */
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

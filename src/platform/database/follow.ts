import type { Db, Tx } from './db.js';

/**
 * What happens, by name. The module in which it happens adds it here (`declare module`), so that those that come after it
 * can follow, and it need not know them.
 */
// biome-ignore lint/suspicious/noEmptyInterface: modules add to it.
export interface Happenings {}

/** What is told of something that happens, and what whoever follows answers. */
export interface Happening<What, Answer = void> {
  what: What;
  answer: Answer;
}

/** What a follower is given: it needs no key, as those that write at the terminal have none. */
export type Following = Pick<Db, 'prisma' | 'followers'>;

/** What follows from something that happens, in the same transaction. */
export interface Follower<What, Answer = void> {
  /** Whether this one is its business, seen from it alone: what nobody wants may be written in one statement. */
  wants(what: What): boolean;
  follow(db: Following, tx: Tx, what: What): Promise<Answer>;
}

/** What a module follows, each under the name of what happens. */
export type Followers = {
  [Name in keyof Happenings]: Follower<Happenings[Name]['what'], Happenings[Name]['answer']>;
};

/** Whether anything follows from it. */
export const isFollowed = <Name extends keyof Happenings>(
  { followers }: Pick<Db, 'followers'>,
  name: Name,
  what: Happenings[Name]['what'],
): boolean => followers.some((each) => each[name]?.wants(what));

/** Tells those who follow, one after the other in the order of the modules. @returns their answers */
export async function tell<Name extends keyof Happenings>(
  db: Following,
  tx: Tx,
  name: Name,
  what: Happenings[Name]['what'],
): Promise<Happenings[Name]['answer'][]> {
  const answers: Happenings[Name]['answer'][] = [];
  for (const each of db.followers) {
    const follower = each[name];
    if (follower?.wants(what)) answers.push(await follower.follow(db, tx, what));
  }
  return answers;
}

/** The answer of the one who knows. @throws where nobody does */
export async function answerTo<Name extends keyof Happenings>(
  db: Following,
  name: Name,
  what: Happenings[Name]['what'],
): Promise<Happenings[Name]['answer']> {
  const answers = await tell(db, db.prisma, name, what);
  if (answers.length === 0) throw new Error(`nobody answers to ${name}`);
  return answers[0];
}

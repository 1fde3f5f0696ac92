import type { Db, Tx } from './db.js';

/**
 * Events by name. The module in which one happens declares it here (`declare module`); other modules can follow it,
 * and it need not know them.
 */
// biome-ignore lint/suspicious/noEmptyInterface: modules add to it.
export interface Happenings {}

/** An event: what followers are given, and what they return. */
export interface Happening<What, Answer = void> {
  what: What;
  answer: Answer;
}

/** What a follower is given of the database. The sealing key is not in it: commands at the terminal have none. */
export type Following = Pick<Db, 'prisma' | 'followers'>;

/** What a module does when something happens, in the same transaction. */
export interface Follower<What, Answer = void> {
  /**
   * Whether it acts on this event, decided without the database: what no follower wants can be written in one
   * statement.
   */
  wants(what: What): boolean;
  follow(db: Following, tx: Tx, what: What): Promise<Answer>;
}

/** A module's followers, by the name of the event. */
export type Followers = {
  [Name in keyof Happenings]: Follower<Happenings[Name]['what'], Happenings[Name]['answer']>;
};

/** Whether any module acts on this event. */
export const isFollowed = <Name extends keyof Happenings>(
  { followers }: Pick<Db, 'followers'>,
  name: Name,
  what: Happenings[Name]['what'],
): boolean => followers.some((each) => each[name]?.wants(what));

/** Runs the followers one after another, in the order of the modules. @returns their answers */
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

/** The answer to an event that asks something: the first follower's. @throws where there is none */
export async function answerTo<Name extends keyof Happenings>(
  db: Following,
  name: Name,
  what: Happenings[Name]['what'],
): Promise<Happenings[Name]['answer']> {
  const answers = await tell(db, db.prisma, name, what);
  if (answers.length === 0) throw new Error(`nobody answers to ${name}`);
  return answers[0];
}

import { type ExecProtocolOptions, type messages, PGlite, protocol } from '@electric-sql/pglite';

type Answers = messages.BackendMessage[];
type Send = (message: Uint8Array) => Promise<Answers>;

/** A statement that the database has parsed under a name, and what it says of its parameters and columns. */
interface Prepared {
  text: string;
  name: string;
  described: Answers | null;
}

/** Prepared statements that are kept; the least recently used is dropped. The bot has some two hundred. */
const KEPT = 300;
/** A longer text, in characters, holds data to be written, as when a backup is restored, and comes only once. */
const LONGEST = 32_000;
/**
 * After this many queries all statements are planned anew: tables grow, and the embedded database does not notice by
 * itself.
 */
const PLANNED_FOR = 10_000;

/** Any other statement, such as one that changes a table, may change what a prepared one means. */
const readsOrWritesRows = /^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\b/i;
const beginsOrEnds = /^\s*(BEGIN|COMMIT|ROLLBACK)\s*;?\s*$/i;

/**
 * PGlite with a cache of prepared statements. By itself it parses and plans each query anew, which takes several
 * times as long as executing it. It sends a query in steps of PostgreSQL's protocol (parse, describe, bind, describe,
 * execute, sync) and holds a lock for all of them; here each step is answered from the cache, or sent on with the
 * statement's name. So every caller, Prisma included, in a transaction or not, gets the same results and errors as
 * from PGlite. A statement that failed is parsed anew the next time, and so are all after a statement that is not
 * about rows.
 */
export class PreparingPglite extends PGlite {
  /** By their texts; the most recently used is the last. */
  readonly #prepared = new Map<string, Prepared>();
  /** The statement that the next steps are about; null where it is not prepared. */
  #current: Prepared | null = null;
  #bound: Uint8Array | null = null;
  /** Names of dropped statements that the database has still to close. */
  #unwanted: string[] = [];
  #names = 0;
  #questions = 0;
  /**
   * Whether the open transaction changes tables. It may be rolled back: nothing that is parsed before its end is
   * kept.
   */
  #changing = false;

  override async execProtocolStream(
    message: Uint8Array,
    options: ExecProtocolOptions = {},
  ): Promise<Answers> {
    const send: Send = (bytes) => super.execProtocolStream(bytes, options);
    try {
      switch (String.fromCharCode(message[0] ?? 0)) {
        case 'Q':
          return await this.#run(message, send);
        case 'P':
          return await this.#parse(message, send);
        case 'D':
          return await this.#describe(message, send);
        case 'B':
          return await this.#bind(message, send);
        case 'E':
          return await send(this.#bound ? Buffer.concat([this.#bound, message]) : message);
        case 'S':
          this.#current = null;
          this.#bound = null;
      }
      return await send(message);
    } catch (error) {
      if (this.#current) this.#forget([this.#current]);
      throw error;
    }
  }

  /** A simple query: one text, which may hold several statements. */
  async #run(message: Uint8Array, send: Send): Promise<Answers> {
    const changes = !beginsOrEnds.test(textFrom(message, 5));
    if (changes) this.#forget([...this.#prepared.values()]);
    try {
      return await send(message);
    } finally {
      this.#changing = changes && this.isInTransaction();
    }
  }

  async #parse(message: Uint8Array, send: Send): Promise<Answers> {
    // Only unnamed statements are prepared; PGlite's own queries are all unnamed, and give no types of their
    // parameters.
    const text = message[5] === 0 ? textFrom(message, 6) : '';
    if (!readsOrWritesRows.test(text)) {
      this.#forget([...this.#prepared.values()]);
      this.#changing = this.isInTransaction();
      return send(message);
    }
    if (++this.#questions % PLANNED_FOR === 0) this.#forget([...this.#prepared.values()]);
    const known = this.#prepared.get(text);
    if (known) {
      this.#prepared.delete(text);
      this.#prepared.set(text, known);
      this.#current = known;
      return [];
    }
    if (this.#changing || text.length > LONGEST) return send(message);
    const [eldest] = this.#prepared.values();
    if (eldest && this.#prepared.size >= KEPT) this.#forget([eldest]);
    const fresh = { text, name: `lobby_${++this.#names}`, described: null };
    const closing = this.#unwanted.splice(0).map((name) => protocol.serialize.close({ type: 'S', name }));
    const answers = await send(
      Buffer.concat([...closing, protocol.serialize.parse({ name: fresh.name, text })]),
    );
    this.#prepared.set(text, fresh);
    this.#current = fresh;
    return answers;
  }

  /** The description of a statement also holds once its values are bound, so it answers both describe steps. */
  async #describe(message: Uint8Array, send: Send): Promise<Answers> {
    const current = this.#current;
    if (!current) return send(message);
    current.described ??= await send(protocol.serialize.describe({ type: 'S', name: current.name }));
    return current.described;
  }

  /** Held back until the execute step: both are sent together. */
  async #bind(message: Uint8Array, send: Send): Promise<Answers> {
    if (!this.#current) return send(message);
    // The message has a letter, its length, and two empty names: the portal's and the statement's. The second is
    // filled in.
    this.#bound = Buffer.concat([
      message.subarray(0, 6),
      Buffer.from(this.#current.name),
      message.subarray(6),
    ]);
    new DataView(this.#bound.buffer, this.#bound.byteOffset).setInt32(1, this.#bound.length - 1);
    return [];
  }

  #forget(statements: readonly Prepared[]): void {
    for (const { text, name } of statements) {
      if (this.#prepared.delete(text)) this.#unwanted.push(name);
    }
  }
}

/** The zero-terminated text that begins at `start`. */
function textFrom(message: Uint8Array, start: number): string {
  return Buffer.from(
    message.buffer,
    message.byteOffset + start,
    message.indexOf(0, start) - start,
  ).toString();
}

import { type ExecProtocolOptions, type messages, PGlite, protocol } from '@electric-sql/pglite';

type Answers = messages.BackendMessage[];
type Send = (message: Uint8Array) => Promise<Answers>;

/** A statement that the database has parsed under a name, and what it says of its parameters and columns. */
interface Prepared {
  text: string;
  name: string;
  described: Answers | null;
}

/** So many statements are kept; the one that nobody has asked for longest gives way. The bot has some two hundred. */
const KEPT = 300;
/** A text of more characters holds what is to be written, such as a backup that is restored, and comes but once. */
const LONGEST = 32_000;
/** After so many questions all are planned anew: tables have grown, and the embedded database does not look by itself. */
const PLANNED_FOR = 10_000;

/** Anything else may change what a statement means. */
const readsOrWritesRows = /^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\b/i;
const beginsOrEnds = /^\s*(BEGIN|COMMIT|ROLLBACK)\s*;?\s*$/i;

/**
 * PGlite that parses a statement once. By itself it parses and plans each anew, which takes several times as long as carrying
 * it out. It goes through a statement in steps of PostgreSQL's protocol (parse, describe, bind, describe, execute, sync) and
 * lets nobody in between; here a step is answered from what is known, or sent on with the statement's name. So whoever asks,
 * Prisma too, in a transaction or not, gets what PGlite gives, and its errors. What has failed is parsed anew the next time,
 * and everything is after anything that is not about rows.
 */
export class PreparingPglite extends PGlite {
  /** By their texts; the one that was asked for last is the last. */
  readonly #prepared = new Map<string, Prepared>();
  /** What the next steps are about; null where it has no name. */
  #current: Prepared | null = null;
  #bound: Uint8Array | null = null;
  /** Names that the database is still to forget. */
  #unwanted: string[] = [];
  #names = 0;
  #questions = 0;
  /** A transaction changes tables, and may yet be rolled back: what is parsed until its end is not kept. */
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

  /** Several statements as one text. */
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
    // Without a name of its own, and without saying of which types its parameters are: as PGlite asks.
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

  /** What is said of a statement is true of it with its values too. */
  async #describe(message: Uint8Array, send: Send): Promise<Answers> {
    const current = this.#current;
    if (!current) return send(message);
    current.described ??= await send(protocol.serialize.describe({ type: 'S', name: current.name }));
    return current.described;
  }

  /** Kept until it is carried out: both are sent at once. */
  async #bind(message: Uint8Array, send: Send): Promise<Answers> {
    if (!this.#current) return send(message);
    // After the message's letter and length two names that are empty: of the portal, and of the statement.
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

/** The text that begins there and ends with a zero. */
function textFrom(message: Uint8Array, start: number): string {
  return Buffer.from(
    message.buffer,
    message.byteOffset + start,
    message.indexOf(0, start) - start,
  ).toString();
}

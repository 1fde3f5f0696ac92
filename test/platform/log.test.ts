import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Prisma } from '../../src/platform/database/generated/client.js';
import { openLog } from '../../src/platform/log.js';
import { boltLogger } from '../../src/platform/slack/logger.js';

const canary = 'Mrs Alder owes 4711';
const token = ['xoxb', '1234', 'canary'].join('-');

function lines(say: (log: ReturnType<typeof openLog>) => void): string {
  const written: string[] = [];
  say(openLog('debug', { write: (line) => void written.push(line) }));
  return written.join('');
}
const told = (error: unknown) => lines((log) => log.error({ err: error }, 'it failed'));
const clean = (line: string) => {
  expect(line).not.toContain('Alder');
  expect(line).not.toContain('4711');
  expect(line).not.toContain('canary');
  expect(line).toContain('it failed');
};
const nested = (depth: number, value: unknown): unknown =>
  depth === 0 ? value : { inside: nested(depth - 1, value) };
const caused = (depth: number): Error =>
  Object.assign(new Error('outer', depth > 0 ? { cause: caused(depth - 1) } : {}), {
    data: { text: canary, blocks: [{ text: canary }] },
    config: { headers: { authorization: `Bearer ${token}` } },
  });

describe('the log', () => {
  it.each([1, 2, 3, 4, 5, 6])('cuts words and tokens %i deep', (depth) => {
    for (const value of [
      canary,
      token,
      [canary],
      [[{ text: token }]],
      new Map([['text', canary]]),
      Buffer.from(canary),
    ])
      for (const name of ['value', 'subject', 'reason', 'token', 'error'])
        clean(lines((log) => log.warn({ [name]: nested(depth, value) }, 'it failed')));
    clean(told(caused(depth)));
    clean(told({ inside: nested(depth, canary) }));
  });

  it('cuts them in errors that hold others', () => {
    clean(told(new AggregateError([caused(2), new AggregateError([caused(1)], 'inner')], 'many')));
    clean(lines((log) => log.error(Object.assign(caused(3), { summary: canary }), 'it failed')));
  });

  it('takes no words from errors that repeat what they were given', () => {
    const parsed = z.strictObject({ a: z.literal('x') }).safeParse({ [canary]: canary, a: canary });
    clean(told(parsed.error));
    clean(
      told(
        new Prisma.PrismaClientValidationError(`Invalid invocation: { summary: "${canary}" }`, {
          clientVersion: '7',
        }),
      ),
    );
    const refused = new Prisma.PrismaClientKnownRequestError(`Key (name)=(${canary}) already exists`, {
      code: 'P2002',
      clientVersion: '7',
      meta: {
        modelName: 'Record',
        target: [canary],
        driverAdapterError: { cause: { originalCode: '23505', detail: canary } },
      },
    });
    const line = told(refused);
    clean(line);
    expect(JSON.parse(line).err).toMatchObject({
      type: 'PrismaClientKnownRequestError',
      code: 'P2002',
      meta: { modelName: 'Record', driverAdapterError: { cause: { originalCode: '23505' } } },
    });
    try {
      JSON.parse(canary);
    } catch (error) {
      clean(told(error));
    }
  });

  it('logs the code of Slack’s errors, and nothing of the request', () => {
    const error = Object.assign(new Error('An API error occurred: invalid_auth'), {
      code: 'slack_webapi_platform_error',
      data: {
        ok: false,
        error: 'invalid_auth',
        needed: 'files:read',
        response_metadata: { messages: [canary] },
      },
      headers: { authorization: `Bearer ${token}` },
      original: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET', request: { body: canary } }),
    });
    const line = told(error);
    clean(line);
    expect(JSON.parse(line).err).toMatchObject({
      message: 'An API error occurred: invalid_auth',
      code: 'slack_webapi_platform_error',
      data: { error: 'invalid_auth', needed: 'files:read' },
      original: { message: 'socket hang up', code: 'ECONNRESET' },
    });
    expect(JSON.parse(line).err.stack).toMatch(/log\.test\.ts:\d+/);
  });

  it('cuts tokens, passwords and secret addresses out of sentences', () => {
    clean(told(new Error(`refused: ${token}`)));
    clean(told(new Error('no way to postgres://lobby:canary@db.example/lobby')));
    clean(told(new Error('no answer from https://hooks.slack.com/commands/T1/canary')));
    clean(lines((log) => log.warn(`it failed with ${token}`)));
    clean(
      lines((log) => boltLogger(log).warn('it failed', new SyntaxError(canary), { text: canary }, token)),
    );
  });

  it('stops at errors that refer to each other in a circle, and at too many or too long ones', () => {
    const one = new Error('one');
    const other = new Error('other', { cause: one });
    one.cause = other;
    expect(told(one).length).toBeLessThan(10_000);
    expect(told(caused(5_000)).length).toBeLessThan(30_000);
    const many = Array.from({ length: 5_000 }, () => new Error('x'.repeat(5_000)));
    expect(told(new AggregateError(many, 'many')).length).toBeLessThan(60_000);
  });

  it('still says what operators need', () => {
    const line = lines((log) =>
      log.warn({ view: 'record', row: 'r1', tries: 3, applied: ['001'] }, 'it failed'),
    );
    expect(JSON.parse(line)).toMatchObject({
      view: 'record',
      row: 'r1',
      tries: 3,
      applied: ['001'],
      msg: 'it failed',
    });
    expect(JSON.parse(lines((log) => log.error(new Error('plain'))))).toMatchObject({
      err: { message: 'plain' },
    });
  });
});

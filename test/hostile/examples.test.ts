import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepDraft } from '../../src/platform/slack/store/drafts.js';
import type { HostileBank } from './bank.js';
import { openHostileBank } from './bank.js';
import { type Sent, signed } from './forge.js';
import { closed, opened, type Payload, renewed } from './payload.js';
import { branches, staff, team } from './people.js';
import { post } from './post.js';

const { channel } = branches.river;
let bank: HostileBank;
/** What Amy typed, and what she pressed and filled in, as Slack sent it. */
let command: Payload;
let press: Payload;
let form: Payload;
let count = 0;

const latest = () => {
  const last = bank.requests.sent.at(-1);
  if (!last) throw new Error('nothing was sent');
  return opened(last);
};

beforeAll(async () => {
  bank = await openHostileBank();
  const amy = bank.sandbox.as(staff.amy);
  await amy.command('/lobby incident somebody fell', channel);
  command = latest();
  const card = amy.messages(channel).find(({ text }) => text.includes('somebody fell'));
  if (!card) throw new Error('no card');
  await amy.press(card, 'record.move:take');
  press = latest();
  await amy.command('/lobby complaint', channel);
  await amy.answer({ summary: 'waited too long' });
  form = latest();
});
afterAll(() => bank.close());
beforeEach(() => {
  bank.logged.length = 0;
});

const records = () => bank.db.prisma.record.count();
const errors = () => bank.logged.filter((line) => /"level":[56]0/.test(line));

/** The same anew, with other values at these paths; undefined takes one away. */
function made(payload: Payload, others: Record<string, unknown> = {}): Sent {
  const name = `example.${++count}`;
  const one = renewed(payload, name, bank.desk.urlOf(name));
  for (const [path, value] of Object.entries(others)) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    const parent = steps.reduce<Record<string, unknown>>(
      (node, step) => node[step] as Record<string, unknown>,
      one.body,
    );
    parent[last] = value;
  }
  const { body, contentType } = closed(one);
  return signed(bank.sandbox.signingSecret, name, body, contentType);
}

async function send({ headers, body }: Sent) {
  const answer = await post(`${bank.url}/slack/events`, headers, body);
  await bank.app.work.idle();
  return answer;
}

describe('what was found by sending whatever', () => {
  it('knows a signature again that has more behind it', async () => {
    const sent = made(command);
    const before = await records();
    expect(await send(sent)).toMatchObject({ status: 200 });
    const longer = `${sent.headers['x-slack-signature']}=1`;
    expect(await send({ ...sent, headers: { ...sent.headers, 'x-slack-signature': longer } })).toMatchObject({
      status: 401,
    });
    expect(await records()).toBe(before + 1);
  });

  it('answers an ssl_check that nobody signed as often as it is asked, and reads nothing else in it', async () => {
    const before = await records();
    const { headers, body } = made(command);
    const unsigned = { 'content-type': headers['content-type'] ?? '' };
    for (const _ of [1, 2])
      expect(await send({ name: '', headers: unsigned, body: `ssl_check=1&${body}` })).toEqual({
        status: 200,
        text: '',
      });
    expect(await records()).toBe(before);
  });

  it('does nothing for another workspace, nor for a request that names none', async () => {
    const before = await records();
    const none = { status: 200, text: '' };
    expect(await send(made(command, { team_id: 'T0OTHER' }))).toEqual(none);
    expect(await send(made(command, { team_id: undefined }))).toEqual(none);
    const other = { team: { id: 'T0OTHER' }, 'view.app_installed_team_id': 'T0OTHER' };
    expect(await send(made(form, other))).toEqual(none);
    expect(await records()).toBe(before);
    expect(errors()).toEqual([]);
  });

  it('serves somebody from outside in a shared channel as far as they may: the app was installed here', async () => {
    const outside = { team: { id: 'T0PARTNER' }, user: { id: staff.amy, team_id: 'T0PARTNER' } };
    const sent = made(form, { ...outside, 'view.app_installed_team_id': team });
    const before = await records();
    expect(await send(sent)).toMatchObject({ status: 200 });
    expect(await records()).toBe(before + 1);
  });

  it.each<[string, () => Sent, number]>([
    ['a text that comes twice', () => ({ ...made(command), ...twice() }), 400],
    ['a press of nothing', () => made(press, { actions: [null] }), 400],
    ['a form without values', () => made(form, { 'view.state': { values: { summary: null } } }), 400],
    ['a time beyond all time', () => made(form, { 'view.state.values': beyond }), 400],
    ['somebody with a control character in their id', () => made(command, { user_id: 'U\u0000' }), 400],
    ['a response URL that is none', () => made(command, { response_url: 'file:///etc/passwd' }), 400],
    ['a form that was closed', () => made(form, { type: 'view_closed' }), 404],
    ['another command', () => made(command, { command: '/other' }), 404],
  ])('answers %s at once', async (_, make, status) => {
    const before = await records();
    expect(await send(make())).toMatchObject({ status });
    expect(await records()).toBe(before);
    expect(errors()).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['a search', staff.amy, `find ${'1 '.repeat(6_000)}`],
    ['a look at all branches', staff.hq, `hq ${'kind: '.repeat(1_500)}`],
    ['a report', staff.hua, `report ${'week '.repeat(1_500)}`],
    ['a look into the roster', staff.hua, `roster ${'monday '.repeat(1_200)}`],
  ])('reads %s of thousands of words without keeping everybody waiting', async (_, user_id, text) => {
    const used = process.cpuUsage();
    expect(await send(made(command, { user_id, text }))).toMatchObject({ status: 200 });
    const { user, system } = process.cpuUsage(used);
    expect((user + system) / 1000).toBeLessThan(1_000);
  });

  it.each<[string, () => Sent]>([
    [
      'a move with the name of what every object has',
      () => made(press, { 'actions.0.action_id': 'record.move:toString' }),
    ],
    ['what only looks like an id', () => made(press, { 'actions.0.value': '-'.repeat(36) })],
    [
      'a form that was made to carry something else',
      () => made(form, { 'view.private_metadata': '{"branchId":{}}' }),
    ],
    ['a day after which there is none', () => made(command, { text: 'find 9999-12-31' })],
  ])('refuses %s in words', async (_, make) => {
    const sent = make();
    const { status, text } = await send(sent);
    expect(status).toBe(200);
    expect([text, ...bank.desk.take(sent.name)].join('').length).toBeGreaterThan(20);
    expect(errors()).toEqual([]);
  });

  it('refuses a choice of a branch that was made to be something else', async () => {
    const amy = await bank.db.prisma.person.findUniqueOrThrow({ where: { slackId: staff.amy } });
    const waiting = { personId: amy.id, branchId: null, what: 'find', text: 'somebody' };
    const draft = await keepDraft(bank.db, waiting, bank.clock.now());
    const sent = made(press, { 'actions.0.action_id': 'branch.choose:1e9', 'actions.0.value': draft });
    expect(await send(sent)).toMatchObject({ status: 200 });
    expect(bank.desk.take(sent.name).join('').length).toBeGreaterThan(20);
    expect(errors()).toEqual([]);
  });
});

const beyond = { at: { at: { type: 'datetimepicker', selected_date_time: 1e300 } } };

/** A command's body with its text in it twice, signed. */
function twice(): Pick<Sent, 'headers' | 'body'> {
  const { body } = closed(renewed(command, `example.${++count}`, bank.desk.urlOf('none')));
  return signed(bank.sandbox.signingSecret, '', `${body}&text=again`, 'application/x-www-form-urlencoded');
}

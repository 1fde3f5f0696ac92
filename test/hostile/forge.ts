import { createHmac } from 'node:crypto';
import { below, chance, type Draw, oneOf, weighed } from '../properties/draw.js';
import { closed, type Payload } from './payload.js';

/** A request as it goes over the wire. */
export interface Sent {
  name: string;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

const form = 'application/x-www-form-urlencoded';

export function signature(secret: string, timestamp: string | number, body: string | Uint8Array): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
}

/** Signed as Slack does it. */
export function signed(
  secret: string,
  name: string,
  body: string | Uint8Array,
  contentType: string,
  timestamp: number = Math.floor(Date.now() / 1000),
): Sent {
  return {
    name,
    body,
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signature(secret, timestamp, body),
    },
  };
}

/** What nobody but Slack could have signed, or what Slack signed at another time. All of it must be refused. */
export function forged(secret: string, payload: Payload, earlier: Sent | undefined, draw: Draw): Sent {
  const { body, contentType } = closed(payload);
  const now = Math.floor(Date.now() / 1000);
  const good = signed(secret, '', body, contentType);
  const without = (...names: string[]) =>
    Object.fromEntries(Object.entries(good.headers).filter(([key]) => !names.includes(key)));
  const hash = good.headers['x-slack-signature'] ?? '';
  const as = (name: string, headers: Record<string, string>): Sent => ({ name, body, headers });
  const withSignature = (name: string, given: string) =>
    as(name, { ...good.headers, 'x-slack-signature': given });
  const again = earlier ?? withSignature('no signature yet', 'v0=');
  const replayed = again.headers['x-slack-signature'] ?? '';
  return weighed<() => Sent>(draw, [
    [2, () => as('unsigned', without('x-slack-signature'))],
    [2, () => as('without a time', without('x-slack-request-timestamp'))],
    [2, () => as('without both', without('x-slack-signature', 'x-slack-request-timestamp'))],
    [3, () => signed('another secret', 'signed by another', body, contentType)],
    [1, () => signed('', 'signed with nothing', body, contentType)],
    [2, () => withSignature('a cut signature', hash.slice(0, below(draw, hash.length)))],
    [2, () => withSignature('another version', hash.replace('v0', oneOf(draw, ['v1', '', 'V0', 'v0=v0'])))],
    [1, () => withSignature('a signature in capitals', hash.toUpperCase())],
    [
      2,
      () =>
        withSignature(
          'an evil signature',
          oneOf(draw, [
            '',
            'v0',
            'v0=',
            '=',
            '__proto__',
            'v0=undefined',
            `v0=${'0'.repeat(64)}`,
            'x'.repeat(6000),
          ]),
        ),
    ],
    [3, () => signed(secret, 'too old', body, contentType, now - 302 - below(draw, 1e6))],
    [3, () => signed(secret, 'from the future', body, contentType, now + 65 + below(draw, 1e9))],
    [
      2,
      () =>
        as('at an impossible time', {
          ...good.headers,
          'x-slack-request-timestamp': oneOf(draw, [
            '',
            'NaN',
            'Infinity',
            '-1',
            '1e400',
            '0x',
            'now',
            '__proto__',
          ]),
        }),
    ],
    [
      2,
      () => ({ ...good, name: 'another body', body: `${body}${oneOf(draw, [' ', '&x=1', '\u0000', '}'])}` }),
    ],
    [4, () => ({ ...again, name: 'replayed' })],
    [
      2,
      () => ({
        ...again,
        name: 'replayed with more behind',
        headers: { ...again.headers, 'x-slack-signature': `${replayed}=${below(draw, 100)}` },
      }),
    ],
    [
      2,
      () => ({
        ...again,
        name: 'replayed with the time in other words',
        headers: {
          ...again.headers,
          'x-slack-request-timestamp': otherWords(again.headers['x-slack-request-timestamp'] ?? '', draw),
        },
      }),
    ],
    [2, () => as('ssl_check in front', { ...without('x-slack-signature'), 'content-type': form })],
  ])();
}

const otherWords = (time: string, draw: Draw): string =>
  oneOf(draw, [
    `${time}.0`,
    ` ${time}`,
    `+${time}`,
    `0${time}`,
    `${Number(time).toExponential(12)}`,
    `0x${Number(time).toString(16)}`,
  ]);

/** Signed, and no request at all: bytes, broken encodings, endless nesting, huge. It must do nothing. */
export function malformed(secret: string, { wrapped, body: given }: Payload, draw: Draw): Sent {
  const { body, contentType } = closed({ wrapped, body: given });
  const json = JSON.stringify(given);
  const as = (name: string, what: string | Uint8Array, type = contentType) =>
    signed(secret, name, what, type);
  const payload = (text: string) => `payload=${encodeURIComponent(text)}`;
  const deep = (open: string, close: string, times: number) => `${open.repeat(times)}1${close.repeat(times)}`;
  const types = [
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/xml',
    '',
    'application/json; charset=utf-16',
    `${form}; charset=utf-8`,
  ];
  return weighed<() => Sent>(draw, [
    [
      4,
      () =>
        as(
          'bytes',
          Uint8Array.from({ length: 1 + below(draw, 300) }, () => below(draw, 256)),
          oneOf(draw, [form, 'application/json']),
        ),
    ],
    [4, () => as('cut short', json.slice(0, below(draw, json.length)), 'application/json')],
    [4, () => as('a payload cut short', payload(json.slice(0, below(draw, json.length))), form)],
    [
      2,
      () =>
        as(
          'a broken encoding',
          `payload=${'%zz%'.repeat(1 + below(draw, 50))}${oneOf(draw, ['%', '%u0041', '%00', '%ff%fe'])}`,
          form,
        ),
    ],
    [2, () => as('nothing', '', oneOf(draw, [form, 'application/json']))],
    [
      2,
      () =>
        as(
          'a value',
          oneOf(draw, ['null', 'true', '1', '"x"', '[]', '{}', '[{}]', '[null]']),
          'application/json',
        ),
    ],
    [
      2,
      () =>
        as(
          'a value as payload',
          payload(oneOf(draw, ['null', 'true', '1', '"x"', '[]', '{}', '[{}]', '""'])),
          form,
        ),
    ],
    [2, () => as('deep', deep('[', ']', 1 + below(draw, 200_000)), 'application/json')],
    [1, () => as('deep as payload', payload(deep('{"a":', '}', 1 + below(draw, 60_000))), form)],
    [1, () => as('many fields', Array.from({ length: 5_000 }, (_, place) => `k${place}=v`).join('&'), form)],
    [
      1,
      () => as('huge', `{"x":"${'y'.repeat(chance(draw, 50) ? 1_000_000 : 1_048_560)}"}`, 'application/json'),
    ],
    [1, () => as('too huge', `payload=${'y'.repeat(1_048_577 + below(draw, 400_000))}`, form)],
    [
      2,
      () =>
        as(
          'of another type',
          contentType === form ? body : json,
          contentType === form ? 'application/json' : form,
        ),
    ],
    [2, () => as('of an unknown type', `<?xml version="1.0"?>${body}`, oneOf(draw, types))],
    [
      1,
      () => ({
        name: 'an unsigned ssl_check with a payload',
        body: `ssl_check=1&${body}`,
        headers: { 'content-type': form, 'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000)) },
      }),
    ],
    [2, () => as('several payloads', `${payload(json)}&${payload(json)}`, form)],
    [
      2,
      () =>
        as(
          'fields twice',
          `${new URLSearchParams({ command: '/lobby', text: 'incident twice' })}&text=again&command=/lobby`,
          form,
        ),
    ],
    [
      2,
      () =>
        as(
          'of an unknown kind',
          JSON.stringify({
            ...given,
            type: 'nothing',
            event: undefined,
            command: undefined,
            actions: undefined,
          }),
          'application/json',
        ),
    ],
  ])();
}

/** Properly signed, and of a workspace that the bot does not serve, or of none. It must do nothing. */
export function elsewhere(payload: Payload, draw: Draw): string {
  const { body, wrapped } = payload;
  const other = oneOf(draw, ['T0OTHER', 'T0BANK2', 't0bank', 'E0GRID', '', 'T0BANK ']);
  const view = body.view as Record<string, unknown> | undefined;
  const nowhere = chance(draw, 20);
  if (wrapped === 'event') {
    body.team_id = nowhere ? undefined : other;
    body.context_team_id = body.team_id;
    body.authorizations = nowhere
      ? oneOf(draw, [[], undefined, [{}]])
      : [{ team_id: other, user_id: 'U0', is_bot: true, enterprise_id: null, is_enterprise_install: false }];
    return nowhere ? 'an event of no workspace' : 'an event of another workspace';
  }
  if (wrapped === 'command') {
    if (nowhere) delete body.team_id;
    else body.team_id = other;
  } else {
    body.team = nowhere ? null : { id: other, domain: 'other' };
    const user = body.user as Record<string, unknown> | undefined;
    if (user) user.team_id = nowhere ? undefined : other;
    if (view) {
      view.team_id = other;
      view.app_installed_team_id = nowhere ? undefined : other;
    }
  }
  if (chance(draw, 30)) {
    body.enterprise = { id: 'E0GRID', name: 'grid' };
    body.enterprise_id = 'E0GRID';
    body.is_enterprise_install = wrapped === 'command' ? 'true' : true;
  }
  return nowhere ? 'of no workspace' : 'of another workspace';
}

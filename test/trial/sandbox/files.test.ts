import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/trial/sandbox/sandbox.js';
import { jpeg } from '../../photos.js';
import { call } from './call.js';
import { type RawApp, startRawApp } from './raw-app.js';
import { manifest, neededScopes, workspace } from './workspace.js';

const form = {
  type: 'modal',
  title: { type: 'plain_text', text: 'Proof' },
  submit: { type: 'plain_text', text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'proof',
      label: { type: 'plain_text', text: 'Photo' },
      element: { type: 'file_input', action_id: 'photo' },
    },
  ],
};
const image = (slack_file: object) => ({ type: 'image', alt_text: 'A lamp', slack_file });

let sandbox: Sandbox;
let app: RawApp;
beforeAll(async () => {
  const scopes = [...neededScopes, 'files:read'];
  sandbox = await startSandbox({ manifest, workspace, scopes, http: { requestUrl: 'http://127.0.0.1:9/' } });
  app = await startRawApp(sandbox);
});
afterAll(async () => {
  await app.close();
  await sandbox.close();
});
beforeEach(() => sandbox.faults([]));

const amy = () => sandbox.as('U0AMY', { settle: false });
const openIn = async (to: Sandbox, its: RawApp, view: object) => {
  await to.as('U0AMY', { settle: false }).shortcut('note');
  const trigger_id = its.received.at(-1)?.payload.trigger_id;
  return (await call(to, 'views.open', { trigger_id, view })).answer;
};
const open = (view: object) => openIn(sandbox, app, view);
const send = async (name = 'lamp.jpg', type = 'image/jpeg', bytes = jpeg) =>
  (await amy().upload(name, type, bytes)).file?.id ?? '';
/** Sends a file and puts it into the form. */
const give = async (...file: Parameters<typeof send>) => {
  const id = await send(...file);
  await open(form);
  await amy().answer({ Photo: [id] });
  return id;
};
const info = async (file: string) => (await call(sandbox, 'files.info', { file })).answer;
const fileOf = async (id: string) => (await info(id)).file as Record<string, string>;
const download = (url: string, token = sandbox.botToken) =>
  fetch(url, { headers: { authorization: `Bearer ${token}` }, redirect: 'manual' });

describe('a file that a person gives in a form', () => {
  it('is known to the app from then on, and no sooner', async () => {
    const id = await send();
    expect((await info(id)).error).toBe('file_not_found');
    await open(form);
    await amy().answer({ Photo: [id] });
    expect((await info(id)).file).toMatchObject({
      id,
      mimetype: 'image/jpeg',
      size: jpeg.length,
      user: 'U0AMY',
    });
  });

  it('is handed to the app, and to nobody who has not signed in', async () => {
    const { url_private_download: url = '' } = await fileOf(await give());
    const got = await download(url);
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(jpeg);
    const other = await download(url, 'xoxb-wrong');
    expect([other.status, other.headers.get('location')]).toEqual([302, expect.stringContaining('/signin?')]);
    const page = await fetch(new URL(other.headers.get('location') ?? '', url));
    expect(page.headers.get('content-type')).toContain('text/html');
  });

  it('is gone when it was deleted', async () => {
    const id = await give();
    const { url_private_download: url = '' } = await fileOf(id);
    sandbox.deleteFile(id);
    expect((await info(id)).error).toBe('file_deleted');
    expect((await download(url)).status).toBe(404);
  });

  it.each([
    ['http-503', 503],
    ['error', 500],
    ['rate-limit', 429],
  ] as const)('is hindered by %s', async (kind, status) => {
    const { url_private_download: url = '' } = await fileOf(await give());
    sandbox.faults([{ method: 'files-pri', kind, times: 1 }]);
    expect((await download(url)).status).toBe(status);
    expect((await download(url)).status).toBe(200);
    expect(sandbox.ledger.slice(-2)).toMatchObject([
      { method: 'files-pri', accepted: false, outcome: kind },
      { method: 'files-pri', accepted: true },
    ]);
  });
});

describe('a picture in blocks', () => {
  const post = async (...blocks: object[]) =>
    (await call(sandbox, 'chat.postMessage', { channel: 'C0LOBBY', text: 'Look', blocks })).answer;
  const refused = (pointer: string) => ({
    error: 'invalid_blocks',
    response_metadata: { messages: [`[ERROR] invalid slack file [json-pointer:${pointer}]`] },
  });

  it('is a file that the app has, by its id or address', async () => {
    const id = await give();
    const { url_private, permalink } = await fileOf(id);
    expect(await post(image({ id }), image({ url: url_private }), image({ url: permalink }))).toMatchObject({
      ok: true,
    });
  });

  it('is refused where the app has no such file, or Slack cannot draw it', async () => {
    const at = refused('/blocks/0/slack_file');
    expect(await post(image({ id: 'F0123456789' }))).toMatchObject(at);
    expect(await post(image({ id: await send() }))).toMatchObject(at);
    expect(await post(image({ id: await give('lamp.heic', 'application/octet-stream') }))).toMatchObject(at);
    const id = await give();
    sandbox.deleteFile(id);
    expect(await post({ type: 'divider' }, image({ id }))).toMatchObject(refused('/blocks/1/slack_file'));
    const accessory = { ...image({ id }) };
    const text = { type: 'mrkdwn', text: 'a' };
    expect(await post({ type: 'section', text, accessory })).toMatchObject(
      refused('/blocks/0/accessory/slack_file'),
    );
  });

  it('keeps a whole view shut', async () => {
    const view = { ...form, blocks: [image({ id: 'F0123456789' })] };
    expect(await open(view)).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] invalid slack file [json-pointer:/view/blocks/0/slack_file]'],
      },
    });
  });

  it('is named as Slack names files, in one way', async () => {
    const messages = async (file: object) =>
      ((await post(image(file))).response_metadata as { messages: string[] }).messages.join();
    expect(await messages({ id: 'nonsense' })).toContain('input must match regex pattern: ^[F][A-Z0-9]{8,}$');
    expect(await messages({})).toContain('must define either `id` or `url`');
  });
});

it('a form asks for files only where the app may read them', async () => {
  const poor = await startSandbox({ manifest, workspace, http: { requestUrl: 'http://127.0.0.1:9/' } });
  const listening = await startRawApp(poor);
  expect(await openIn(poor, listening, form)).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: { messages: [expect.stringContaining('files:read')] },
  });
  await listening.close();
  await poor.close();
});

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { saveLists } from '../../src/checklists/store/own-lists.js';
import { followers } from '../../src/modules.js';
import { rotateKey } from '../../src/operations/store/rotate.js';
import { dbOf } from '../../src/platform/database/db.js';
import { createSeal, makeKey } from '../../src/platform/database/seal.js';
import { mostBytes } from '../../src/platform/photos/picture.js';
import { expectedPhotos } from '../../src/platform/photos/store.js';
import { type Bot, channels, neededScopes, people, riverside, startBot } from '../bot.js';
import { heic, jpeg, png } from '../photos.js';
import { stepsWith, story } from '../story.js';

const key = makeKey();
const scopes = [...neededScopes, 'files:read'];
const hillside = {
  ...riverside,
  name: 'Hillside',
  channel: channels.second,
  people: { [people.eve]: ['branch_head' as const] },
};

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ scopes, key, branches: [riverside, hillside] });
});
afterAll(() => bot.close());
beforeEach(() => bot.sandbox.faults([]));
const step = stepsWith(async () => bot.sandbox.faults([]));

const card = (words: string) =>
  bot.sandbox.messages(channels.lobby).findLast(({ text }) => text.includes(words)) as {
    ts: string;
  } & ReturnType<Bot['sandbox']['messages']>[number];
const photos = async (words: string) => {
  const record = await bot.db.prisma.record.findFirstOrThrow({ where: { summary: words } });
  return bot.db.prisma.photo.findMany({ where: { recordId: record.id }, orderBy: { id: 'asc' } });
};
const heard = (who: string) => {
  const person = bot.sandbox.as(who);
  return person.messages(person.direct()).map(({ text }) => text);
};
const upload = async (who: string, name: string, bytes: Uint8Array, type = 'image/jpeg') =>
  (await bot.sandbox.as(who).upload(name, type, bytes)).file?.id ?? '';
/** Amy logs an incident in the form, with these files. */
const log = async (words: string, files: string[]) => {
  const amy = bot.sandbox.as(people.amy);
  await amy.command('/lobby incident', channels.lobby);
  await amy.answer({ 'What happened?': words, Photos: files });
};
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

story('photos of an incident', async () => {
  await step('are fetched, checked, hashed and kept sealed; the card counts them', async () => {
    await log('Lamp fell from the ceiling', [
      await upload(people.amy, 'lamp.jpg', jpeg),
      await upload(people.amy, 'floor.png', png, 'image/png'),
    ]);
    expect(card('Lamp fell').text).toContain('📷 2');
    const kept = await photos('Lamp fell from the ceiling');
    const found = new Map(kept.map((photo) => [photo.type, photo]));
    for (const [type, bytes] of [
      ['jpeg', jpeg],
      ['png', png],
    ] as const) {
      const photo = found.get(type);
      expect(photo).toMatchObject({ state: 'kept', size: bytes.length, sha256: sha256(bytes), tryAt: null });
      const sealed = photo?.sealed ?? '';
      expect(sealed).not.toContain(Buffer.from(bytes).toString('base64').slice(0, 20));
      const opened = bot.db.seal.open(sealed, `${photo?.recordId}/photo/${photo?.id}`);
      expect(new Uint8Array(Buffer.from(opened, 'base64'))).toEqual(bytes);
    }
    const entries = await bot.db.prisma.auditEntry.findMany({ where: { action: 'incident.photo' } });
    expect(entries.map(({ data }) => JSON.parse(data))).toEqual(
      expect.arrayContaining(kept.map(({ id, sha256: hash }) => ({ photo: id, sha256: hash }))),
    );
    // Nothing of them is in the channel.
    expect(JSON.stringify(bot.sandbox.messages(channels.lobby))).not.toContain('slack_file');
  });

  await step('are shown among the private details, to those who may see these', async () => {
    const amy = bot.sandbox.as(people.amy);
    await amy.press(card('Lamp fell'), 'record.reveal');
    const blocks = amy.view()?.blocks ?? [];
    const images = blocks.filter(({ type }) => type === 'image');
    expect(images).toHaveLength(2);
    expect(images[0]).toMatchObject({
      alt_text: expect.stringMatching(/^Photo 1 for INC-0001, from Amy Chen, /),
    });
    const said = JSON.stringify(blocks);
    expect(said).toContain(`SHA-256 ${sha256(jpeg).slice(0, 12)}`);
    expect(said).toContain(`SHA-256 ${sha256(png).slice(0, 12)}`);
    await amy.close();
    const looks = await bot.db.prisma.auditEntry.findMany({ where: { action: 'incident.looked' } });
    expect(looks).toHaveLength(1);
  });

  await step(
    'are not shown to a colleague without a part in it, nor to somebody of another branch',
    async () => {
      const looks = () => bot.db.prisma.auditEntry.count({ where: { action: 'incident.looked' } });
      const before = await looks();
      for (const [who, words] of [
        [people.ben, 'not yours'],
        [people.eve, 'not on the list'],
      ] as const) {
        const person = bot.sandbox.as(who);
        await person.press(card('Lamp fell'), 'record.reveal');
        expect(person.view()).toBeNull();
        expect(person.messages(channels.lobby).at(-1)).toMatchObject({ ephemeralFor: who });
        expect(person.messages(channels.lobby).at(-1)?.text).toContain(words);
      }
      expect(await looks()).toBe(before);
    },
  );

  await step('can be added afterwards', async () => {
    const amy = bot.sandbox.as(people.amy);
    const file = await upload(people.amy, 'mended.png', png, 'image/png');
    await amy.press(card('Lamp fell'), { blockId: moreOf('Lamp fell'), actionId: 'record.more' }, 'Edit');
    await amy.answer({ Photos: [file] });
    expect(card('Lamp fell').text).toContain('📷 3');
  });
});

story('a photo is not kept, and who gave it hears why,', async () => {
  const refused = async (words: string) => {
    const [photo] = await photos(words);
    expect(photo).toMatchObject({ state: 'refused', sealed: null, sha256: null });
    const entry = await bot.db.prisma.auditEntry.findFirst({
      where: { action: 'incident.photo', subject: photo?.recordId ?? '', actor: 'lobby' },
      orderBy: { id: 'asc' },
    });
    expect(JSON.parse(entry?.data ?? '{}')).toEqual({ photo: photo?.id, refused: photo?.reason });
    expect(card(words).text).not.toContain('📷');
    return photo?.reason;
  };

  await step('where it is too big', async () => {
    const big = new Uint8Array(mostBytes + 1);
    big.set(jpeg);
    await log('A very large photo', [await upload(people.amy, 'large.jpg', big)]);
    expect(await refused('A very large photo')).toBe('too_big');
    expect(heard(people.amy).at(-1)).toMatch(/^A photo for INC-0002 at Riverside was not kept: .* 10 MB/);
    expect(heard(people.amy).at(-1)).toContain('“Edit”');
  });

  await step('where it is a text that is only called a picture', async () => {
    const text = new TextEncoder().encode('Dear customers, the branch is closed today.');
    await log('Only called a photo', [await upload(people.amy, 'notice.jpg', text)]);
    expect(await refused('Only called a photo')).toBe('not_picture');
    expect(heard(people.amy).at(-1)).toContain('INC-0003');
    expect(heard(people.amy).at(-1)).toContain('JPEG, PNG, HEIC and WebP');
  });

  await step('where it vanished before it could be fetched', async () => {
    bot.sandbox.faults([{ method: 'files.info', kind: 'http-503', times: 1 }]);
    const file = await upload(people.amy, 'gone.jpg', jpeg);
    await log('The photo vanished', [file]);
    expect(card('The photo vanished').text).toContain('📷 1 on the way');
    bot.sandbox.deleteFile(file);
    await bot.until('2026-11-16T02:01:00Z');
    expect(await refused('The photo vanished')).toBe('gone');
    expect(heard(people.amy).at(-1)).toContain('deleted in Slack');
  });

  await step('where Slack does not hand it over for a day; not told at night', async () => {
    bot.clock.set('2026-11-16T13:00:00Z');
    bot.sandbox.faults([{ method: 'files-pri', kind: 'error' }]);
    await log('Slack keeps the photo', [await upload(people.amy, 'late.jpg', jpeg)]);
    await bot.until('2026-11-17T15:00:00Z');
    expect(await refused('Slack keeps the photo')).toBe('unreachable');
    const tries = bot.sandbox.ledger.filter(({ method }) => method === 'files-pri').length;
    const told = () => heard(people.amy).filter((text) => text.includes('whole day'));
    expect(told()).toEqual([]);
    await bot.until('2026-11-18T00:30:00Z');
    expect(told()).toHaveLength(1);
    expect(bot.sandbox.ledger.filter(({ method }) => method === 'files-pri')).toHaveLength(tries);
  });
});

it('no more photos are taken at once than asked for', async () => {
  const [old] = await bot.db.prisma.photo.findMany({ take: 1 });
  if (!old) throw new Error('no photo');
  const data = ['A', 'B', 'C'].map((file) => ({
    ...old,
    id: crypto.randomUUID(),
    file,
    state: 'expected',
    tries: 0,
  }));
  await bot.db.prisma.photo.createMany({ data: data.map((one) => ({ ...one, tryAt: bot.clock.now() })) });
  const taken = [];
  for (let turn = 0; turn < 4; turn++) taken.push((await expectedPhotos(bot.db, bot.clock.now(), 1)).length);
  expect(taken).toEqual([1, 1, 1, 0]);
  await bot.db.prisma.photo.deleteMany({ where: { id: { in: data.map(({ id }) => id) } } });
});

describe('a photo is fetched in the end', () => {
  it('where the download failed at first', async () => {
    bot.sandbox.faults([{ method: 'files-pri', kind: 'error', times: 2 }]);
    await log('Slack stumbled', [await upload(people.amy, 'lamp.jpg', jpeg)]);
    expect(card('Slack stumbled').text).toContain('📷 1 on the way');
    bot.clock.forward(1);
    await bot.sandbox.settle();
    expect((await photos('Slack stumbled'))[0]).toMatchObject({ state: 'expected', tries: 2 });
    bot.clock.forward(1);
    await bot.sandbox.settle();
    expect((await photos('Slack stumbled'))[0]).toMatchObject({ state: 'kept', tries: 3 });
    expect(card('Slack stumbled').text).toMatch(/📷 1$/m);
  });

  it('where the bot stopped before it could, by the next one', async () => {
    bot.sandbox.faults([{ method: 'files.info', kind: 'error', times: 1 }]);
    await log('Stopped in between', [await upload(people.amy, 'lamp.jpg', jpeg)]);
    bot.clock.forward(1);
    await bot.restart();
    expect((await photos('Stopped in between'))[0]).toMatchObject({ state: 'kept' });
  });

  it('by one process alone, unless that one dies', async () => {
    const [photo] = await photos('Stopped in between');
    await bot.db.prisma.photo.updateMany({
      where: { id: photo?.id ?? '' },
      data: { state: 'expected', tryAt: bot.clock.now() },
    });
    const now = bot.clock.now();
    const [taken, left] = await Promise.all([expectedPhotos(bot.db, now, 5), expectedPhotos(bot.db, now, 5)]);
    expect([taken, left].map(({ length }) => length).sort()).toEqual([0, 1]);
    expect(await expectedPhotos(bot.db, new Date(now.getTime() + 59_000), 5)).toEqual([]);
    expect(await expectedPhotos(bot.db, new Date(now.getTime() + 60_000), 5)).toHaveLength(1);
    bot.clock.forward(3);
    await bot.sandbox.settle();
    expect((await photos('Stopped in between'))[0]).toMatchObject({ state: 'kept' });
  });
});

it('a photo of a finding goes to the corrective action that it becomes', async () => {
  const amy = bot.sandbox.as(people.amy);
  await bot.until('2026-11-18T00:35:00Z');
  const list = bot.sandbox.messages(channels.lobby).findLast(({ text }) => text.startsWith('Opening'));
  if (!list) throw new Error('no list was posted');
  const file = await upload(people.amy, 'tap.jpg', jpeg);
  await amy.press(list, 'run.finding');
  await amy.answer({ 'Which item?': 'Toilets clean', 'What did you see?': 'Tap drips', Photos: [file] });
  expect(amy.view()).toBeNull();
  expect(await photos('Tap drips')).toMatchObject([{ state: 'kept', field: 'photos', sha256: sha256(jpeg) }]);
  expect(card('Tap drips').text).toContain('📷 1');
});

it('a photo on a list is shown to those who lead the branch, each look on record, and to nobody else', async () => {
  const branch = await bot.db.prisma.branch.findUniqueOrThrow({ where: { channel: channels.lobby } });
  const rules = { timing: { cron: '45 8 * * *' }, due: 30, late: 60, remind: [] };
  const own = { name: 'own_00000001', version: 0, title: 'Vault', text: '# All\nThe seal [photo]', rules };
  const hand = { branchId: branch.id, actor: 'terminal', key: null, now: bot.clock.now() };
  await saveLists(bot.db, [own], hand);
  await bot.until('2026-11-18T00:46:00Z');
  const list = () => bot.sandbox.messages(channels.lobby).findLast(({ text }) => text.startsWith('Vault'))!;
  const amy = bot.sandbox.as(people.amy);
  const file = await upload(people.amy, 'seal.jpg', jpeg);
  await amy.press(list(), 'Answer …');
  await amy.answer({ 'The seal': [file] });
  const looks = () => bot.db.prisma.auditEntry.findMany({ where: { action: 'run.looked' } });

  for (const who of [people.amy, people.rui, people.eve]) {
    const person = bot.sandbox.as(who);
    await person.press(list(), 'run.photos');
    expect(person.view()).toBeNull();
    expect(person.messages(channels.lobby).at(-1)).toMatchObject({ ephemeralFor: who });
  }
  expect(await looks()).toEqual([]);

  for (const who of [people.li, people.fang, people.hua, people.hq, people.audit]) {
    const person = bot.sandbox.as(who);
    await person.press(list(), 'run.photos');
    expect(person.view()?.blocks.filter(({ type }) => type === 'image')).toHaveLength(1);
    await person.close();
  }
  expect(await looks()).toHaveLength(5);
});

it('a photo that Slack has no more does not keep the details shut', async () => {
  const [left, phone] = [
    await upload(people.amy, 'left.jpg', jpeg),
    await upload(people.amy, 'phone.heic', heic, 'image/heic'),
  ];
  await log('Photos of all sorts', [left, phone]);
  bot.sandbox.deleteFile(left);
  const amy = bot.sandbox.as(people.amy);
  await amy.press(card('Photos of all sorts'), 'record.reveal');
  const said = JSON.stringify(amy.view()?.blocks);
  expect(said).toContain('no longer in Slack');
  expect(said).toContain('|Open it in Slack>');
  expect(said).not.toContain('"image"');
  await amy.close();
});

it('a photo that Slack cannot draw does not keep the details shut', async () => {
  const file = await upload(people.amy, 'phone.heic', heic, 'image/heic');
  await log('A photo from a phone', [file]);
  expect(await photos('A photo from a phone')).toMatchObject([{ state: 'kept', type: 'heic' }]);
  const amy = bot.sandbox.as(people.amy);
  await amy.press(card('A photo from a phone'), 'record.reveal');
  const said = JSON.stringify(amy.view()?.blocks);
  expect(said).toContain('cannot show this photo here');
  expect(said).not.toContain('"image"');
});

it('a photo as large as it may be is kept', async () => {
  const large = new Uint8Array(mostBytes);
  large.set(jpeg);
  await log('As large as it may be', [await upload(people.amy, 'large.jpg', large)]);
  expect(await photos('As large as it may be')).toMatchObject([
    { state: 'kept', size: mostBytes, sha256: sha256(large) },
  ]);
});

it('photos are sealed anew when the key is changed', async () => {
  const fresh = makeKey();
  const seal = createSeal({ current: fresh, older: [key] });
  const kept = await bot.db.prisma.photo.findMany({ where: { state: 'kept' } });
  const { resealed, unopened } = await rotateKey({ prisma: bot.db.prisma, seal });
  expect(unopened).toEqual([]);
  expect(resealed).toBeGreaterThanOrEqual(kept.length);
  const only = dbOf(bot.database, createSeal(fresh), followers);
  for (const { id } of kept) {
    const photo = await only.prisma.photo.findUniqueOrThrow({ where: { id } });
    const opened = Buffer.from(only.seal.open(photo.sealed ?? '', `${photo.recordId}/photo/${id}`), 'base64');
    expect(sha256(opened)).toBe(photo.sha256);
  }
  const again = await rotateKey({ prisma: bot.db.prisma, seal });
  expect(again.resealed).toBe(0);
});

it('without the scope no form asks for photos', async () => {
  const poor = await startBot();
  const amy = poor.sandbox.as(people.amy);
  await amy.command('/lobby incident', channels.lobby);
  expect(amy.view()).not.toBeNull();
  expect(JSON.stringify(amy.view())).not.toContain('file_input');
  await poor.close();
});

/** The block of the menu on the card that holds these words. */
function moreOf(words: string): string {
  const found = card(words).blocks.find((block) => JSON.stringify(block).includes('"record.more"'));
  return found?.block_id ?? '';
}

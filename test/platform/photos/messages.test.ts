import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/platform/directory/branch.js';
import { type Speech, speak } from '../../../src/platform/language/speak.js';
import type { RefusedFor } from '../../../src/platform/photos/fetching.js';
import { photoBlocks as drawn, photoRefused, photosLine } from '../../../src/platform/photos/messages.js';
import type { Photo } from '../../../src/platform/photos/photo.js';
import { action } from '../../../src/records/kinds/action.js';
import { incident } from '../../../src/records/kinds/incident.js';
import { photosOfRecord } from '../../../src/records/messages/photos.js';
import type { Kind } from '../../../src/records/rules/kind.js';
import { checkView } from '../../../src/trial/sandbox/blocks/check.js';

const english = speak('en');
type Of = { record: { number: number }; kind: Kind; branch: { name: string; timezone: string } };
const of: Of = {
  record: { number: 12 },
  kind: incident,
  branch: { name: 'R & D <Zone>', timezone: 'Asia/Shanghai' },
};
const photo = (more: Partial<Photo> = {}): Photo => ({
  id: '00000000-0000-4000-8000-000000000001',
  field: 'photos',
  file: 'F0123456789',
  name: 'Amy <Chen>',
  at: new Date('2026-11-16T02:00:00Z'),
  state: 'kept',
  reason: null,
  type: 'jpeg',
  sha256: 'ab12cd34ef56'.padEnd(64, '0'),
  ...more,
});
const photoBlocks = (
  photos: readonly Photo[],
  shown: Of,
  speech: Speech,
  atSlack?: Parameters<typeof drawn>[3],
) => drawn(photos, photosOfRecord(shown, speech), speech, atSlack);
const texts = (blocks: unknown) => JSON.stringify(blocks);
const atSlack = (drawn: boolean, link: string | null = null) => new Map([['F0123456789', { drawn, link }]]);

describe('the line on the card', () => {
  it.each([
    [[], null],
    [[{ state: 'refused', count: 2 }], null],
    [[{ state: 'kept', count: 2 }], '📷 2'],
    [[{ state: 'expected', count: 1 }], '📷 1 on the way'],
    [
      [
        { state: 'kept', count: 2 },
        { state: 'expected', count: 1 },
        { state: 'refused', count: 1 },
      ],
      '📷 2 · 1 on the way',
    ],
  ])('%j → %s', (counts, line) => expect(photosLine(counts, english)).toBe(line));
});

describe('among the private details', () => {
  it('a photo is drawn, with who gave it, when, and the beginning of its hash', () => {
    expect(photoBlocks([photo()], of, english, atSlack(true))).toEqual([
      {
        type: 'image',
        slack_file: { id: 'F0123456789' },
        alt_text: 'Photo 1 for INC-0012, from Amy <Chen>, Mon 16 Nov 10:00',
      },
      {
        type: 'context',
        elements: [
          expect.objectContaining({ text: 'Amy &lt;Chen&gt; · Mon 16 Nov 10:00 · SHA-256 ab12cd34ef56' }),
        ],
      },
    ]);
  });

  it('says what it was given for, where a record has photos of several things', () => {
    const blocks = photoBlocks([photo({ field: 'proof_photos' })], { ...of, kind: action }, english);
    expect(texts(blocks)).toContain('Photos of the result · Amy');
  });

  it('is described where Slack cannot draw it', () => {
    const link = 'https://bank.slack.com/files/U1/F1/a.heic';
    const blocks = photoBlocks([photo({ type: 'heic' })], of, english, atSlack(false, link));
    expect(texts(blocks)).toContain(`Slack cannot show this photo here. <${link}|Open it in Slack>`);
    expect(texts(blocks)).not.toContain('"image"');
    expect(texts(photoBlocks([photo({ type: 'webp' })], of, english))).not.toContain('"image"');
  });

  it('is described where Slack no longer has it', () => {
    const blocks = photoBlocks([photo()], of, english, new Map());
    expect(texts(blocks)).toContain('This photo is no longer in Slack. Lobby keeps a sealed copy.');
    expect(texts(blocks)).toContain('ab12cd34ef56');
    expect(texts(blocks)).not.toContain('"image"');
  });

  it('is described where it is still being fetched or was refused', () => {
    const nothing = { type: null, sha256: null };
    const coming = photoBlocks([photo({ ...nothing, state: 'expected' })], of, english);
    expect(texts(coming)).toContain('still being fetched from Slack');
    const refused = photoBlocks([photo({ ...nothing, state: 'refused', reason: 'too_big' })], of, english);
    expect(texts(refused)).toContain('it is larger than 10 MB');
    expect(texts([...coming, ...refused])).not.toContain('SHA-256');
  });

  it.each(languages)('the newest fit into a modal, in %s', (language) => {
    const speech = speak(language);
    const many = Array.from({ length: 55 }, (_, index) =>
      photo({ file: `F${String(index).padStart(10, '0')}`, name: 'N'.repeat(80) }),
    );
    const blocks = photoBlocks(many, of, speech);
    expect(blocks.filter(({ type }) => type === 'image')).toHaveLength(20);
    expect(texts(blocks)).toContain('F0000000054');
    expect(texts(blocks[0])).toContain('35');
    const title = { type: 'plain_text', text: 'Details' };
    expect(() => checkView({ type: 'modal', title, blocks }, 'modal')).not.toThrow();
  });
});

describe.each(languages)('what the giver hears in %s', (language) => {
  const reasons: RefusedFor[] = ['too_big', 'not_picture', 'gone', 'unreachable'];
  it.each(reasons)('%s', (reason) => {
    const { text, blocks } = photoRefused(
      reason,
      { title: 'INC-0012', branch: of.branch.name },
      'https://bank.slack.com/archives/C1/p1',
      speak(language),
    );
    expect(text).toContain('INC-0012');
    expect(text).toContain('R &amp; D &lt;Zone&gt;');
    expect(text).not.toMatch(/{{|undefined/);
    expect(texts(blocks)).toContain('<https://bank.slack.com/archives/C1/p1|');
    expect(text).not.toContain('https://');
  });
});

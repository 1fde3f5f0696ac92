import type { ImageBlock, KnownBlock } from '@slack/types';
import { escapeText } from '../blocks/escape.js';
import { context, type Message, sentence } from '../blocks/kit.js';
import { cut } from '../cut.js';
import type { Speech } from '../language/speak.js';
import { type AtSlack, mostShown } from '../slack/files.js';
import type { RefusedFor } from './fetching.js';
import type { Photo } from './photo.js';
import { mostBytes } from './picture.js';

/** What is needed to show photos. */
export interface PhotosShown {
  /** The name of the thing that they were given for, as people know it. */
  title: string;
  timezone: string;
  /** The label of a photo's field, escaped; null where none is needed. */
  label(field: string): string | null;
}

/** One line of the card; null where there are none. */
export function photosLine(
  photos: readonly { state: string; count: number }[],
  speech: Speech,
): string | null {
  const count = (state: Photo['state']) => photos.find((one) => one.state === state)?.count ?? 0;
  const parts = [
    ...(count('kept') > 0 ? [speech.number(count('kept'))] : []),
    ...(count('expected') > 0 ? [speech.t('photos.coming', { count: count('expected') })] : []),
  ];
  return parts.length > 0 ? `📷 ${parts.join(' · ')}` : null;
}

/**
 * Photos among a record's private details: who gave each and when, and the beginning of its hash.
 * @param atSlack what Slack still has, by file id: a picture that it lacks would make it refuse the whole modal.
 * Absent: every kept photo is taken to be there.
 */
export function photoBlocks(
  photos: readonly Photo[],
  of: PhotosShown,
  speech: Speech,
  atSlack?: ReadonlyMap<string, AtSlack>,
): KnownBlock[] {
  const earlier = photos.length - mostShown;
  return [
    ...(earlier > 0 ? context(speech.t('photos.earlier', { count: earlier })) : []),
    ...photos
      .map((photo, index) => drawn({ photo, number: index + 1 }, of, speech, atSlack))
      .slice(-mostShown)
      .flat(),
  ];
}

export function drawn(
  { photo, number }: { photo: Photo; number: number },
  of: PhotosShown,
  speech: Speech,
  atSlack: ReadonlyMap<string, AtSlack> | undefined,
): KnownBlock[] {
  const { t } = speech;
  const { name, file, sha256, state, reason } = photo;
  const when = speech.moment(photo.at, of.timezone);
  const label = of.label(photo.field);
  const given = [...(label === null ? [] : [label]), escapeText(name), when];
  if (state === 'expected') return context(`📷 ${[...given, t('photos.fetching')].join(' · ')}`);
  if (reason) return context(`⚠️ ${[...given, because(reason, speech)].join(' · ')}`);
  const facts = [...given, `SHA-256 ${sha256?.slice(0, 12)}`].join(' · ');
  const seen = atSlack ? atSlack.get(file) : { drawn: drawnBySlack.has(photo.type), link: null };
  if (!seen) return context(`📷 ${facts}`, t('photos.left'));
  if (!seen.drawn) {
    const link = seen.link ? ` <${seen.link}|${t('photos.open')}>` : '';
    return context(`📷 ${facts}`, `${t('photos.not_drawn')}${link}`);
  }
  const alt = t('photos.alt', { number, code: of.title, name, when });
  const image: ImageBlock = { type: 'image', slack_file: { id: file }, alt_text: cut(alt, 2000) };
  return [image, ...context(facts)];
}

/** The types that Slack's image blocks show. They show GIF too, which is not kept. */
const drawnBySlack = new Set<Photo['type']>(['jpeg', 'png']);

const because = (reason: RefusedFor, speech: Speech) =>
  speech.t(`photos.refused.${reason}`, {
    most: `${mostBytes / 1024 / 1024} MB`,
    types: speech.list(['JPEG', 'PNG', 'HEIC', 'WebP']),
  });

/** Tells a person that their photo was not kept, and why. */
export function photoRefused(
  reason: RefusedFor,
  of: { title: string; branch: string },
  link: string | null,
  speech: Speech,
): Message {
  const { t } = speech;
  const told = t('photos.not_kept', {
    code: of.title,
    branch: escapeText(of.branch),
    reason: because(reason, speech),
  });
  const words = `${told} ${t('photos.again', { edit: t('record.edit') })}`;
  const shown = link ? `${words} <${link}|${t('record.show')}>` : words;
  return { ...sentence(shown), text: words };
}

import { describe, expect, it } from 'vitest';
import { pictureType } from '../../../src/platform/photos/picture.js';
import { heic, jpeg, png, webp } from '../../photos.js';

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
/** A HEIF file's first box, by its brands. */
const heif = (major: string, ...compatible: string[]) => {
  const box = bytes(`\0\0\0\0ftyp${major}\0\0\0\0${compatible.join('')}`);
  new DataView(box.buffer).setUint32(0, box.length);
  return box;
};

describe('a picture is known by its bytes', () => {
  it.each([
    ['jpeg', jpeg],
    ['png', png],
    ['webp', webp],
    ['heic', heic],
  ])('%s', (type, picture) => {
    expect(pictureType(picture)).toBe(type);
    // Also where it lies somewhere within a larger piece of memory.
    const within = new Uint8Array(picture.length + 7);
    within.set(picture, 7);
    expect(pictureType(within.subarray(7))).toBe(type);
  });

  it('a HEIF file of another brand only where a compatible one is HEIC', () => {
    expect(pictureType(heif('mif1', 'mif1', 'heic'))).toBe('heic');
    expect(pictureType(heif('mif1', 'mif1', 'avif'))).toBeNull();
    expect(pictureType(heif('avif', 'mif1', 'heic'))).toBeNull();
    // What follows the box is not looked at.
    const box = heif('mif1', 'mif1');
    const more = new Uint8Array(box.length + 4);
    more.set(box);
    more.set(bytes('heic'), box.length);
    expect(pictureType(more)).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['text', 'not a picture at all, only called one'],
    ['a page', '<!doctype html><html>'],
    ['a GIF', 'GIF89a\x01\0\x01\0'],
    ['a PDF', '%PDF-1.7'],
    ['a film', '\0\0\0\x18ftypisom\0\0\x02\0isomiso2'],
    ['a drawing with scripts', '<svg xmlns="http://www.w3.org/2000/svg">'],
    ['the beginning of a JPEG alone', '\xff\xd8\xff'],
    ['a RIFF file that is a sound', 'RIFF\0\0\0\0WAVEfmt '],
  ])('%s is none', (_, text) => {
    expect(pictureType(bytes(text))).toBeNull();
  });
});

/** Pictures as phones give them, as small as they can be: two pixels by two, one by one, and a HEIC file's head alone. */
const read = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

export const png = read(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFUlEQVR4nGM4YGBgcMCAAUgcOGAAACE+BRGpqQZ+AAAAAElFTkSuQmCC',
);
export const jpeg = read(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
);
export const webp = read('UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=');
export const heic = new Uint8Array(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'));

/** A file of the workspace. `bytes` are absent until they were sent. */
export interface StoredFile {
  id: string;
  name: string;
  title: string;
  altText: string;
  mimetype: string;
  user: string;
  created: number;
  /** The length that was announced. */
  length: number;
  bytes?: Buffer;
  /** Conversations it was shared in; a file that was only sent is in none. */
  shared: Set<string>;
  completed: boolean;
  /** A person gave it to the app in a form. */
  given: boolean;
}

const mimetypes: Record<string, string> = {
  csv: 'text/csv',
  gif: 'image/gif',
  heic: 'image/heic',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  webp: 'image/webp',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

export function extensionOf(name: string): string {
  return name.includes('.') ? (name.split('.').at(-1) ?? '').toLowerCase() : '';
}

export function mimetypeOf(name: string): string {
  return mimetypes[extensionOf(name)] ?? 'application/octet-stream';
}

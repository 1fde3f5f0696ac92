import type { IncomingMessage } from 'node:http';

const mostBytes = 64 * 1024 * 1024;

/** The whole body of a request. Throws where it is larger than the limit. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new Error('The request body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The fields of a JSON or form body over those of the query. Undefined where the JSON is invalid. */
export async function readFields(request: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://sandbox').searchParams);
  const body = (await readBytes(request)).toString();
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('application/json'))
    return { ...query, ...Object.fromEntries(new URLSearchParams(body)) };
  try {
    return { ...query, ...(JSON.parse(body || '{}') as object) };
  } catch {
    return undefined;
  }
}

/** The bytes of an uploaded file: the body itself, or the first file of a form. */
export async function readFile(request: IncomingMessage): Promise<Buffer> {
  const bytes = await readBytes(request);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return bytes;
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  for (const value of form.values())
    if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  return Buffer.alloc(0);
}

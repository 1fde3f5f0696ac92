import { request } from 'node:http';

/** One request on a connection of its own. */
export function post(url: string, headers: Record<string, string>, body: string | Uint8Array) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const asking = request(url, {
      method: 'POST',
      headers: { ...headers, ...length },
      agent: false,
      timeout: 30_000,
    });
    asking.once('error', reject);
    asking.once('timeout', () => asking.destroy(new Error('nothing came')));
    asking.once('response', async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode ?? 0, text });
    });
    asking.end(body);
  });
}

/** What Slack answered; `error` is Slack's code, or `unreachable: …`. */
export interface Answer {
  error?: string;
  body: Record<string, unknown>;
  scopes: string[];
  /** Slack's clock at that moment, in whole seconds. */
  date?: Date;
}

/** Milliseconds. */
const TIMEOUT = 5000;

/** Calls a method of the Web API. Without Slack's client, which does not give access to the `date` header. */
export async function askSlack(
  apiUrl: string,
  method: string,
  token: string,
  args: Record<string, string> = {},
): Promise<Answer> {
  let response: Response;
  let body: Record<string, unknown>;
  try {
    response = await fetch(`${apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams(args),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    body = (await response.json()) as Record<string, unknown>;
  } catch (error) {
    return { error: `unreachable: ${reasonOf(error)}`, body: {}, scopes: [] };
  }
  const date = Date.parse(response.headers.get('date') ?? '');
  return {
    ...(body.ok === true ? {} : { error: String(body.error ?? `HTTP ${response.status}`) }),
    body,
    scopes: (response.headers.get('x-oauth-scopes') ?? '').split(',').flatMap((scope) => scope.trim() || []),
    ...(Number.isNaN(date) ? {} : { date: new Date(date) }),
  };
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}

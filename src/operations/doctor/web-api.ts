/** What Slack answered; `error` is Slack's code, or `unreachable: …`. */
export interface Answer {
  error?: string;
  body: Record<string, unknown>;
  scopes: string[];
  /** Slack's own clock at that moment, whole seconds. */
  date?: Date;
}

const PATIENCE = 5000;

/** Calls a method of the Web API. By hand, because the client shows no headers, and the clock is in one. */
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
      signal: AbortSignal.timeout(PATIENCE),
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

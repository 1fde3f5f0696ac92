import type { Act, Conversation, Fault, Notice, Outcome, View, Workspace } from '../contract.js';

/** An act without the person, whom the session adds. */
export type Deed = Act extends infer A ? (A extends Act ? Omit<A, 'user'> : never) : never;

/** The sandbox refused the request; the message is its error code, such as `clock_cannot_be_turned`. */
export class SandboxRefused extends Error {}

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(
    path,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  const answer = (await response.json()) as T & { error?: string };
  if (!response.ok) throw new SandboxRefused(answer.error ?? String(response.status));
  return answer;
}

const query = (values: Record<string, string | null>) =>
  new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString();

/** Without a user: as the person whom the sandbox chooses for a newcomer. */
export const getWorkspace = (user: string | null) => ask<Workspace>(`/sandbox/workspace?${query({ user })}`);

export const getConversation = (user: string, channel: string, thread: string | null) =>
  ask<Conversation>(`/sandbox/conversation?${query({ user, channel, thread })}`);

/** Opens the Home tab: the app gets the event and may draw the tab again. */
export const openHome = (user: string) => ask<{ view: View | null }>(`/sandbox/home?${query({ user })}`);

export const sendAct = (user: string, deed: Deed) => ask<Outcome>('/sandbox/act', { ...deed, user });

/** Moves the clock to an instant in epoch milliseconds; resolves when the bot has caught up. */
export const moveClock = (to: number) =>
  ask<{ now: string }>('/sandbox/clock', { to: new Date(to).toISOString() });

export const setFaults = (faults: Fault[]) => ask<Fault[]>('/sandbox/faults', faults);

/**
 * Receives notices about the workspace until the signal aborts. A broken stream is reopened until that succeeds;
 * `onState(true)` after a gap means that notices may have been missed.
 */
export function listen(
  user: string,
  ended: AbortSignal,
  onNotice: (notice: Notice) => void,
  onState: (connected: boolean) => void,
): void {
  let retry: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource;
  const connect = () => {
    source = new EventSource(`/sandbox/stream?${query({ user })}`);
    source.onopen = () => onState(true);
    source.onmessage = (event) => onNotice(JSON.parse(String(event.data)) as Notice);
    source.onerror = () => {
      source.close();
      onState(false);
      retry = setTimeout(connect, 1500);
    };
  };
  connect();
  ended.addEventListener('abort', () => {
    clearTimeout(retry);
    source.close();
  });
}

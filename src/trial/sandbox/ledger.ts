/** One call of the Web API and what the workspace did. */
export interface Call {
  /** Real time, milliseconds. */
  at: number;
  method: string;
  args: Record<string, unknown>;
  /** Whether the call was carried out, whatever the answer to the caller was. */
  accepted: boolean;
  /** `ok`, Slack's error code, or the fault that was used instead. */
  outcome: string;
  /** The message that the call posted or changed. */
  ts?: string;
}

const kept = 100_000;

/** The record of every Web API call: what really happened, to be compared with what the bot believes. */
export class Ledger {
  readonly calls: Call[] = [];

  add(call: Call): void {
    this.calls.push(call);
    if (this.calls.length > kept) this.calls.splice(0, kept / 10);
  }
}

/** A refusal in Slack's own words: `code` is what goes in `error`, `extra` whatever the answer carries beside it. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(code);
    this.name = 'Refused';
  }
}

/** The refusal that explains itself, one line for each thing that is wrong. */
export function refusedBecause(code: string, messages: readonly string[]): Refused {
  return new Refused(code, { response_metadata: { messages } });
}

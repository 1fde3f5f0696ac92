/** A refusal as Slack gives it: `code` is the `error` of the answer, `extra` its further fields. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(code);
    this.name = 'Refused';
  }
}

/** A refusal with messages, one for each error. */
export function refusedBecause(code: string, messages: readonly string[]): Refused {
  return new Refused(code, { response_metadata: { messages } });
}

/**
 * Why a request was refused. A code that one module alone uses is added by that module (`declare module`); each has a
 * sentence in the catalogues, under `refusals`.
 */
export interface RefusalCodes {
  not_allowed: true;
  not_admin: true;
  not_branch: true;
  not_member: true;
  reader: true;
  same_person: true;
  closed: true;
  moved_on: true;
  fixed: true;
  stale: true;
  faults: true;
  gone: true;
}

/** The error with which a request is refused; the person is shown the sentence of its code. */
export class Refusal extends Error {
  constructor(
    readonly code: keyof RefusalCodes,
    readonly details: Record<string, string> = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

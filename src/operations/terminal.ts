/** Where a command prints its lines. */
export interface Terminal {
  /** Standard output: the result, which may be piped into a file. */
  say(line: string): void;
  /** Standard error: errors and progress. */
  complain(line: string): void;
}

/** 0 where all is well, 1 where the operator has to do something. */
export type ExitCode = 0 | 1;

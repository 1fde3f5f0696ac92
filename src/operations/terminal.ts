/** Where a command's words go, a line each. */
export interface Terminal {
  /** What was asked for: may be piped into a file. */
  say(line: string): void;
  /** What went wrong, and what is on its way. */
  complain(line: string): void;
}

/** 0 where all is well, 1 where somebody has to do something. */
export type ExitCode = 0 | 1;

/** The current time: the real one, or one that tests and the trial can move. */
export interface WallClock {
  now(): Date;
}

/** The time of day; the real one, or one that somebody moves. */
export interface WallClock {
  now(): Date;
}

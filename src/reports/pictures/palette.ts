/**
 * Colours that people tell apart who do not see red or green, or none at all: blue and orange differ in lightness too. The
 * paper is drawn as well, since Slack's may be dark.
 */
export const palette = {
  paper: '#ffffff',
  ink: '#14202b',
  quiet: '#4c5c6b',
  line: '#c5ced6',
  band: '#dbe6f0',
  past: '#8aa6bf',
  now: '#0b5394',
  alarm: '#c2410c',
  /** From few to many. */
  warmth: ['#edf4fa', '#c6dcee', '#8fbcdc', '#3f86bd', '#0b4f8a'],
};

/** What is written on a ground of that warmth (0 to 1). */
export const inkOn = (warmth: number) => (warmth > 0.62 ? palette.paper : palette.ink);

/**
 * Colours that colour-blind people can tell apart: blue and orange, which also differ in lightness. The background is
 * drawn too, because Slack may be in dark mode.
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

/** The text colour on a cell of this warmth (0 to 1). */
export const inkOn = (warmth: number) => (warmth > 0.62 ? palette.paper : palette.ink);

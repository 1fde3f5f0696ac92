/** A picture as it is sent: its bytes, its name, and a text alternative for people who cannot see it. */
export interface Picture {
  name: string;
  title: string;
  /** Within Slack's limit. */
  alt: string;
  bytes: Uint8Array;
}

/** Pixels: readable on a phone, in the proportions 16:9. */
export const size = { width: 1200, height: 675 };

/** Slack's limit of characters for a picture's alternative text. */
export const mostWords = 1000;

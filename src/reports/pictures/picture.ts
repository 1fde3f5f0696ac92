/** A picture as it is sent: its bytes, what it is called, and all that it shows in words, for whoever does not see it. */
export interface Picture {
  name: string;
  title: string;
  /** At most so much as Slack takes. */
  alt: string;
  bytes: Uint8Array;
}

/** As wide as a phone shows well, in the proportions of a television. */
export const size = { width: 1200, height: 675 };

/** Slack takes so many characters of words for a picture. */
export const mostWords = 1000;

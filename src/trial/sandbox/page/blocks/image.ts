import type { ImageBlock, ImageElement, SlackFileImageObject, UrlImageObject } from '@slack/types';
import { el, safeUrl } from '../dom.js';
import { drawLink } from '../text.js';

function addressOf(image: UrlImageObject | SlackFileImageObject): string {
  if ('image_url' in image) return image.image_url;
  const { slack_file: file } = image;
  // Slack's address of the file needs a session; the sandbox has an address that does not.
  const id =
    'id' in file ? file.id : /\/(?:files-pri\/[^-/]+-|files\/[^/]+\/)(F[A-Z0-9]+)\//.exec(file.url)?.[1];
  return `/sandbox/file/${id}`;
}

/** A small image within another block. */
export const drawPicture = (image: ImageElement, className: string) =>
  el('img', { class: className, src: safeUrl(addressOf(image)), alt: image.alt_text, loading: 'lazy' });

/** An image block, which opens in full size. */
export function drawImage(block: ImageBlock): HTMLElement {
  const address = addressOf(block);
  return drawLink(address, el('img', { class: 'picture', src: safeUrl(address), alt: block.alt_text }));
}

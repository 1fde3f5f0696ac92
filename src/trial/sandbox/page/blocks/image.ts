import type { ImageBlock, ImageElement, SlackFileImageObject, UrlImageObject } from '@slack/types';
import { el, safeUrl } from '../dom.js';
import { drawLink } from '../text.js';

function addressOf(image: UrlImageObject | SlackFileImageObject): string {
  if ('image_url' in image) return image.image_url;
  const { slack_file: file } = image;
  // Its address in Slack leads only those to it who are signed in; the page has one of its own.
  const id =
    'id' in file ? file.id : /\/(?:files-pri\/[^-/]+-|files\/[^/]+\/)(F[A-Z0-9]+)\//.exec(file.url)?.[1];
  return `/sandbox/file/${id}`;
}

/** A small picture within a block. */
export const drawPicture = (image: ImageElement, className: string) =>
  el('img', { class: className, src: safeUrl(addressOf(image)), alt: image.alt_text, loading: 'lazy' });

/** A picture of its own, which opens in full. */
export function drawImage(block: ImageBlock): HTMLElement {
  const address = addressOf(block);
  return drawLink(address, el('img', { class: 'picture', src: safeUrl(address), alt: block.alt_text }));
}

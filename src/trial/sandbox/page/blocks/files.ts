import type { FileInput } from '@slack/types';
import type { ElementState } from '../../contract.js';
import { el } from '../dom.js';
import { type Drawing, naming, type Spot, stateOf } from '../drawing.js';
import { icon } from '../icons.js';
import { keyOf } from '../memory.js';
import { change } from '../press.js';
import { troubleIn } from '../session.js';
import { initialState } from './elements.js';

type Uploaded = NonNullable<ElementState['files']>[number];

/** A file input; each file is uploaded at once, and the submission holds its id. */
export function drawFiles(drawing: Drawing, element: FileInput, spot: Spot): HTMLElement {
  const { session } = drawing;
  const { words } = session;
  const { type } = element;
  const key = keyOf(spot.blockId, element.action_id ?? '');
  const files = () => stateOf(drawing, key, initialState(element) ?? { type }).files ?? [];
  const list = el('ul', { class: 'files' });
  const show = () => list.replaceChildren(...files().map(drawFile));
  const drawFile = (file: Uploaded) =>
    el(
      'li',
      {},
      icon('file'),
      file.name,
      el(
        'button',
        {
          type: 'button',
          class: 'plain',
          'aria-label': words.remove(file.name),
          onclick: () => remove(file),
        },
        icon('close'),
      ),
    );
  const keep = (kept: Uploaded[]) => {
    const done = change(drawing, spot, element, { type, files: kept });
    show();
    return done;
  };
  const remove = (file: Uploaded) => keep(files().filter((kept) => kept !== file));
  const add = async () => {
    for (const file of input.files ?? []) {
      if (files().length >= (element.max_files ?? 10)) break;
      session.say(words.uploading);
      const mimetype = file.type || 'application/octet-stream';
      const outcome = await session.act({
        act: 'upload',
        name: file.name,
        mimetype,
        base64: await base64Of(file),
      });
      if (!outcome.file) {
        session.say(troubleIn(words, outcome) ?? words.unreachable);
        return;
      }
      await keep([...files(), { id: outcome.file.id, name: file.name, mimetype, size: file.size }]);
    }
    session.say('');
    input.value = '';
  };
  const input = el('input', {
    type: 'file',
    class: 'file-field',
    multiple: (element.max_files ?? 10) > 1,
    accept: element.filetypes?.map((kind) => `.${kind}`).join(','),
    'data-action-id': element.action_id,
    ...naming(spot, words.addFile),
    onchange: add,
  });
  show();
  return el('div', { class: 'file-input' }, input, list);
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

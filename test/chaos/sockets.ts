import type { Watch } from './line.js';
import type { History } from './told.js';

const person = /"(?:user_id":|user":\{"id":)"(\w+)"/;

/** Notes which process each payload goes to, and whose deed it tells of. */
export const watchDeliveries =
  (history: History, owner: () => string): Watch =>
  (bytes, heading) => {
    if (heading === 'out') return undefined;
    for (const payload of bytes.toString('latin1').split('"envelope_id"').slice(1)) {
      const who = person.exec(payload)?.[1];
      if (who) history.deliveries.push({ owner: owner(), who, at: Date.now() });
    }
    return undefined;
  };

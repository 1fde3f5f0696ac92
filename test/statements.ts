import type { Db } from '../src/platform/database/db.js';

/**
 * The same database, and how many statements it was sent through it: what a deed costs, whatever the machine is busy with.
 * A call to one of Prisma's models counts as one.
 */
export function counting(db: Db): { db: Db; statements: () => number } {
  let sent = 0;
  const counted = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(_, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value === 'function' && name === '$transaction')
          return (work: (tx: object) => unknown, options: object) =>
            value.call(target, (tx: object) => work(counted(tx)), options);
        if (typeof value === 'function')
          return (...given: unknown[]) => {
            sent++;
            return value.apply(target, given);
          };
        return typeof value === 'object' && value ? counted(value) : value;
      },
    });
  const ask: Db['ask'] = (query) => {
    sent++;
    return db.ask(query);
  };
  return { db: { ...db, ask, prisma: counted(db.prisma) }, statements: () => sent };
}

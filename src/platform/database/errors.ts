/**
 * Why the database could not be used:
 * - `database_locked`: another process has the data folder open;
 * - `database_unreachable`: the server does not answer, or refuses this user or database;
 * - `database_ahead`: a newer version of the bot has taken away from the database what this one needs;
 * - `migration_failed`: a migration was refused; nothing of it was kept.
 */
export type DatabaseErrorCode =
  | 'database_locked'
  | 'database_unreachable'
  | 'database_ahead'
  | 'migration_failed';

/** A reason not to start, in words for the person who operates the bot. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';

  constructor(
    readonly code: DatabaseErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

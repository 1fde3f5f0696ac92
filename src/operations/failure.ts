import { ConfigError } from '../config.js';
import { DatabaseError } from '../platform/database/errors.js';
import { RestoreError } from '../platform/database/restore.js';
import { SealError } from '../platform/database/seal.js';

const cures: Record<string, string> = {
  database_locked:
    'Only one process can use the embedded database: stop that one first, or set DATABASE_URL to a PostgreSQL server, which many can share.',
  database_unreachable: 'Check DATABASE_URL, and that the server runs and lets this machine in.',
  key_unknown:
    'Set LOBBY_KEY to the key that this installation was started with; after a change, LOBBY_OLD_KEYS too.',
};

/** A reason, found by a command itself, why it could not be carried out. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** What went wrong, and what to do about it, for the terminal. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ConfigError || error instanceof Problem || error instanceof RestoreError)
    return error.message;
  if (error instanceof DatabaseError || error instanceof SealError)
    return [error.message.replace(/[^.]$/, '$&.'), cures[error.code]].filter(Boolean).join(' ');
  const { code, path, message, data } = error as NodeJS.ErrnoException & { data?: { error?: string } };
  if (data?.error)
    return `Slack refuses the bot: ${data.error}. \`node dist/cli.js doctor\` tells what is missing.`;
  if (code === 'slack_webapi_request_error')
    return 'Slack cannot be reached. `node dist/cli.js doctor` tells more.';
  if (code === 'ENOENT' && path) return `There is no file ${path}.`;
  if (code === 'EISDIR') return 'That is a folder, not a file.';
  if ((code === 'EACCES' || code === 'EPERM') && path) return `This user may not use ${path}.`;
  return `That did not work: ${message ?? String(error)}\nLOG_LEVEL=debug shows where.`;
}

import { type ChildProcess, spawn } from 'node:child_process';

/** The built program as a process of its own. */
export interface Launched {
  child: ChildProcess;
  /** Resolves when the log says that it is ready. */
  ready: Promise<void>;
  /** Its exit code; null where a signal ended it. */
  ended: Promise<number | null>;
  /** All that it has printed. */
  said(): string;
}

/**
 * @param main the program's file.
 * @param env all of its environment but the path.
 */
export function launch(main: string, env: Record<string, string>): Launched {
  const child = spawn(process.execPath, [main], { env: { PATH: process.env.PATH ?? '', PORT: '0', ...env } });
  let output = '';
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('"msg":"ready"')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', () => reject(new Error(`it ended: ${output}`)));
  });
  ready.catch(() => {});
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { child, ready, ended, said: () => output };
}

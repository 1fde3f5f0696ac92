import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A module of the built program: what is tested is what `npm start` runs. */
export const built = <T>(file: string) => import(pathToFileURL(resolve('dist', file)).href) as Promise<T>;

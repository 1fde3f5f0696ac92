import { type Mutant, mutants } from './mutants.js';

let mutant: Mutant | undefined;

/** Told by the thread that registered this which mutant to make. */
export function initialize(name: string): void {
  mutant = mutants.find((one) => one.name === name);
  if (!mutant) throw new Error(`there is no mutant ${name}`);
}

type Loaded = { format: string; source: string | Uint8Array | null; shortCircuit?: boolean };

/** Node's hook: every module as it is, but for the one that the mutant changes. */
export async function load(
  url: string,
  context: object,
  next: (url: string, context: object) => Promise<Loaded>,
): Promise<Loaded> {
  const loaded = await next(url, context);
  if (!mutant || !url.endsWith(`/dist/${mutant.file}`)) return loaded;
  const text =
    typeof loaded.source === 'string' ? loaded.source : Buffer.from(loaded.source ?? []).toString('utf8');
  return { ...loaded, source: changed(text, mutant) };
}

/** @throws where a change has no place any more: then nobody knows what is tested. */
export function changed(text: string, { name, file, changes }: Mutant): string {
  return changes.reduce((so, [from, to]) => {
    if (!so.includes(from)) throw new Error(`${name} has no place in ${file}: ${from}`);
    return so.replaceAll(from, to);
  }, text);
}

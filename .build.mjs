// Builds dist/ from src/: `node .build.mjs`, or `node .build.mjs --if-needed` where an up-to-date build is to be kept.
// `node .build.mjs --words` only lists the files of words anew, which is done in no time.
// Without src/, in an unpacked package, there is nothing to build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const language = join('src', 'platform', 'language');
/** The list of the files of words, and Prisma's client. */
const generated = [join(language, 'generated'), join('src', 'platform', 'database', 'generated')];
const compiler = join('node_modules', '.bin', 'tsc');
const prisma = join('node_modules', '.bin', 'prisma');
const configuration = [
  '.build.mjs',
  'tsconfig.json',
  'package-lock.json',
  'prisma/schema.prisma',
  'prisma/prisma.config.ts',
];
/** Holds the digest of the sources that dist/ was built from. Written last, so that a build that failed has none. */
const stamp = join(root, 'dist', '.sources');

/** Paths of all files in src/ that people wrote for the program; papers are for people alone. */
const sources = () =>
  readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length))
    .filter((file) => !generated.some((folder) => file.startsWith(folder)) && !file.endsWith('.md'))
    .sort();

/** Changes with any source and with the versions of compiler and libraries. File times would not do: a checkout sets them. */
function digest() {
  const hash = createHash('sha256');
  const there = [...configuration, ...sources()].filter((file) => existsSync(join(root, file)));
  for (const file of there) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

const isCurrent = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === digest();

function end(words) {
  console.error(words);
  process.exit(1);
}

/** Runs a program of node_modules; what it prints is shown where it fails. */
function run(program, ...words) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, program), ...words], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) end(`${stdout}${stderr}\nThe build failed.`);
}

/**
 * Lists the files of words of every language, so that a new file needs no mention anywhere. They are imports, and not looked
 * for as the program starts: the compiler knows every key of theirs. An up-to-date list stays untouched.
 */
function listWords() {
  const locales = join(root, language, 'locales');
  const languages = readdirSync(locales, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, files: wordsIn(locales, name) }));
  const files = languages.flatMap(({ files }) => files);
  const nameOf = (file) => `file${files.indexOf(file)}`;
  const text = [
    '// Written by .build.mjs.',
    ...files.map((file) => `import ${nameOf(file)} from '../locales/${file}' with { type: 'json' };`),
    'export const files = {',
    ...languages.map(({ name, files }) => `  '${name}': [${files.map(nameOf).join(', ')}],`),
    '} as const;\n',
  ].join('\n');
  const list = join(root, language, 'generated', 'files.ts');
  if (existsSync(list) && readFileSync(list, 'utf8') === text) return;
  mkdirSync(dirname(list), { recursive: true });
  writeFileSync(list, text);
}

/** The files of a language, with slashes on every system. */
const wordsIn = (locales, name) =>
  readdirSync(join(locales, name), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => `${name}/${file.replaceAll(sep, '/')}`)
    .sort();

function build() {
  if (!existsSync(join(root, compiler)) || !existsSync(join(root, prisma)))
    end(
      'dist/ is missing or older than src/, and what builds it is not installed. Run `npm ci`; after that, `npm prune --omit=dev` takes away what only the build needs.',
    );
  const built = digest();
  // What has no source any more must go too.
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  listWords();
  run(prisma, 'generate', '--config', 'prisma/prisma.config.ts');
  run(compiler, '-p', '.');
  for (const file of sources().filter((file) => !file.endsWith('.ts')))
    cpSync(join(root, file), join(root, file.replace(/^src/, 'dist')));
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, built);
}

const hasSources = existsSync(join(root, 'src'));
if (hasSources && process.argv.includes('--words')) listWords();
else if (hasSources && !(process.argv.includes('--if-needed') && isCurrent())) build();

import { Command, CommanderError } from 'commander';
import { readKeys, readPlace, wantsDetails } from '../config.js';
import { sentenceOf } from './failure.js';
import type { ReadOptions } from './read.js';
import type { ExitCode, Terminal } from './terminal.js';

/**
 * Runs a command line of `lobby`. The modules of a command are loaded only when it runs, so that `lobby help` is
 * quick.
 * @param words what follows `lobby`
 * @returns the exit code; undefined where the bot was started and keeps running.
 */
export async function lobby(
  words: readonly string[],
  terminal: Terminal,
  env?: NodeJS.ProcessEnv,
): Promise<ExitCode | undefined> {
  let code: ExitCode | undefined = 0;
  const program = commands(terminal, env, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
    terminal.complain(sentenceOf(error));
    if (wantsDetails(env) && error instanceof Error) terminal.complain(error.stack ?? '');
    return 1;
  }
}

const encodings = 'the encoding of the file, where it is neither UTF-8 nor UTF-16: gb18030 or big5';

function commands(
  terminal: Terminal,
  env: NodeJS.ProcessEnv | undefined,
  end: (code: ExitCode | undefined) => void,
): Command {
  const program = new Command('node dist/cli.js')
    .description("Runs the day of a bank branch's lobby in Slack.")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.say(text.trimEnd()),
      writeErr: (text) => terminal.complain(text.trimEnd()),
    });

  program
    .command('start')
    .description('start the bot; without any SLACK_… setting, the trial')
    .action(async () => {
      // Loaded here, since no other command needs the whole bot.
      const { main } = await import('../main.js');
      await main();
      end(undefined);
    });

  program
    .command('migrate')
    .description('bring the database up to this version')
    .action(async () => {
      const { migrate } = await import('./migrate.js');
      end(await migrate(readPlace(env), terminal));
    });

  program
    .command('backup')
    .description('write a backup of the whole database into a file')
    .argument('<file>')
    .action(async (file: string) => {
      const { backup } = await import('./backup.js');
      end(await backup(readPlace(env), file, terminal));
    });
  program
    .command('restore')
    .description('fill a new, empty database from a backup')
    .argument('<file>')
    .action(async (file: string) => {
      const { restore } = await import('./backup.js');
      end(await restore(readPlace(env), file, terminal));
    });

  const key = program
    .command('key')
    .description('print a fresh key for LOBBY_KEY')
    .action(async () => {
      const { printKey } = await import('./key.js');
      end(printKey(terminal));
    });
  key
    .command('rotate')
    .description('seal every private field with LOBBY_KEY that a key of LOBBY_OLD_KEYS sealed')
    .action(async () => {
      const { rotate } = await import('./key.js');
      end(await rotate(readPlace(env), readKeys(env), terminal));
    });

  const branches = program.command('branches').description('import and export branches');
  branches
    .command('import')
    .description('create and change branches as a YAML or CSV file says, all or none')
    .argument('<file>')
    .option('--dry-run', 'only say what would be done', false)
    .option('--encoding <name>', encodings)
    .action(async (file: string, options: { dryRun: boolean; encoding?: string }) => {
      const { importBranches } = await import('./branches.js');
      end(await importBranches(readPlace(env), file, options, terminal));
    });
  branches
    .command('export')
    .description('write a branch file of the branches as they are now')
    .argument('[file]', 'absent: to the terminal')
    .action(async (file: string | undefined) => {
      const { exportBranches } = await import('./branches.js');
      end(await exportBranches(readPlace(env), file, terminal));
    });

  const lists = program.command('lists').description("import and export a branch's own checklists");
  lists
    .command('import')
    .description('create and change lists as a YAML file says, all or none')
    .argument('<file>')
    .requiredOption('--branch <channel>', "the branch, by its channel's id")
    .action(async (file: string, options: { branch: string }) => {
      const { importLists } = await import('./lists.js');
      end(await importLists(readPlace(env), file, options.branch, terminal));
    });
  lists
    .command('export')
    .description('write a file of the lists that a branch has made or changed')
    .argument('[file]', 'absent: to the terminal')
    .requiredOption('--branch <channel>', "the branch, by its channel's id")
    .action(async (file: string | undefined, options: { branch: string }) => {
      const { exportLists } = await import('./lists.js');
      end(await exportLists(readPlace(env), file, options.branch, terminal));
    });

  program
    .command('roster')
    .description('import who works when')
    .command('import')
    .description('replace the days that a CSV file names, all or none')
    .argument('<file>')
    .option('--encoding <name>', encodings)
    .action(async (file: string, options: { encoding?: string }) => {
      const { importRoster } = await import('./roster.js');
      end(await importRoster(readPlace(env), file, options, terminal));
    });

  const own = program.command('words').description("a bank's own words over Lobby's");
  own
    .command('check')
    .description('say what they change, and what is wrong with them')
    .argument('[folder]', 'absent: that of LOBBY_WORDS_DIR')
    .action(async (folder: string | undefined) => {
      const { checkWords } = await import('./words.js');
      end(await checkWords(readPlace(env), folder, terminal));
    });
  own
    .command('export')
    .description("copy Lobby's words to a folder, to edit them there")
    .argument('<folder>')
    .option('--language <language>', 'absent: all')
    .action(async (folder: string, options: { language?: string }) => {
      const { exportWords } = await import('./words.js');
      end(await exportWords(folder, options.language, terminal));
    });

  program
    .command('audit')
    .description('the audit trail')
    .command('verify')
    .description('check that nothing in it was altered')
    .option('--branch <channel>', 'of one branch, by its channel id')
    .action(async (options: { branch?: string }) => {
      const { verify } = await import('./audit.js');
      end(await verify(readPlace(env), options.branch, terminal));
    });

  program
    .command('daybook')
    .description('the sealed book of each day')
    .command('verify')
    .description('check that no day was altered; with a file, that it is a day as it was sealed')
    .argument('[file]', 'a day book as it was sent in Slack, the .csv')
    .option('--branch <name>', 'of one branch, by its name or channel id')
    .action(async (file: string | undefined, options: { branch?: string }) => {
      const { verify, verifyOne } = await import('./day-book.js');
      const place = readPlace(env);
      end(
        await (file === undefined
          ? verify(place, options.branch, terminal)
          : verifyOne(place, file, terminal)),
      );
    });

  program
    .command('read')
    .description('what a line after /lobby would record, without recording it')
    .argument('<text...>')
    .option('--kind <kind>', 'the line is one of this kind, whatever it begins with')
    .option('--country <code>', "the branch's country; CN where absent")
    .option('--timezone <zone>', 'Asia/Shanghai where absent')
    .option('--language <language>', 'en, zh-CN or zh-TW')
    .option('--now <time>', 'when it was typed, in ISO; now where absent')
    .option('--devices <names>', "the branch's devices, with commas between them")
    .option('--people <names>', "the branch's people, with commas between them")
    .action(async (text: string[], options: ReadOptions) => {
      const { printLine } = await import('./read.js');
      end(printLine(text.join(' '), options, terminal));
    });

  program
    .command('rights')
    .description('who may do what, and when')
    .option('--json', 'as JSON, a list of { deed, roles, when }', false)
    .action(async (options: { json: boolean }) => {
      const { printRights } = await import('./rights.js');
      end(printRights(options, terminal));
    });

  program
    .command('doctor')
    .description('say what is missing, and how to fix it')
    .action(async () => {
      const { doctor } = await import('./doctor.js');
      end(await doctor(terminal, env));
    });

  return program;
}

#!/usr/bin/env node
import { lobby } from './operations/program.js';

const terminal = {
  say: (line: string) => void process.stdout.write(`${line}\n`),
  complain: (line: string) => void process.stderr.write(`${line}\n`),
};

process.exitCode = await lobby(process.argv.slice(2), terminal);

import type { Command } from '../command.ts';
import { usage } from '../arguments.ts';
import { abTestCommands } from './ab-test.ts';
import { analysesCommand } from './analyses.ts';
import { auditReplayCommand } from './audit-replay.ts';
import { auditVerifyCommand } from './audit-verify.ts';
import { bundleAddCommand } from './bundle-add.ts';
import { bundleWriterCommand } from './bundle-writer.ts';
import { casesCommand } from './cases.ts';
import { challengeCommands } from './challenge.ts';
import { explainCommand } from './explain.ts';
import { importCommand } from './import.ts';
import { journalCommands } from './journal.ts';
import { letterCommands } from './letter.ts';
import { newCommand } from './new.ts';
import { openCommand } from './open.ts';
import { planCommands } from './plan.ts';
import { readinessCommands } from './readiness.ts';
import { reportCommand } from './report.ts';
import { runCommand } from './run.ts';
import { saveCopyCommand } from './save-copy.ts';
import { storyCommands } from './story.ts';
import { storyExportCommand } from './story-export.ts';
import { storyPutCommand } from './story-put.ts';
import { storySignCommand } from './story-sign.ts';
import { watchCommands } from './watch.ts';
import { setCommand } from './set.ts';

export const commands: readonly Command[] = [
  newCommand,
  importCommand,
  bundleAddCommand,
  bundleWriterCommand,
  ...watchCommands,
  ...journalCommands,
  setCommand,
  ...abTestCommands,
  ...planCommands,
  analysesCommand,
  runCommand,
  reportCommand,
  explainCommand,
  casesCommand,
  ...challengeCommands,
  ...storyCommands,
  storyPutCommand,
  storySignCommand,
  storyExportCommand,
  ...letterCommands,
  ...readinessCommands,
  saveCopyCommand,
  auditVerifyCommand,
  auditReplayCommand,
  openCommand,
];

/** Commands of one word or two, the longer name first; null when none is named. */
export function namedCommand(argv: readonly string[]): Command | null {
  const named = [2, 1].map((length) => commands.find(({ name }) => name === argv.slice(0, length).join(' ')));
  return named.find((one) => one !== undefined) ?? null;
}

/** @throws AppError USAGE when no command is named */
export function findCommand(argv: readonly string[]): { command: Command; rest: string[] } {
  const command = namedCommand(argv);
  if (command === null) {
    const [first = ''] = argv;
    const family = commands.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => `tribune ${name}`);
    throw family.length > 0
      ? usage(
          `${first} is followed by another word: ${family.join(', ')}`,
          `${first} est suivi d'un autre mot : ${family.join(', ')}`,
        )
      : usage(`unknown command: ${first}`, `commande inconnue : ${first}`);
  }
  return { command, rest: argv.slice(command.name.split(' ').length) };
}

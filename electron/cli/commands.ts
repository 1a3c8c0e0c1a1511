import type { Command } from './command.ts';
import { aggregateCommand } from './commands/aggregate.ts';
import { bundleCommand } from './commands/bundle.ts';
import { calendarCommand } from './commands/calendar.ts';
import { closingCommands } from './commands/closing.ts';
import { declareCommands } from './commands/declare.ts';
import { documentCommands } from './commands/document.ts';
import { exchangeCommands } from './commands/exchange.ts';
import { inspectCommand } from './commands/inspect.ts';
import { journalCommands } from './commands/journal.ts';
import { opinionCommands } from './commands/opinion.ts';
import { paperCommand } from './commands/paper.ts';
import { programmeCommands } from './commands/programmes.ts';
import { proposedListCommands } from './commands/proposed-list.ts';
import { queryCommands } from './commands/query.ts';
import { resultCommands } from './commands/result.ts';
import { roundCommands } from './commands/rounds.ts';
import { safekeepingCommands } from './commands/safekeeping.ts';
import { scoreCommands } from './commands/score.ts';
import { selftestCommand } from './commands/selftest.ts';
import { setupCommands } from './commands/setup.ts';
import { trustCommands } from './commands/trust.ts';
import { verifyCommand } from './commands/verify.ts';

/** Every command of the terminal program, in the order in which help lists them. */
export const commands: readonly Command[] = [
  ...setupCommands,
  ...trustCommands,
  ...programmeCommands,
  ...roundCommands,
  bundleCommand,
  ...exchangeCommands,
  ...declareCommands,
  ...scoreCommands,
  ...queryCommands,
  ...closingCommands,
  ...documentCommands,
  paperCommand,
  ...resultCommands,
  ...opinionCommands,
  ...proposedListCommands,
  ...safekeepingCommands,
  ...journalCommands,
  aggregateCommand,
  calendarCommand,
  inspectCommand,
  verifyCommand,
  selftestCommand,
];

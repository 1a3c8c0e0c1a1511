// The terminal program: the use cases of both desks without a window.
import { runCommandLine } from './cli/run-command-line.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: process.env,
  input: process.stdin,
  out: (data) => process.stdout.write(data),
  err: (text) => process.stderr.write(text),
  isErrTerminal: process.stderr.isTTY,
});

import { runSelftest } from '../selftest/selftest.ts';

/** The switch that makes the program answer its selftest instead of opening a window: how a build
 * is asked, in the runtime that it ships with, what works there. */
export const selftestSwitch = '--selftest';

/** Writes the report, one line of JSON, and ends the program: 0 where nothing failed, else 1. */
export async function answerSelftest(app: {
  getVersion(): string;
  exit(code: number): void;
}): Promise<void> {
  const report = await runSelftest(app.getVersion());
  process.stdout.write(`${JSON.stringify(report)}\n`, () => app.exit(report.ok ? 0 : 1));
}

import { setImmediate } from 'node:timers/promises';
import type { SelftestLine, SelftestReport } from '../../shared/selftest.ts';
import { ageChecks } from './age-checks.ts';
import { type Check, check, runCheck } from './check.ts';
import { cipherChecks } from './cipher-checks.ts';
import { databaseChecks } from './database-checks.ts';
import { hashChecks } from './hash-checks.ts';
import { objectChecks } from './object-checks.ts';
import { passphraseChecks } from './passphrase-checks.ts';
import { expectedPrimitives, runtimeVersions, unusedOffers, usedPrimitives } from './runtime.ts';
import { ed25519Checks } from './signature-checks.ts';

/** Every check, in the order in which they are asked. */
export const checks: readonly Check[] = [
  check(
    'runtime.primitives',
    '本机应有的密码库',
    'The cryptographic library that this machine should have',
    expectedPrimitives(),
    usedPrimitives,
  ),
  ...hashChecks,
  ...ed25519Checks,
  ...cipherChecks,
  ...passphraseChecks,
  ...ageChecks,
  ...objectChecks,
  ...databaseChecks,
];

let running: Promise<SelftestReport> | null = null;

/** The selftest, one at a time: who asks while one is under way gets its report. */
export function askSelftest(appVersion: string): Promise<SelftestReport> {
  running ??= runSelftest(appVersion).finally(() => {
    running = null;
  });
  return running;
}

/** Asks the runtime it runs in for known answers; takes a few seconds, touches no workspace.
 * @param asked the checks; by default all */
export async function runSelftest(
  appVersion: string,
  asked: readonly Check[] = checks,
): Promise<SelftestReport> {
  const lines: SelftestLine[] = [];
  for (const one of asked) {
    lines.push(await runCheck(one));
    // A window on this thread lives on between two checks.
    await setImmediate();
  }
  return {
    v: 1,
    ok: lines.every(({ state }) => state !== 'failed'),
    runtime: runtimeVersions(appVersion),
    unused: unusedOffers(),
    lines,
  };
}

// Runs one tool after another and adds up what they say.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

export type Count = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** Adds counts; an empty list is nothing of anything. */
export function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The script of a package's command, so that it runs on this Node on every system. */
function scriptOf(tool: string): string {
  const scripts: Readonly<Record<string, string>> = {
    tsc: 'typescript/bin/tsc',
    biome: '@biomejs/biome/bin/biome',
    'electron-vite': 'electron-vite/bin/electron-vite.js',
    vitest: 'vitest/vitest.mjs',
    playwright: 'playwright/cli.js',
  };
  const script = scripts[tool];
  if (script === undefined) throw new Error(`unknown tool: ${tool}`);
  return path.join(root, 'node_modules', script);
}

/** Runs a tool of node_modules with its output shown; its exit code. */
export function runTool(
  tool: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): number {
  const { status } = spawnSync(process.execPath, [scriptOf(tool), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
      // A log file is read as text.
      ...(process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined }),
      ...env,
    },
  });
  return status ?? 1;
}

/** One check that either holds or does not. */
export function check(title: string, tool: string, args: readonly string[]): Count {
  console.log(`\n— ${title}`);
  const isOk = runTool(tool, args) === 0;
  if (!isOk) console.log(`✗ ${title}`);
  return { passed: isOk ? 1 : 0, failed: isOk ? 0 : 1, skipped: 0 };
}

export function checkTypes(): Count {
  const projects = ['shared', 'electron', 'renderer', 'test'];
  return sum(projects.map((name) => check(`types of ${name}/`, 'tsc', ['-p', name])));
}

export function checkStyle(): Count {
  return check('lint and format', 'biome', ['check', '--diagnostic-level=error']);
}

export function build(): Count {
  return check('build', 'electron-vite', ['build', '--logLevel', 'warn']);
}

export function runUnit(): Count {
  console.log('\n— unit tests');
  const report = path.join(tmpdir(), `hengping-vitest-${process.pid}.json`);
  const status = runTool('vitest', [
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  return readReport(report, status, (json) => ({
    passed: numberAt(json, 'numPassedTests'),
    failed: numberAt(json, 'numFailedTests'),
    skipped: numberAt(json, 'numPendingTests') + numberAt(json, 'numTodoTests'),
  }));
}

/** The Playwright project `name` of playwright.config.ts. */
export function runSpecs(name: string): Count {
  console.log(`\n— ${name}`);
  const report = path.join(tmpdir(), `hengping-${name}-${process.pid}.json`);
  const status = runTool('playwright', ['test', `--project=${name}`, '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return readReport(report, status, (json) => {
    const stats = typeof json === 'object' && json !== null && 'stats' in json ? json.stats : {};
    return {
      passed: numberAt(stats, 'expected'),
      failed: numberAt(stats, 'unexpected') + numberAt(stats, 'flaky'),
      skipped: numberAt(stats, 'skipped'),
    };
  });
}

/** A runner that fails without naming a failed test, or without a report, is itself a failure. */
function readReport(file: string, status: number, read: (json: unknown) => Count): Count {
  const count = existsSync(file)
    ? read(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  rmSync(file, { force: true });
  return status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function numberAt(from: unknown, key: string): number {
  const value: unknown = typeof from === 'object' && from !== null ? Reflect.get(from, key) : 0;
  return typeof value === 'number' ? value : 0;
}

/** Prints the one line that tells everything and ends the process accordingly. */
export function conclude(count: Count): never {
  console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  process.exit(count.failed === 0 ? 0 : 1);
}

import { type SpawnOptions, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Running } from './storm-job.ts';

const alive = new Set<Running>();
// Work that goes on until it is killed must not outlive whoever was to kill it.
process.once('exit', () => {
  for (const running of alive) running.kill();
});

/** Starts a program whose lines on standard output say what it was answered. It leads a process group
 * of its own, so that a kill leaves nothing of it. */
export function startProcess(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Running {
  const child = spawn(command, [...args], {
    ...options,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('both are piped');
  const said: string[] = [];
  let complaint = '';
  stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const lines = createInterface({ input: stdout });
  const ended = new Promise<{ code: number | null }>((resolve) =>
    child.once('close', (code) => resolve({ code })),
  );
  const ready = new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      said.push(line);
      resolve();
    });
    child.once('error', reject);
    void ended.then(() => reject(new Error(`ended before it was ready: ${complaint}`)));
  });
  // Whoever never asks for it is not to be ended by its refusal.
  ready.catch(() => {});
  const running: Running = {
    said,
    ready,
    ended,
    kill() {
      if (child.pid === undefined || child.exitCode !== null) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It had ended by itself.
      }
    },
  };
  alive.add(running);
  void ended.then(() => alive.delete(running));
  return running;
}

const worker = path.join(import.meta.dirname, 'work.ts');

/** Starts `work` of a job of this folder on a home, in a process of its own. */
export const startWork = (job: string, home: string): Running =>
  startProcess(process.execPath, ['--disable-warning=ExperimentalWarning', worker, job, home]);

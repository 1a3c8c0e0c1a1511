// One program per userData folder. The lock is a file with the owner's process id; a second
// process leaves its command line in a folder that the owner watches.
import { randomUUID } from 'node:crypto';
import {
  type FSWatcher,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { isAlive } from './chromium.ts';

export type OtherCall = {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly additionalData: Readonly<Record<string, unknown>>;
};

type Owner = { readonly pid: number; readonly started: string };

export class SingleInstance {
  readonly #folder: string;
  readonly #watcher: FSWatcher;

  private constructor(folder: string, onCall: (call: OtherCall) => void) {
    this.#folder = folder;
    const inbox = path.join(folder, 'inbox');
    mkdirSync(inbox, { recursive: true });
    const takeAll = () => {
      for (const name of readdirSync(inbox).filter((file) => file.endsWith('.json'))) {
        const file = path.join(inbox, name);
        const call = JSON.parse(readFileSync(file, 'utf8')) as OtherCall;
        rmSync(file);
        onCall(call);
      }
    };
    this.#watcher = watch(inbox, () => takeAll());
    this.#watcher.unref();
  }

  /** The lock, or undefined when another process holds it; that one then hears `call`. */
  static take(
    userData: string,
    call: OtherCall,
    onCall: (call: OtherCall) => void,
  ): SingleInstance | undefined {
    const folder = path.join(userData, 'standin-instance');
    mkdirSync(folder, { recursive: true });
    const lock = path.join(folder, 'owner.json');
    const me: Owner = { pid: process.pid, started: startOf(process.pid) };
    for (;;) {
      try {
        writeFileSync(lock, JSON.stringify(me), { flag: 'wx' });
        return new SingleInstance(folder, onCall);
      } catch (error) {
        if (!isExisting(error)) throw error;
      }
      if (ownerIsAlive(lock)) {
        const name = path.join(folder, 'inbox', randomUUID());
        writeFileSync(`${name}.part`, JSON.stringify(call));
        renameSync(`${name}.part`, `${name}.json`);
        return undefined;
      }
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
    }
  }

  release(): void {
    this.#watcher.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

function ownerIsAlive(lock: string): boolean {
  const owner = JSON.parse(readFileSync(lock, 'utf8')) as Owner;
  // The start time tells a process from a later one that was given the same number.
  return isAlive(owner.pid) && startOf(owner.pid) === owner.started;
}

function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? '';
  } catch {
    // No /proc on this system: the process number alone has to do.
    return '';
  }
}

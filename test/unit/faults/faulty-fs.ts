// Node's file functions with a fault at the k-th call that a test asked for. A test file puts them
// in place of the real ones for everything that it imports:
//   vi.mock('node:fs', async (real) => (await import('./faulty-fs.ts')).faultyFs(await real()));
//   vi.mock('node:fs/promises', async (real) =>
//     (await import('./faulty-fs.ts')).faultyPromises(await real()));
import type * as fsNamespace from 'node:fs';
import type * as promisesNamespace from 'node:fs/promises';
import { sep } from 'node:path';
import { Readable } from 'node:stream';

type Fs = typeof fsNamespace;
type Promises = typeof promisesNamespace;
type FileHandle = promisesNamespace.FileHandle;

export type Op =
  | 'open'
  | 'create'
  | 'read'
  | 'write'
  | 'sync'
  | 'close'
  | 'stat'
  | 'rename'
  | 'remove'
  | 'mkdir'
  | 'copy'
  | 'list';

const everyOp: readonly Op[] = [
  'open',
  'create',
  'read',
  'write',
  'sync',
  'close',
  'stat',
  'rename',
  'remove',
  'mkdir',
  'copy',
  'list',
];

/** What fails, and at which calls it can. */
export const faultKinds = {
  'a short write': ['write'],
  'no space left (ENOSPC)': ['create', 'write', 'sync', 'mkdir', 'copy'],
  'an I/O error (EIO)': everyOp,
  'a refused name (EPERM)': ['create', 'rename', 'remove', 'mkdir'],
  'a read-only medium (EROFS)': ['create', 'rename', 'remove', 'mkdir', 'copy'],
  'a removed stick': everyOp,
  'a file changed underneath': ['open', 'read', 'stat', 'list'],
} as const satisfies Readonly<Record<string, readonly Op[]>>;
export type FaultKind = keyof typeof faultKinds;
export const allFaultKinds = Object.keys(faultKinds) as FaultKind[];

type Armed = {
  readonly kind: FaultKind;
  /** Falls on the k-th call that it can fall on, from 1. */
  readonly k: number;
  /** Only calls below these folders count. */
  readonly roots: readonly string[];
  /** What "changed underneath" does. */
  readonly change?: () => void;
};

let armed: Armed | null = null;
let calls = 0;
let isStruck = false;
// Sync functions know a file by its number alone.
const pathOf = new Map<number, string>();
const written = new Set<number>();

export function arm(fault: Armed): void {
  armed = fault;
  calls = 0;
  isStruck = false;
}

/** @returns whether the fault fell */
export function disarm(): boolean {
  armed = null;
  return isStruck;
}

class SystemError extends Error {
  readonly code: string;
  readonly syscall: string;
  readonly path: string;
  constructor(code: string, op: Op, path: string) {
    super(`${code}: injected, ${op} '${path}'`);
    this.code = code;
    this.syscall = op;
    this.path = path;
  }
}

const withHandle: ReadonlySet<Op> = new Set(['read', 'write', 'sync', 'close']);

function codeOf(kind: FaultKind, op: Op): string {
  if (kind === 'a removed stick') return withHandle.has(op) ? 'EIO' : 'ENOENT';
  return /\((E[A-Z]+)\)/.exec(kind)?.[1] ?? 'EIO';
}

/** Counts a call; throws where the fault falls on it. @returns whether it is to write short */
function strike(op: Op, path: unknown): boolean {
  if (armed === null || typeof path !== 'string') return false;
  const { kind, k, roots, change } = armed;
  const applies = (faultKinds[kind] as readonly Op[]).includes(op);
  if (!applies || !roots.some((root) => path === root || path.startsWith(root + sep))) return false;
  calls += 1;
  const isGone = kind === 'a removed stick' && calls > k;
  if (calls !== k && !isGone) return false;
  isStruck = true;
  if (kind === 'a short write') return true;
  if (kind === 'a file changed underneath') {
    change?.();
    return false;
  }
  // A file is closed whatever its closing says.
  throw new SystemError(codeOf(kind, op), op, path);
}

const isWriting = (flags: unknown): boolean => typeof flags === 'string' && /[wa+]/.test(flags);

function faultyHandle(handle: FileHandle, path: string): FileHandle {
  pathOf.set(handle.fd, path);
  const over: Readonly<Record<string, unknown>> = {
    async write(bytes: Uint8Array, offset = 0, length = bytes.length - offset, position?: number) {
      const isShort = strike('write', path);
      return handle.write(bytes, offset, isShort ? Math.ceil(length / 2) : length, position);
    },
    async read(...args: Parameters<FileHandle['read']>) {
      strike('read', path);
      return handle.read(...args);
    },
    async readFile(...args: Parameters<FileHandle['readFile']>) {
      strike('read', path);
      return handle.readFile(...args);
    },
    async stat() {
      strike('stat', path);
      return handle.stat();
    },
    // What is counted is the call: waiting for a medium would only make the tests slow.
    async sync() {
      strike('sync', path);
    },
    async close() {
      await handle.close();
      strike('close', path);
    },
  };
  return new Proxy(handle, {
    get(target, name) {
      if (typeof name === 'string' && Object.hasOwn(over, name)) return over[name];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

type AnyFunction = (...args: never[]) => unknown;

/** The function itself, asked for after the calls that it stands for were counted: each an operation
 * and the place of the path among the arguments. */
function counted<F extends AnyFunction>(real: F, ...steps: readonly (readonly [Op, number])[]): F {
  const asked = (...args: Parameters<F>) => {
    for (const [op, place] of steps) strike(op, args[place]);
    return real(...args);
  };
  return asked as unknown as F;
}

/** The same for a function that answers with a promise, which then carries the failure. */
function promised<F extends AnyFunction>(real: F, ...steps: readonly (readonly [Op, number])[]): F {
  const asked = counted(real, ...steps);
  return (async (...args: Parameters<F>) => asked(...args)) as unknown as F;
}

/** `node:fs/promises` with faults. */
export function faultyPromises(real: Promises): Promises {
  const over = {
    async open(path: string, flags?: string, mode?: number) {
      strike(isWriting(flags) ? 'create' : 'open', path);
      return faultyHandle(await real.open(path, flags, mode), path);
    },
    rename: promised(real.rename, ['rename', 1]),
    rm: promised(real.rm, ['remove', 0]),
    mkdir: promised(real.mkdir, ['mkdir', 0]),
    copyFile: promised(real.copyFile, ['open', 0], ['copy', 1]),
    readFile: promised(real.readFile, ['open', 0], ['read', 0]),
    writeFile: promised(real.writeFile, ['create', 0], ['write', 0]),
    stat: promised(real.stat, ['stat', 0]),
    readdir: promised(real.readdir, ['list', 0]),
  };
  return { ...real, ...over, default: { ...real, ...over } } as unknown as Promises;
}

/** `node:fs` with faults. */
export function faultyFs(real: Fs): Fs {
  const pathOfFd = (fd: number) => pathOf.get(fd);
  const over = {
    openSync(path: string, flags: string, mode?: number) {
      strike(isWriting(flags) ? 'create' : 'open', path);
      const fd = real.openSync(path, flags, mode);
      pathOf.set(fd, path);
      if (isWriting(flags)) written.add(fd);
      return fd;
    },
    closeSync(fd: number) {
      real.closeSync(fd);
      // What was only read has nothing left to fail with.
      if (written.delete(fd)) strike('close', pathOfFd(fd));
    },
    fsyncSync(fd: number) {
      strike('sync', pathOfFd(fd));
    },
    readSync(fd: number, ...rest: [NodeJS.ArrayBufferView, number, number, number]) {
      strike('read', pathOfFd(fd));
      return real.readSync(fd, ...rest);
    },
    read(fd: number, ...rest: unknown[]) {
      const done = rest.at(-1);
      try {
        strike('read', pathOfFd(fd));
      } catch (error) {
        if (typeof done === 'function') queueMicrotask(() => done(error, 0));
        return;
      }
      Reflect.apply(real.read, real, [fd, ...rest]);
    },
    readFileSync: counted(real.readFileSync, ['open', 0], ['read', 0]),
    writeFileSync(target: string | number, bytes: Uint8Array) {
      strike('write', typeof target === 'number' ? pathOfFd(target) : target);
      real.writeFileSync(target, bytes);
    },
    renameSync: counted(real.renameSync, ['rename', 1]),
    rmSync: counted(real.rmSync, ['remove', 0]),
    mkdirSync: counted(real.mkdirSync, ['mkdir', 0]),
    copyFileSync: counted(real.copyFileSync, ['open', 0], ['copy', 1]),
    statSync: counted(real.statSync, ['stat', 0]),
    readdirSync: counted(real.readdirSync, ['list', 0]),
    createReadStream(path: string, options?: { highWaterMark?: number }) {
      return Readable.from(faultyPieces(real, path, options), { objectMode: true });
    },
  };
  return { ...real, ...over, default: { ...real, ...over } } as unknown as Fs;
}

async function* faultyPieces(real: Fs, path: string, options?: { highWaterMark?: number }) {
  strike('open', path);
  for await (const piece of real.createReadStream(path, options)) {
    strike('read', path);
    yield piece;
  }
}

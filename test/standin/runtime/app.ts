import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CommandLine } from './command-line.ts';
import { only } from './only.ts';
import { SingleInstance } from './single-instance.ts';

/** A preventable event, as Electron hands it to listeners. */
export class PreventableEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** What windows tell the application, without the two files importing each other. */
export type WindowList = {
  /** Asks every window to close; false when one refused. */
  closeAll(): Promise<boolean>;
  destroyAll(): void;
  count(): number;
};

type Manifest = { readonly name: string; readonly version: string; readonly main: string };

export class AppModule extends EventEmitter {
  readonly #line: CommandLine;
  readonly #folder: string;
  readonly #manifest: Manifest;
  readonly #paths = new Map<string, string>();
  readonly #switches: Map<string, string>;
  readonly #ready = Promise.withResolvers<void>();
  #instance: SingleInstance | undefined;
  #isReady = false;
  #isQuitting = false;
  #windows: WindowList | undefined;
  #onExit: (() => void)[] = [];
  #name: string;
  isSandboxed = false;
  readonly isPackaged = false;
  readonly commandLine;

  constructor(line: CommandLine) {
    super();
    this.#line = line;
    this.#switches = new Map(line.switches);
    const found = findProgram(path.resolve(line.entry));
    this.#folder = found.folder;
    this.#manifest = found.manifest;
    this.#name = found.manifest.name;
    const switches = this.#switches;
    const refuseLate = (name: string) => {
      if (this.#isReady) throw new Error(`stand-in: switch ${name} appended after ready`);
    };
    this.commandLine = only('app.commandLine', {
      appendSwitch(name: string, value = ''): void {
        refuseLate(name);
        switches.set(name, value);
      },
      hasSwitch: (name: string): boolean => switches.has(name),
      getSwitchValue: (name: string): string => switches.get(name) ?? '',
    });
  }

  // What the stand-in itself calls; not part of electron.
  get standinSwitches(): ReadonlyMap<string, string> {
    return this.#switches;
  }
  get standinMainScript(): string {
    const entry = path.resolve(this.#line.entry);
    return entry === this.#folder ? path.join(this.#folder, this.#manifest.main) : entry;
  }
  standinUse(windows: WindowList): void {
    this.#windows = windows;
  }
  standinOnExit(work: () => void): void {
    this.#onExit.push(work);
  }
  standinStart(): void {
    this.emit('will-finish-launching');
    this.#isReady = true;
    this.emit('ready', new PreventableEvent(), {});
    this.#ready.resolve();
  }
  /** A window was closed by hand: without a listener the program ends with its last window. */
  standinWindowClosed(): void {
    if (this.#isQuitting || this.#windows?.count() !== 0) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  get name(): string {
    return this.#name;
  }
  getName(): string {
    return this.#name;
  }
  setName(name: string): void {
    this.#name = name;
  }
  getVersion(): string {
    return this.#manifest.version;
  }
  getAppPath(): string {
    return this.#folder;
  }
  getPath(name: string): string {
    const set = this.#paths.get(name);
    if (set !== undefined) return set;
    const configHome = process.env.XDG_CONFIG_HOME ?? path.join(os.homedir(), '.config');
    switch (name) {
      case 'home':
        return os.homedir();
      case 'appData':
        return configHome;
      case 'userData':
      case 'sessionData':
        return this.#switches.get('user-data-dir') ?? path.join(configHome, this.#name);
      case 'temp':
        return os.tmpdir();
      case 'documents':
        return path.join(os.homedir(), 'Documents');
      case 'downloads':
        return path.join(os.homedir(), 'Downloads');
      case 'desktop':
        return path.join(os.homedir(), 'Desktop');
      case 'logs':
        return path.join(this.getPath('userData'), 'logs');
      case 'crashDumps':
        return path.join(this.getPath('userData'), 'Crashpad');
      case 'exe':
        return path.resolve(import.meta.dirname, '..', 'electron');
      default:
        throw new Error(`Failed to get '${name}' path`);
    }
  }
  setPath(name: string, folder: string): void {
    if (!path.isAbsolute(folder)) throw new Error('Path must be absolute');
    this.#paths.set(name, folder);
  }
  isReady(): boolean {
    return this.#isReady;
  }
  whenReady(): Promise<void> {
    return this.#ready.promise;
  }
  enableSandbox(): void {
    if (this.#isReady)
      throw new Error('app.enableSandbox() can only be called before app is ready');
    this.isSandboxed = true;
  }
  /** No desktop, no native look: accepted, as on a Linux without that notion. */
  setAppUserModelId(_id: string): void {}

  requestSingleInstanceLock(additionalData: Readonly<Record<string, unknown>> = {}): boolean {
    if (this.#instance !== undefined) return true;
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    const call = {
      argv: process.argv,
      cwd: process.cwd(),
      additionalData,
    };
    const instance = SingleInstance.take(folder, call, (other) => {
      this.emit('second-instance', {}, other.argv, other.cwd, other.additionalData);
    });
    this.#instance = instance;
    return instance !== undefined;
  }
  hasSingleInstanceLock(): boolean {
    return this.#instance !== undefined;
  }
  releaseSingleInstanceLock(): void {
    this.#instance?.release();
    this.#instance = undefined;
  }

  quit(): void {
    if (this.#isQuitting) return;
    this.#isQuitting = true;
    void this.#quit();
  }
  async #quit(): Promise<void> {
    if (!this.#isReady) {
      // Before ready there is nothing to ask.
      this.emit('quit', {}, 0);
      this.exit(0);
      return;
    }
    for (const event of ['before-quit', 'will-quit'] as const) {
      if (event === 'will-quit' && !((await this.#windows?.closeAll()) ?? true)) {
        this.#isQuitting = false;
        return;
      }
      const preventable = new PreventableEvent();
      this.emit(event, preventable);
      if (preventable.defaultPrevented) {
        this.#isQuitting = false;
        return;
      }
    }
    this.emit('quit', {}, 0);
    this.exit(0);
  }
  exit(code = 0): void {
    this.#isQuitting = true;
    this.#windows?.destroyAll();
    this.releaseSingleInstanceLock();
    for (const work of this.#onExit.splice(0)) work();
    process.exit(code);
  }
}

function findProgram(entry: string): { folder: string; manifest: Manifest } {
  for (let folder = entry; ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json');
    if (existsSync(file)) {
      const read = JSON.parse(readFileSync(file, 'utf8')) as Partial<Manifest>;
      return {
        folder,
        manifest: {
          name: read.name ?? 'Electron',
          version: read.version ?? '0.0.0',
          main: read.main ?? 'index.js',
        },
      };
    }
    if (folder === path.dirname(folder)) {
      return { folder: entry, manifest: { name: 'Electron', version: '0.0.0', main: 'index.js' } };
    }
  }
}

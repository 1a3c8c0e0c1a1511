// Sessions: what may be loaded, from where, and which permissions a page has.
import { EventEmitter } from 'node:events';
import { only } from './only.ts';
import { nameScheme, schemeOf } from './urls.ts';

type ProtocolHandler = (request: Request) => Response | Promise<Response>;
export type RequestDetails = {
  readonly id: number;
  readonly url: string;
  readonly method: string;
  readonly resourceType: string;
  readonly webContentsId: number;
};
type BeforeRequest = (
  details: RequestDetails,
  callback: (answer: { cancel?: boolean; redirectURL?: string }) => void,
) => void;
type PermissionRequest = (
  webContents: unknown,
  permission: string,
  callback: (isGranted: boolean) => void,
  details: unknown,
) => void;
type PermissionCheck = (
  webContents: unknown,
  permission: string,
  origin: string,
  details: unknown,
) => boolean;

type Privileges = { readonly scheme: string; readonly privileges?: object };
let isReady = false;
let hasRegisteredSchemes = false;

class ProtocolModule {
  readonly #handlers = new Map<string, ProtocolHandler>();

  registerSchemesAsPrivileged(schemes: readonly Privileges[]): void {
    if (isReady)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    if (hasRegisteredSchemes) {
      throw new Error(
        'stand-in: registerSchemesAsPrivileged replaces the first list; call it once',
      );
    }
    hasRegisteredSchemes = true;
    for (const { scheme } of schemes) nameScheme(scheme);
  }
  handle(scheme: string, handler: ProtocolHandler): void {
    if (!isReady) throw new Error('protocol.handle can only be used after app is ready');
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    nameScheme(scheme);
    this.#handlers.set(scheme, handler);
  }
  unhandle(scheme: string): void {
    if (!this.#handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  }
  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }
  standinHandlerFor(url: string): ProtocolHandler | undefined {
    return this.#handlers.get(schemeOf(url));
  }
}

class WebRequest {
  #before: BeforeRequest | undefined;

  onBeforeRequest(first: unknown, second?: BeforeRequest | null): void {
    if (typeof first === 'function') this.#before = first as BeforeRequest;
    else if (first === null || second === null) this.#before = undefined;
    else throw new Error('stand-in: webRequest filters not implemented; filter in the listener');
  }
  standinMayLoad(details: RequestDetails): Promise<boolean> {
    const before = this.#before;
    if (before === undefined) return Promise.resolve(true);
    return new Promise((resolve) => {
      before(details, ({ cancel, redirectURL }) => {
        if (redirectURL !== undefined) throw new Error('stand-in: redirectURL not implemented');
        resolve(cancel !== true);
      });
    });
  }
}

export class Session extends EventEmitter {
  readonly standinPartition: string;
  readonly protocol = only('protocol', new ProtocolModule());
  readonly webRequest = only('webRequest', new WebRequest());
  #request: PermissionRequest | null = null;
  #check: PermissionCheck | null = null;
  #isSpellCheckerEnabled = true;

  constructor(partition: string) {
    super();
    this.standinPartition = partition;
  }
  isPersistent(): boolean {
    return this.standinPartition === '' || this.standinPartition.startsWith('persist:');
  }
  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    this.#request = handler;
  }
  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.#check = handler;
  }
  setDevicePermissionHandler(_handler: unknown): void {}
  setDisplayMediaRequestHandler(_handler: unknown): void {}
  setSpellCheckerEnabled(isEnabled: boolean): void {
    this.#isSpellCheckerEnabled = isEnabled;
  }
  isSpellCheckerEnabled(): boolean {
    return this.#isSpellCheckerEnabled;
  }
  async clearCache(): Promise<void> {}
  async clearStorageData(): Promise<void> {}

  /** Chromium asks no one here; the answer to each permission is fixed when a page is made. */
  async standinGrants(webContents: unknown, permission: string): Promise<boolean> {
    const isAllowed = this.#check?.(webContents, permission, '', {}) ?? true;
    const request = this.#request;
    if (!isAllowed || request === null) return isAllowed;
    return new Promise((resolve) => request(webContents, permission, resolve, {}));
  }
}

const partitions = new Map<string, Session>();

export function fromPartition(partition: string): Session {
  let found = partitions.get(partition);
  if (found === undefined) {
    found = only('Session', new Session(partition));
    partitions.set(partition, found);
    events?.(found);
  }
  return found;
}

let events: ((session: Session) => void) | undefined;
export function onSessionCreated(listener: (session: Session) => void): void {
  events = listener;
}
export function sessionsAreReady(): void {
  isReady = true;
}

export const session = only('session', {
  get defaultSession(): Session {
    return fromPartition('');
  },
  fromPartition,
});

/** The module `protocol` is the default session's. Before ready only schemes may be registered. */
export const protocol = fromPartition('').protocol;

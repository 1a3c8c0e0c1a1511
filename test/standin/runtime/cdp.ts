// One DevTools connection to Chromium over its debugging pipe: messages are JSON, separated by NUL.
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';

type Commands = Protocol.CommandParameters;
type Replies = Protocol.CommandReturnValues;
type Pending = {
  readonly method: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
};
type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
};

export type { Protocol };

export class Cdp {
  readonly #write: Writable;
  readonly #pending = new Map<number, Pending>();
  readonly #sessions = new Map<string, CdpSession>();
  #nextId = 1;
  #tail: Buffer[] = [];
  #isClosed = false;
  /** The browser itself: targets, windows, downloads. */
  readonly browser: CdpSession;

  constructor(write: Writable, read: Readable) {
    this.#write = write;
    this.browser = new CdpSession(this, undefined);
    read.on('data', (chunk: Buffer) => this.#receive(chunk));
    read.on('close', () => this.#close());
    write.on('error', () => this.#close());
  }

  session(sessionId: string): CdpSession {
    let session = this.#sessions.get(sessionId);
    if (session === undefined) {
      session = new CdpSession(this, sessionId);
      this.#sessions.set(sessionId, session);
    }
    return session;
  }

  forget(sessionId: string): void {
    this.#sessions.delete(sessionId);
  }

  send(sessionId: string | undefined, method: string, params: unknown): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(new Error(`${method}: chromium is gone`));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { method, resolve, reject });
      this.#write.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  #receive(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      const text = Buffer.concat([...this.#tail, chunk.subarray(start, end)]).toString('utf8');
      this.#tail = [];
      start = end + 1;
      this.#dispatch(JSON.parse(text) as Message);
    }
    if (start < chunk.length) this.#tail.push(chunk.subarray(start));
  }

  #dispatch(message: Message): void {
    if (message.id !== undefined) {
      const pending = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      if (message.error) {
        pending?.reject(new Error(`${pending.method}: ${message.error.message}`));
      } else pending?.resolve(message.result);
      return;
    }
    if (message.method === undefined) return;
    const session =
      message.sessionId === undefined ? this.browser : this.#sessions.get(message.sessionId);
    session?.emit(message.method, message.params);
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const { method, reject } of this.#pending.values()) {
      reject(new Error(`${method}: chromium is gone`));
    }
    this.#pending.clear();
    this.browser.emit('closed', undefined);
  }
}

/** One attached target (or the browser). Events are the protocol's own names. */
export class CdpSession {
  readonly #cdp: Cdp;
  readonly #events = new EventEmitter();
  readonly id: string | undefined;

  constructor(cdp: Cdp, id: string | undefined) {
    this.#cdp = cdp;
    this.id = id;
    this.#events.setMaxListeners(0);
  }

  async send<M extends keyof Commands & keyof Replies>(
    method: M,
    params?: Commands[M],
  ): Promise<Replies[M]> {
    return (await this.#cdp.send(this.id, method, params ?? {})) as Replies[M];
  }

  /** For calls made while a target may be going away, where its absence is no error. */
  attempt<M extends keyof Commands & keyof Replies>(method: M, params?: Commands[M]): void {
    this.send(method, params).catch(() => undefined);
  }

  on<E extends keyof Protocol.Events>(
    event: E,
    listener: (params: Protocol.Events[E]) => void,
  ): void {
    this.#events.on(event, listener);
  }

  onClosed(listener: () => void): void {
    this.#events.on('closed', listener);
  }

  emit(event: string, params: unknown): void {
    this.#events.emit(event, params);
  }
}

// The door between page and program. Every call passes here: who asks, what they ask with, how
// long it took, and how a failure is told.
import { performance } from 'node:perf_hooks';
import { type Failure, Refusal, type Result } from '../shared/errors.ts';
import {
  type Area,
  channelOf,
  type EventName,
  type Events,
  eventChannelOf,
  findOperation,
  type Handlers,
  operations,
} from '../shared/ipc.ts';

/** The parts of Electron's objects that the door looks at. */
export type Frame = { readonly url: string };
export type Page = { readonly mainFrame: Frame };
export type Call<P extends Page> = { readonly sender: P; readonly senderFrame: Frame | null };

export type DoorPort<P extends Page> = {
  /** Electron's `ipcMain.handle`. */
  register(
    channel: string,
    listener: (call: Call<P>, ...inputs: unknown[]) => Promise<Result<unknown>>,
  ): void;
  /** Whether the page belongs to a window that we opened for people. */
  isOurs(page: P): boolean;
  readonly origin: string;
  /** Every window that hears events. */
  windows(): readonly { send(channel: string, fact: unknown): void }[];
  log(line: LogLine): void;
};

/** What is written about a call: never its input, output or a message that may quote them. */
export type LogLine = {
  readonly operation: string;
  readonly event: 'slow' | 'refused-sender' | 'refused-input' | 'failed';
  readonly durationMs?: number;
  readonly error?: string;
  readonly stack?: readonly string[];
};

/** Slower than this is worth a line in the log. */
const slowMs = 50;

export type Door = {
  handle<A extends Area>(area: A, handlers: Handlers<A>): void;
  announce<E extends EventName>(event: E, fact: Events[E]): void;
};

export function createDoor<P extends Page>(port: DoorPort<P>): Door {
  return {
    handle(area, handlers) {
      const table: Readonly<Record<string, unknown>> = handlers;
      for (const name of Object.keys(operations[area])) {
        const run = table[name];
        if (typeof run !== 'function') throw new Error(`no handler for ${area}.${name}`);
        port.register(channelOf(area, name), (call, ...inputs) =>
          answer(port, area, name, call, inputs, (input) => Reflect.apply(run, handlers, [input])),
        );
      }
    },
    announce(event, fact) {
      for (const window of port.windows()) window.send(eventChannelOf(event), fact);
    },
  };
}

async function answer<P extends Page>(
  port: DoorPort<P>,
  area: Area,
  name: string,
  call: Call<P>,
  inputs: readonly unknown[],
  run: (input: unknown) => unknown,
): Promise<Result<unknown>> {
  const operation = `${area}.${name}`;
  // Before any await: Electron forgets the frame as soon as its document is left.
  if (!isTrusted(port, call)) {
    port.log({ operation, event: 'refused-sender' });
    return failed('ipc-sender', 'sender is not the main frame of one of our windows');
  }
  const parsed = findOperation(area, name)?.input.safeParse(inputs[0] ?? {});
  if (parsed === undefined || !parsed.success || inputs.length > 1) {
    port.log({ operation, event: 'refused-input' });
    const where = parsed?.error?.issues[0]?.path.join('.') ?? '';
    return failed('ipc-input', `input of ${operation} does not fit its schema at '${where}'`);
  }
  const startedAt = performance.now();
  try {
    return { ok: true, value: await run(parsed.data) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.toFailure() };
    port.log({ operation, event: 'failed', ...describe(error) });
    return failed('internal', `${operation} failed`);
  } finally {
    const durationMs = Math.round(performance.now() - startedAt);
    if (durationMs > slowMs) port.log({ operation, event: 'slow', durationMs });
  }
}

function isTrusted<P extends Page>(port: DoorPort<P>, call: Call<P>): boolean {
  const frame = call.senderFrame;
  if (frame === null || frame !== call.sender.mainFrame || !port.isOurs(call.sender)) return false;
  const { protocol, host } = new URL(frame.url);
  return `${protocol}//${host}` === port.origin;
}

function failed(code: Failure['code'], message: string): Result<never> {
  return { ok: false, error: { code, message, details: {} } };
}

/** The kind of error and where it came from; its message may quote what people wrote. */
function describe(error: unknown): Pick<LogLine, 'error' | 'stack'> {
  if (!(error instanceof Error)) return { error: typeof error };
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: error.name, stack: stack.slice(0, 8).map((line) => line.trim()) };
}

import { spawn } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { z } from 'zod';

const Message = z.looseObject({
  id: z.int().optional(),
  result: z.unknown().optional(),
  error: z.looseObject({ message: z.string() }).optional(),
});

/** Asks a browser for something over its DevTools protocol. */
export type Ask = (method: string, parameters?: object, session?: string) => Promise<unknown>;

/**
 * Runs a browser that listens on a pipe and on no port, for as long as `work` takes.
 * Rejects where it does not start, ends early or refuses what it is asked.
 */
export async function withBrowser<T>(
  browser: string,
  parameters: readonly string[],
  work: (ask: Ask) => Promise<T>,
): Promise<T> {
  const child = spawn(browser, ['--remote-debugging-pipe', ...parameters], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`browser ended with ${code}`)));
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  try {
    const [, , , input, output] = child.stdio;
    if (!(input instanceof Writable) || !(output instanceof Readable)) {
      throw new Error('a spawned browser has its pipes');
    }
    // A browser that died is told by its exit.
    input.on('error', () => {});
    return await Promise.race([work(questionsOver(input, output)), ended]);
  } finally {
    ended.catch(() => {});
    child.kill();
    await gone;
  }
}

function questionsOver(input: Writable, output: Readable): Ask {
  const waiting = new Map<number, (message: z.infer<typeof Message>) => void>();
  let last = 0;
  let held = '';
  output.setEncoding('utf8');
  output.on('data', (text: string) => {
    const messages = (held + text).split('\0');
    held = messages.pop() ?? '';
    for (const message of messages) {
      const parsed = Message.parse(JSON.parse(message));
      const { id } = parsed;
      if (id === undefined) continue;
      waiting.get(id)?.(parsed);
      waiting.delete(id);
    }
  });
  return (method, parameters = {}, session) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, ({ result, error }) => {
        if (error === undefined) resolve(result);
        else reject(new Error(`${method}: ${error.message}`));
      });
      const question = { id: last, method, params: parameters, sessionId: session };
      input.write(`${JSON.stringify(question)}\0`);
    });
}

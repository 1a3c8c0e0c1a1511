import { expect, test } from 'vitest';
import { createDoor, type LogLine } from '../../../electron/ipc.ts';
import { Refusal, type Result } from '../../../shared/errors.ts';
import { type Handlers, operations } from '../../../shared/ipc.ts';

const frame = { url: 'app://bundle/index.html' };
const page = { mainFrame: frame };
const trusted = { sender: page, senderFrame: frame };

type Listener = (call: unknown, ...inputs: unknown[]) => Promise<Result<unknown>>;

/** A door whose reader area answers with `open`, and a way to knock at it. */
function doorWith(open: Handlers<'reader'>['open']) {
  const channels = new Map<string, Listener>();
  const log: LogLine[] = [];
  const sent: [string, unknown][] = [];
  const door = createDoor<typeof page>({
    register: (channel, listener) => channels.set(channel, listener as Listener),
    isOurs: (asked) => asked === page,
    origin: 'app://bundle',
    windows: () => [{ send: (channel: string, fact: unknown) => sent.push([channel, fact]) }],
    log: (line) => log.push(line),
  });
  const refuse = () => {
    throw new Error('not asked here');
  };
  const handlers = Object.fromEntries(Object.keys(operations.reader).map((name) => [name, refuse]));
  door.handle('reader', { ...handlers, open } as Handlers<'reader'>);
  const knock = (call: unknown, ...inputs: unknown[]) =>
    channels.get('hengping:reader.open')?.(call, ...inputs);
  return { door, knock, log, sent, channels };
}

const key = {
  round: 'R-2026-01',
  app: 'A-01',
  docid: 'abcdefghijklmnopqrstuvwxyz',
};
const opened = {
  docid: key.docid,
  title: 't',
  size: 1,
  sha256: '',
  watermark: '',
  position: null,
};

test('a call of our page reaches its handler with parsed input and comes back as a value', async () => {
  const inputs: unknown[] = [];
  const { knock, log } = doorWith((input) => {
    inputs.push(input);
    return opened;
  });
  expect(await knock(trusted, key)).toEqual({ ok: true, value: opened });
  expect(inputs).toEqual([key]);
  expect(log).toEqual([]);
});

test('every operation of the area is registered and no other', () => {
  const { channels } = doorWith(() => opened);
  expect([...channels.keys()].sort()).toEqual(
    Object.keys(operations.reader)
      .map((name) => `hengping:reader.${name}`)
      .sort(),
  );
});

for (const [who, call] of [
  ['a frame that has gone', { sender: page, senderFrame: null }],
  ['a sub-frame', { sender: page, senderFrame: { url: frame.url } }],
  ['a window that is not ours', { sender: { mainFrame: frame }, senderFrame: frame }],
] as const) {
  test(`${who} is refused before its input is looked at`, async () => {
    const { knock, log } = doorWith(() => {
      throw new Error('reached');
    });
    expect(await knock(call, { junk: true })).toMatchObject({
      ok: false,
      error: { code: 'ipc-sender' },
    });
    expect(log).toEqual([{ operation: 'reader.open', event: 'refused-sender' }]);
  });
}

for (const url of [
  'app://bundle.evil/index.html',
  'app://bundle@evil/index.html',
  'https://bundle/index.html',
  'data:text/html,app://bundle/',
  'about:blank',
]) {
  test(`a main frame at ${url} is refused`, async () => {
    const elsewhere = { url };
    const moved = { mainFrame: elsewhere };
    const channels = new Map<string, Listener>();
    const door = createDoor<typeof moved>({
      register: (channel, listener) => channels.set(channel, listener as Listener),
      isOurs: () => true,
      origin: 'app://bundle',
      windows: () => [],
      log: () => undefined,
    });
    const table = Object.keys(operations.reader).map((name) => [name, () => opened]);
    door.handle('reader', Object.fromEntries(table) as Handlers<'reader'>);
    const answer = channels.get('hengping:reader.open')?.(
      { sender: moved, senderFrame: elsewhere },
      key,
    );
    expect(await answer).toMatchObject({ ok: false, error: { code: 'ipc-sender' } });
  });
}

for (const [what, inputs] of [
  ['no schema', [{ junk: true }]],
  ['one key too many', [{ ...key, extra: 1 }]],
  ['nothing', []],
  ['two arguments', [key, key]],
] as const) {
  test(`input that fits ${what} is refused as a value and never quoted`, async () => {
    const { knock, log } = doorWith(() => opened);
    const answer = await knock(trusted, ...inputs);
    expect(answer).toMatchObject({ ok: false, error: { code: 'ipc-input' } });
    expect(JSON.stringify([answer, log])).not.toContain('junk');
  });
}

test('a refusal becomes a failure with its code and details', async () => {
  const { knock, log } = doorWith(() => {
    throw new Refusal('cancelled', 'by the person', { file: 'x' });
  });
  expect(await knock(trusted, key)).toEqual({
    ok: false,
    error: { code: 'cancelled', message: 'by the person', details: { file: 'x' } },
  });
  expect(log).toEqual([]);
});

test('a bug becomes `internal`, and neither page nor log learns what it said', async () => {
  const { knock, log } = doorWith(async () => {
    throw new TypeError('评语：不予资助');
  });
  expect(await knock(trusted, key)).toEqual({
    ok: false,
    error: { code: 'internal', message: 'reader.open failed', details: {} },
  });
  expect(log).toMatchObject([{ operation: 'reader.open', event: 'failed', error: 'TypeError' }]);
  expect(JSON.stringify(log)).not.toContain('不予资助');
});

test('an area that lacks a handler is a bug at the start, not at the first click', () => {
  const { door } = doorWith(() => opened);
  expect(() => door.handle('workspace', {} as Handlers<'workspace'>)).toThrow(
    'no handler for workspace.state',
  );
});

test('an announcement goes to every window on its own channel', () => {
  const { door, sent } = doorWith(() => opened);
  door.announce('workspaceLocked', { reason: 'idle' });
  expect(sent).toEqual([['hengping:event.workspaceLocked', { reason: 'idle' }]]);
});

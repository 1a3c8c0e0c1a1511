import { createSocket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, sharedTest as test } from './fixtures.ts';
import { openProgram } from './program.ts';
import { mainScript } from './target.ts';

test('the program opens on the choice of the two desks', async ({ program }) => {
  await expect(program.page.getByText('您在评审中的身份是？')).toBeVisible();
  expect(await program.page.evaluate(() => window.hengping.workspace.state({}))).toEqual({
    ok: true,
    value: { kind: 'none' },
  });
});

test('the page holds one function per operation, no channel and nothing that takes a path', async ({
  program,
}) => {
  const api = await program.page.evaluate(() => ({
    keys: Object.keys(window.hengping),
    workspace: Object.keys(window.hengping.workspace),
    kinds: [
      ...new Set(Object.values(window.hengping.workspace).map((operation) => typeof operation)),
    ],
    frozen: Object.isFrozen(window.hengping) && Object.isFrozen(window.hengping.workspace),
  }));
  expect(api.keys).toEqual([
    'workspace',
    'expert',
    'agency',
    'reader',
    'safekeeping',
    'on',
    'receiveDropped',
  ]);
  expect(api.workspace).not.toContain('receiveFiles');
  expect([api.kinds, api.frozen]).toEqual([['function'], true]);
});

test('preload is one file that requires electron and nothing else', async () => {
  const preload = path.resolve(path.dirname(mainScript), '../preload/preload.cjs');
  const text = await readFile(preload, 'utf8');
  expect([...text.matchAll(/require\(([^)]*)\)/g)].map(([, name]) => name)).toEqual(['"electron"']);
  expect(text.length).toBeLessThan(20_000);
});

test('input that fits no schema is refused as a value', async ({ program }) => {
  const answers = await program.page.evaluate(async () => {
    const junk: never = { passphrase: 7, extra: 'x'.repeat(10_000) } as never;
    return [await window.hengping.workspace.unlock(junk), await window.hengping.reader.open(junk)];
  });
  expect(answers).toMatchObject([
    { ok: false, error: { code: 'ipc-input' } },
    { ok: false, error: { code: 'ipc-input' } },
  ]);
});

test('every operation answers hostile values of the page with a value, and nothing opens', async ({
  program,
}) => {
  await program.answerDialog({ cancel: true });
  const answers = await program.page.evaluate(async () => {
    let deep: unknown = [];
    for (let i = 0; i < 400; i += 1) deep = { round: deep };
    const proto: unknown = JSON.parse('{"__proto__":{"round":"R-1"},"constructor":{"round":1}}');
    const hostile = [7, 'x', true, [], 2 ** 60, 'x'.repeat(200_000), proto, deep];
    const { on: _, receiveDropped: __, ...areas } = window.hengping;
    const told: string[] = [];
    for (const [area, operations] of Object.entries(areas)) {
      for (const [name, operation] of Object.entries(operations)) {
        for (const value of hostile) {
          const answer: unknown = await Reflect.apply(operation, undefined, [value]);
          const { code } = Object(Reflect.get(Object(answer), 'error'));
          if (code !== 'ipc-input') told.push(`${area}.${name}: ${JSON.stringify(answer)}`);
        }
      }
    }
    return told;
  });
  expect(answers).toEqual([]);
  expect(program.app.windows()).toHaveLength(1);
});

test('a dropped file reaches the program, whose answer names no path', async ({ program }) => {
  const answer = await program.page.evaluate(() =>
    window.hengping.receiveDropped([new File(['x'], 'made.hppost')]),
  );
  // Made in the page, it lies nowhere on the disk: there is nothing to take in.
  expect(answer).toMatchObject({ ok: false, error: { code: 'ipc-input' } });
});

test('scripts, styles and frames that are not our files are refused by the policy', async ({
  program,
}) => {
  const refused = await program.page.evaluate(async () => {
    const seen = new Set<string>();
    const done = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        seen.add(event.effectiveDirective);
        if (seen.size === 4) resolve();
      });
    });
    const add = (name: string, fill: (element: HTMLElement) => void) => {
      const element = document.createElement(name);
      fill(element);
      document.body.append(element);
    };
    add('script', (element) => {
      element.textContent = 'window.ranInline = true;';
    });
    add('style', (element) => {
      element.textContent = 'body { display: none }';
    });
    add('iframe', (element) => element.setAttribute('src', '/index.html'));
    add('img', (element) => element.setAttribute('src', 'https://example.com/x.png'));
    await done;
    return { seen: [...seen].sort(), ran: 'ranInline' in window };
  });
  expect(refused).toEqual({
    seen: ['frame-src', 'img-src', 'script-src-elem', 'style-src-elem'],
    ran: false,
  });
});

test('no request and no datagram leaves, WebRTC included', async ({ program }) => {
  const heard: string[] = [];
  const socket = createSocket('udp4', (message) => heard.push(message.toString('hex')));
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const port = socket.address().port;
  const got = await program.page.evaluate(async (stunPort) => {
    const outcome = (work: Promise<unknown>) => work.then(() => 'went out').catch(() => 'refused');
    const connection = new RTCPeerConnection({
      iceServers: [{ urls: `stun:127.0.0.1:${stunPort}` }],
    });
    connection.createDataChannel('x');
    const candidates: string[] = [];
    const gathered = new Promise<void>((resolve) => {
      connection.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate === null) resolve();
        else if (candidate.candidate !== '') candidates.push(candidate.candidate);
      });
    });
    await connection.setLocalDescription(await connection.createOffer());
    await gathered;
    connection.close();
    return {
      fetched: await outcome(fetch('https://example.com/')),
      literal: await outcome(fetch('http://127.0.0.1:9/')),
      candidates: candidates.filter((line) => !line.includes(' tcp ')),
    };
  }, port);
  socket.close();
  expect(got).toEqual({ fetched: 'refused', literal: 'refused', candidates: [] });
  expect(heard).toEqual([]);
});

test('links, windows and addresses lead nowhere', async ({ program }) => {
  await program.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.com/';
    link.target = '_blank';
    document.body.append(link);
    link.click();
    window.open('https://example.com/');
    window.location.href = 'https://example.com/';
  });
  await expect(program.page.getByText('您在评审中的身份是？')).toBeVisible();
  const windows = await program.app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
  );
  expect(windows).toBe(1);
});

test('the keys for printing and saving never reach the page', async ({ program }) => {
  await program.page.evaluate(() => {
    const keys: string[] = [];
    Reflect.set(window, 'keys', keys);
    window.addEventListener('keydown', (event) => keys.push(event.key));
  });
  for (const key of ['Control+p', 'Control+s', 'F5', 'Control+f']) {
    await program.page.keyboard.press(key);
  }
  const keys = await program.page.evaluate(() => Reflect.get(window, 'keys'));
  expect(keys).toEqual(['Control', 'Control', 'Control', 'f']);
});

test('a second start on the same home hands its file over and ends', async ({ program }) => {
  const told = program.page.evaluate(
    () =>
      new Promise((resolve) => {
        window.hengping.on('filesGiven', resolve);
      }),
  );
  expect(await program.startAgain(['/tmp/会审一.hppost'])).toBe(0);
  expect(await told).toEqual({ count: 1 });
  // It waits: without a workspace nothing can be taken in.
  const answer = await program.page.evaluate(() => window.hengping.workspace.receiveGiven({}));
  expect(answer).toMatchObject({ ok: false, error: { code: 'workspace-locked' } });
});

test('a program that was killed opens again on its home', async () => {
  const first = await openProgram();
  await first.kill();
  const again = await openProgram({ home: first.home });
  await expect(again.page.getByText('您在评审中的身份是？')).toBeVisible();
  await again.close();
  await first.close();
});

test('nothing that a page shows is left in the profile', { tag: '@real' }, async ({ program }) => {
  const partition = await program.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.session.isPersistent(),
  );
  expect(partition).toBe(false);
});

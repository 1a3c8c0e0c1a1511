import { expect, test } from './lab.ts';

test('pages, scripts, modules and their policy come through the scheme handler', async ({
  lab,
}) => {
  const got = await lab.page.evaluate(async () => {
    const response = await fetch('/file.txt');
    return {
      status: response.status,
      header: response.headers.get('x-lab'),
      text: await response.text(),
      isSecure: window.isSecureContext,
      evalSays: window.evalSays,
    };
  });
  expect(got).toEqual({
    status: 200,
    header: '1',
    text: 'a file\n',
    isSecure: true,
    evalSays: 'EvalError',
  });
});

test('the program sees its own addresses', async ({ lab }) => {
  const urls = await lab.app.evaluate(() => globalThis.lab.requests.map(({ url }) => url));
  expect(urls).toContain('app://bundle/index.html');
  expect(urls.filter((url) => !url.startsWith('app://bundle/'))).toEqual([]);
});

test('status, ranges, streams and bodies pass', async ({ lab }) => {
  const got = await lab.page.evaluate(async () => {
    const missing = await fetch('/nothing.html');
    const range = await fetch('/range.txt', { headers: { Range: 'bytes=2-4' } });
    return {
      missing: missing.status,
      range: [range.status, range.headers.get('content-range'), await range.text()],
      stream: await fetch('/stream.txt').then((response) => response.text()),
      echo: await fetch('/echo', { method: 'POST', body: '往返' }).then((response) =>
        response.text(),
      ),
    };
  });
  expect(got).toEqual({
    missing: 404,
    range: [206, 'bytes 2-4/10', '234'],
    stream: 'one two three',
    echo: '往返',
  });
});

test('a module worker, its imports and its requests go the same way', async ({ lab }) => {
  const got = await lab.page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker('/worker.js', { type: 'module' });
        worker.addEventListener('message', ({ data }) => resolve(data));
        worker.addEventListener('error', (event) => reject(new Error(event.message)));
      }),
  );
  expect(got).toEqual({ said: 'imported', text: '0123456789', hasLab: 'undefined' });
});

test('a scheme is handled once and registered before ready', async ({ lab }) => {
  const got = await lab.app.evaluate(({ protocol, session }) => {
    const attempt = (work: () => void) => {
      try {
        work();
        return 'worked';
      } catch {
        return 'refused';
      }
    };
    const own = session.fromPartition('lab').protocol;
    return [
      attempt(() => own.handle('app', () => new Response(''))),
      attempt(() => protocol.registerSchemesAsPrivileged([{ scheme: 'late' }])),
      own.isProtocolHandled('app'),
      // A handler belongs to its session: the default one was not asked to serve anything.
      protocol.isProtocolHandled('app'),
    ];
  });
  expect(got).toEqual(['refused', 'refused', true, false]);
});

test('requests that the program cancels do not leave', async ({ lab }) => {
  const got = await lab.app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    await window?.webContents.executeJavaScript(
      `new Promise((resolve) => {
        const image = new Image();
        image.onerror = resolve;
        image.src = 'https://example.com/pixel.png';
      })`,
    );
    return globalThis.lab.cancelled;
  });
  // The page's own policy may refuse before the program is even asked; nothing else may happen.
  expect(got.filter((url) => url !== 'https://example.com/pixel.png')).toEqual([]);
});

test('loadURL rejects when a page cannot be loaded', async ({ fresh }) => {
  const says = await fresh.app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    return window
      ?.loadURL('https://example.com/')
      .then(() => 'loaded')
      .catch((error: unknown) => String(error));
  });
  expect(says).toMatch(/ERR_[A-Z_]+ \(-\d+\) loading 'https:\/\/example\.com\/'/);
});

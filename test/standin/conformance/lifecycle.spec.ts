import { expect, openLab, test } from './lab.ts';

test('a start goes in the order that programs rely on', async ({ fresh }) => {
  await expect
    .poll(() => fresh.app.evaluate(() => globalThis.lab.events))
    .toContain('loadURL resolved');
  const events = await fresh.app.evaluate(() => globalThis.lab.events);
  const order = (name: string) => events.indexOf(name);
  expect(order('will-finish-launching')).toBeLessThan(order('ready'));
  expect(order('ready')).toBeLessThan(order('web-contents-created'));
  expect(order('web-contents-created')).toBeLessThan(order('did-finish-load'));
  expect(order('did-finish-load')).toBeLessThan(order('loadURL resolved'));
  expect(events).toContain('ready-to-show');
});

test('a window can refuse to close, and then closes', async ({ fresh }) => {
  const close = () =>
    fresh.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const events = () => fresh.app.evaluate(() => globalThis.lab.events);
  await fresh.app.evaluate(({ app }) => {
    globalThis.lab.prevent = 'close';
    app.on('window-all-closed', () => globalThis.lab.events.push('window-all-closed'));
  });
  await close();
  await expect.poll(events).toContain('close');
  expect(await events()).not.toContain('closed');
  await fresh.app.evaluate(() => {
    globalThis.lab.prevent = '';
  });
  await close();
  await expect.poll(events).toContain('window-all-closed');
  const order = (await events()).slice(-3);
  expect(order).toEqual(['close', 'closed', 'window-all-closed']);
});

test('the last window ends the program when nobody listens', async ({ fresh }) => {
  await fresh.app
    .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    .catch(() => undefined);
  expect(await fresh.exited).toBe(0);
});

test('quit asks everyone in order, without window-all-closed', async () => {
  const lab = await openLab(['--lab-stay']);
  const printed: string[] = [];
  lab.app.on('console', (message) => printed.push(message.text()));
  await lab.app.evaluate(({ app }) => {
    app.on('quit', () => console.log(globalThis.lab.events.join()));
    globalThis.lab.events.length = 0;
    app.quit();
  });
  expect(await lab.exited).toBe(0);
  await lab.close();
  expect(printed.at(-1)).toBe('before-quit,close,closed,will-quit,quit');
});

test('quit can be refused', async ({ fresh }) => {
  await fresh.app.evaluate(({ app }) => {
    globalThis.lab.prevent = 'before-quit';
    app.quit();
  });
  await expect.poll(() => fresh.app.evaluate(() => globalThis.lab.events)).toContain('before-quit');
  const open = await fresh.app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
  );
  expect(open).toBe(1);
  await fresh.app.evaluate(() => {
    globalThis.lab.prevent = '';
  });
});

test('a page that objects keeps its window', async ({ fresh }) => {
  await fresh.page.evaluate(() =>
    window.addEventListener('beforeunload', (event) => event.preventDefault()),
  );
  // Electron honours the objection of a page that somebody has touched.
  await fresh.page.click('h1');
  await fresh.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => fresh.app.evaluate(() => globalThis.lab.events)).toContain('close');
  expect(await fresh.page.textContent('h1')).toBe('实验');
  await fresh.app.evaluate(({ app }) => app.exit(0)).catch(() => undefined);
});

test('a page may close its own window, which was the last', async ({ fresh }) => {
  await fresh.page.evaluate(() => window.close()).catch(() => undefined);
  expect(await fresh.exited).toBe(0);
});

test('a page that objected may close its window itself, and the quit it held up goes on', async ({
  fresh,
}) => {
  await fresh.page.click('h1');
  await fresh.page.evaluate(() => {
    let isSaved = false;
    window.addEventListener('beforeunload', (event) => {
      if (isSaved) return;
      event.preventDefault();
      isSaved = true;
      setTimeout(() => window.close());
    });
  });
  await fresh.app.evaluate(({ app }) => app.quit()).catch(() => undefined);
  expect(await fresh.exited).toBe(0);
});

test('exit asks nobody and keeps its code', async ({ fresh }) => {
  await fresh.app
    .evaluate(({ app }) => {
      globalThis.lab.prevent = 'close';
      app.exit(7);
    })
    .catch(() => undefined);
  expect(await fresh.exited).toBe(7);
});

test('a second window can be opened, found and destroyed', async ({ fresh }) => {
  const got = await fresh.app.evaluate(async ({ BrowserWindow, webContents }) => {
    const second = new BrowserWindow({ show: false, webPreferences: { partition: 'lab' } });
    await second.loadURL('app://bundle/frame.html');
    const found = BrowserWindow.fromWebContents(second.webContents) === second;
    const known = webContents.fromId(second.webContents.id) === second.webContents;
    const url = second.webContents.getURL();
    second.destroy();
    return { found, known, url, left: BrowserWindow.getAllWindows().length };
  });
  expect(got).toEqual({ found: true, known: true, url: 'app://bundle/frame.html', left: 1 });
});

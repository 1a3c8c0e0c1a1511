import { expect, test } from './lab.ts';

test('a link elsewhere is asked about, prevented, and the page stays', async ({ lab }) => {
  await lab.page.click('#away');
  await expect
    .poll(() => lab.app.evaluate(() => globalThis.lab.navigations))
    .toContainEqual({ url: 'https://example.com/away', isMainFrame: true });
  expect(await lab.page.textContent('h1')).toBe('实验');
});

test('a mail link is asked about like any other', async ({ lab }) => {
  await lab.page.click('#mail');
  await expect
    .poll(() => lab.app.evaluate(() => globalThis.lab.navigations.map(({ url }) => url)))
    .toContain('mailto:someone@example.com');
});

test('a script that sets the address is prevented', async ({ lab }) => {
  await lab.page.evaluate(() => {
    window.location.href = '/frame.html';
  });
  await expect
    .poll(() => lab.app.evaluate(() => globalThis.lab.navigations.map(({ url }) => url)))
    .toContain('app://bundle/frame.html');
  expect(await lab.page.textContent('h1')).toBe('实验');
});

test('a frame is asked about as well', async ({ lab }) => {
  await lab.page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = '/worker.js';
    document.body.append(frame);
  });
  await expect
    .poll(() => lab.app.evaluate(() => globalThis.lab.navigations))
    .toContainEqual({ url: 'app://bundle/worker.js', isMainFrame: false });
});

test('window.open opens nothing', async ({ lab }) => {
  await lab.page.evaluate(() => void window.open('https://example.com/popup'));
  await expect
    .poll(() => lab.app.evaluate(() => globalThis.lab.opened))
    .toEqual(['https://example.com/popup']);
  const count = await lab.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(count).toBe(1);
});

test('a download is announced and prevented', async ({ fresh }) => {
  await fresh.page.click('#save');
  await expect
    .poll(() => fresh.app.evaluate(() => globalThis.lab.events))
    .toContain('will-download');
});

test('a permission that the handlers deny is denied to the page', async ({ lab }) => {
  const got = await lab.page.evaluate(async () => {
    const states = await Promise.all(
      (['geolocation', 'notifications', 'camera'] as PermissionName[]).map((name) =>
        navigator.permissions.query({ name }).then(({ state }) => state),
      ),
    );
    return [...states, await Notification.requestPermission()];
  });
  expect(got).toEqual(['denied', 'denied', 'denied', 'denied']);
});

test('a key that the program swallows never reaches the page', async ({ lab }) => {
  await lab.page.keyboard.press('Control+p');
  await lab.page.keyboard.press('Control+k');
  expect(await lab.page.evaluate(() => window.keys)).toEqual(['Control', 'Control', 'k']);
  expect(await lab.app.evaluate(() => globalThis.lab.inputs)).toContain('keyDown p');
});

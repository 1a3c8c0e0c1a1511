import { expect, test } from './lab.ts';

test('structured values come back as they went', async ({ lab }) => {
  const got = await lab.page.evaluate(() => window.lab.roundTrip?.());
  expect(Object.entries(got ?? {}).filter(([, isSame]) => isSame !== true)).toEqual([]);
  expect(Object.keys(got ?? {})).toHaveLength(12);
});

for (const kind of ['function', 'promise', 'symbol', 'element']) {
  test(`a ${kind} cannot be sent`, async ({ lab }) => {
    const says = await lab.page.evaluate((what) => window.lab.invokeWith?.(what), kind);
    expect(says).toBe('An object could not be cloned.');
  });
}

test('a cycle stays a cycle', async ({ lab }) => {
  expect(await lab.page.evaluate(() => window.lab.invokeWith?.('cycle'))).toBe(true);
});

test('ten megabytes of bytes cross unharmed', async ({ lab }) => {
  const same = await lab.page.evaluate(async () => {
    const bytes = Uint8Array.from({ length: 10_000_000 }, (_, at) => at % 251);
    const back = await window.lab.invoke?.('lab:echo', bytes);
    return (
      back instanceof Uint8Array &&
      back.length === bytes.length &&
      back[9_999_999] === bytes[9_999_999]
    );
  });
  expect(same).toBe(true);
});

test('a handler that throws leaves one line and nothing of the error', async ({ lab }) => {
  const got = await lab.page.evaluate(async () => {
    try {
      return await window.lab.invoke?.('lab:fail');
    } catch (error) {
      return error instanceof Error && { message: error.message, code: 'code' in error };
    }
  });
  expect(got).toEqual({
    message: "Error invoking remote method 'lab:fail': TypeError: told you so",
    code: false,
  });
});

test('a handler cannot answer with a function', async ({ lab }) => {
  const says = await lab.page.evaluate(() =>
    Promise.resolve(window.lab.invoke?.('lab:unclonable')).catch(String),
  );
  expect(says).toContain('An object could not be cloned.');
});

test('an unknown channel says its name', async ({ lab }) => {
  const says = await lab.page.evaluate(() =>
    Promise.resolve(window.lab.invoke?.('lab:nobody')).catch(String),
  );
  expect(says).toContain("No handler registered for 'lab:nobody'");
});

test('a channel takes one handler', async ({ lab }) => {
  const says = await lab.app.evaluate(({ ipcMain }) => {
    try {
      ipcMain.handle('lab:echo', () => 1);
      return 'taken twice';
    } catch (error) {
      return String(error);
    }
  });
  expect(says).toContain("Attempted to register a second handler for 'lab:echo'");
});

test('the sender is the main frame with its own address', async ({ lab }) => {
  const who = await lab.page.evaluate(() => window.lab.invoke?.('lab:who'));
  expect(who).toMatchObject({
    isMain: true,
    url: 'app://bundle/index.html',
    origin: 'app://bundle',
    parentIsNull: true,
  });
});

test('a sender that has moved on is null', async ({ fresh }) => {
  await fresh.page.evaluate(() => void window.lab.invoke?.('lab:late'));
  await fresh.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('app://bundle/frame.html'),
  );
  await fresh.app.evaluate(() => globalThis.lab.continueLate?.());
  await expect.poll(() => fresh.app.evaluate(() => globalThis.lab.lateFrameIsNull)).toBe(true);
});

test('main speaks to the page, and a listener can leave', async ({ lab }) => {
  await lab.page.evaluate(() => {
    const heard: unknown[] = [];
    Reflect.set(window, 'heard', heard);
    const leave = window.lab.on?.('lab:fact', (...args: unknown[]) => heard.push(args));
    Reflect.set(window, 'leave', leave);
  });
  const say = (value: unknown) =>
    lab.app.evaluate(({ BrowserWindow }, what) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('lab:fact', what, new Date(0));
    }, value);
  await say('one');
  await expect.poll(() => lab.page.evaluate(() => Reflect.get(window, 'heard').length)).toBe(1);
  await lab.page.evaluate(() => Reflect.get(window, 'leave')());
  await say('two');
  // A round trip behind the second message: had it been heard, it would have been heard by now.
  await lab.page.evaluate(() => window.lab.invoke?.('lab:echo', 1));
  const heard = await lab.page.evaluate(() => JSON.stringify(Reflect.get(window, 'heard')));
  expect(heard).toBe('[["one","1970-01-01T00:00:00.000Z"]]');
});

test('send needs no answer', async ({ lab }) => {
  await lab.page.evaluate(() => window.lab.send?.('lab:note', 1, 'two'));
  await expect.poll(() => lab.app.evaluate(() => globalThis.lab.calls)).toContainEqual([1, 'two']);
});

import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, isReal, labFolder, openLab, test } from './lab.ts';

test('paths, names and versions are the program’s own', async ({ lab }) => {
  const got = await lab.app.evaluate(({ app }) => ({
    name: app.getName(),
    version: app.getVersion(),
    appPath: app.getAppPath(),
    userData: app.getPath('userData'),
    isPackaged: app.isPackaged,
    type: process.type,
    electron: typeof process.versions.electron,
    isReady: app.isReady(),
  }));
  expect(got).toEqual({
    name: 'standin-lab',
    version: '7.8.9',
    appPath: labFolder,
    userData: lab.userData,
    isPackaged: false,
    type: 'browser',
    electron: 'string',
    isReady: true,
  });
});

test('the program’s arguments follow its own path', async () => {
  const lab = await openLab(['--lab-flag', 'plain']);
  const argv = await lab.app.evaluate(() => process.argv);
  expect(argv[1]).toBe(labFolder);
  expect(argv.slice(-2)).toEqual(['--lab-flag', 'plain']);
  expect(argv.filter((argument) => argument.includes('remote-debugging'))).toEqual([]);
  await lab.close();
});

test('a dialog can be answered', async ({ lab }) => {
  const got = await lab.app.evaluate(async ({ dialog }) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/tmp/选中.pdf'] });
    return dialog.showOpenDialog({ title: 'x' });
  });
  expect(got.filePaths).toEqual(['/tmp/选中.pdf']);
});

test('a dialog that nobody answers is cancelled and remembered', async ({ fresh }) => {
  test.skip(isReal, 'the real binary shows it and waits for a person');
  const got = await fresh.app.evaluate(async ({ dialog }) => {
    const open = await dialog.showOpenDialog({ title: 'forgotten' });
    const save = await dialog.showSaveDialog({ title: 'too' });
    return { open, save, recorded: Reflect.get(dialog, 'standinRecorded') as unknown };
  });
  expect(got).toEqual({
    open: { canceled: true, filePaths: [] },
    save: { canceled: true, filePath: '' },
    recorded: [
      { method: 'showOpenDialog', options: { title: 'forgotten' } },
      { method: 'showSaveDialog', options: { title: 'too' } },
    ],
  });
});

test('a page prints to a PDF of the asked paper', async ({ lab }) => {
  const got = await lab.app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { partition: 'lab' } });
    await window.loadURL('app://bundle/frame.html');
    const pdf = await window.webContents.printToPDF({ pageSize: 'A4' });
    window.destroy();
    return pdf.toString('latin1');
  });
  expect(got.slice(0, 5)).toBe('%PDF-');
  // A4 in points, as the page dictionary writes it.
  expect(got).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
});

test('a window has the size of content that was asked for', async ({ lab }) => {
  const size = await lab.page.evaluate(() => [window.innerWidth, window.innerHeight]);
  expect(size).toEqual([900, 600]);
});

test('menus are kept as data and their items can be clicked', async ({ lab }) => {
  const got = await lab.app.evaluate(({ Menu }) => {
    const clicks: string[] = [];
    const menu = Menu.buildFromTemplate([
      {
        id: 'top',
        label: 'Top',
        submenu: [{ id: 'go', label: 'Go', click: () => clicks.push('go') }],
      },
    ]);
    Menu.setApplicationMenu(menu);
    Menu.getApplicationMenu()?.getMenuItemById('go')?.click();
    return clicks;
  });
  expect(got).toEqual(['go']);
});

test('a member that nobody implemented says its own name', async ({ lab }) => {
  test.skip(isReal, 'the real binary implements all of them');
  const says = await lab.app.evaluate(({ app }) => {
    try {
      return String(app.isEmojiPanelSupported());
    } catch (error) {
      return String(error);
    }
  });
  expect(says).toContain('stand-in: electron.app.isEmojiPanelSupported not implemented');
});

test('several programs run side by side, and nothing of them stays behind', async () => {
  const labs = await Promise.all([openLab(), openLab()]);
  const pids = labs.map(({ app }) => app.process().pid);
  const texts = await Promise.all(labs.map(({ page }) => page.textContent('h1')));
  expect(texts).toEqual(['实验', '实验']);
  await Promise.all(labs.map((lab) => lab.close()));
  const profiles = readdirSync(tmpdir()).filter((name) =>
    pids.some((pid) => name === `hengping-standin-${pid}`),
  );
  expect(profiles).toEqual([]);
  expect(labs.filter(({ userData }) => existsSync(path.join(userData, 'x')))).toEqual([]);
});

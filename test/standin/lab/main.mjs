// A small program for the conformance specs. It opens one window on a page of its own scheme and
// leaves what it saw in `globalThis.lab`, where the specs read it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow, ipcMain, protocol, session } from 'electron';

const lab = {
  events: [],
  requests: [],
  cancelled: [],
  navigations: [],
  inputs: [],
  opened: [],
  calls: [],
  secondInstances: [],
  allowsNavigation: false,
};
globalThis.lab = lab;
const note = (name) => lab.events.push(name);
const option = (name) => process.argv.includes(`--lab-${name}`);
const types = { '.html': 'text/html', '.js': 'text/javascript', '.txt': 'text/plain' };
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; frame-src 'self'";

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
app.enableSandbox();
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');

if (option('single') && !app.requestSingleInstanceLock({ from: 'lab' })) {
  app.exit(3);
} else {
  app.on('second-instance', (_event, argv, cwd, data) => {
    lab.secondInstances.push({ argv, cwd, data });
  });
  for (const name of ['will-finish-launching', 'ready', 'before-quit', 'will-quit', 'quit']) {
    app.on(name, (event) => {
      note(name);
      if (lab.prevent === name) event.preventDefault();
    });
  }
  app.on('web-contents-created', (_event, contents) => {
    note('web-contents-created');
    contents.on('will-frame-navigate', (event) => {
      lab.navigations.push({ url: event.url, isMainFrame: event.isMainFrame });
      if (!lab.allowsNavigation) event.preventDefault();
    });
    contents.setWindowOpenHandler((details) => {
      lab.opened.push(details.url);
      return { action: 'deny' };
    });
    contents.on('before-input-event', (event, input) => {
      if (!input.control) return;
      lab.inputs.push(`${input.type} ${input.key}`);
      if (input.key === 'p') event.preventDefault();
    });
  });
  if (option('stay')) app.on('window-all-closed', () => note('window-all-closed'));
  app.whenReady().then(open);
}

function serve(request) {
  const url = new URL(request.url);
  lab.requests.push({ url: request.url, method: request.method });
  const headers = { 'Content-Security-Policy': policy, 'X-Lab': '1' };
  if (url.pathname === '/range.txt') {
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.get('range') ?? '');
    if (range === null) return new Response('0123456789', { headers });
    const part = '0123456789'.slice(Number(range[1]), Number(range[2]) + 1);
    return new Response(part, {
      status: 206,
      headers: { ...headers, 'Content-Range': `bytes ${range[1]}-${range[2]}/10` },
    });
  }
  if (url.pathname === '/stream.txt') {
    const parts = ['one ', 'two ', 'three'];
    const body = new ReadableStream({
      pull(controller) {
        const part = parts.shift();
        if (part === undefined) controller.close();
        else controller.enqueue(new TextEncoder().encode(part));
      },
    });
    return new Response(body, { headers });
  }
  if (url.pathname === '/echo')
    return request.text().then((text) => new Response(text, { headers }));
  const file = path.join(import.meta.dirname, 'pages', path.basename(url.pathname));
  try {
    const type = types[path.extname(file)];
    return new Response(readFileSync(file), { headers: { ...headers, 'Content-Type': type } });
  } catch {
    return new Response('no such page', { status: 404, headers });
  }
}

async function open() {
  const own = session.fromPartition('lab');
  own.protocol.handle('app', serve);
  own.setPermissionCheckHandler(() => false);
  own.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  own.on('will-download', (event) => {
    note('will-download');
    event.preventDefault();
  });
  own.webRequest.onBeforeRequest((details, callback) => {
    const cancel = !details.url.startsWith('app:');
    if (cancel) lab.cancelled.push(details.url);
    callback({ cancel });
  });
  ipcMain.handle('lab:who', (event) => {
    const frame = event.senderFrame;
    return {
      isMain: frame !== null && frame === event.sender.mainFrame,
      url: frame?.url,
      origin: frame?.origin,
      parentIsNull: frame?.parent === null,
      senderId: event.sender.id,
    };
  });
  ipcMain.handle('lab:echo', (_event, value) => value);
  ipcMain.handle('lab:fail', () => {
    throw Object.assign(new TypeError('told you so'), { code: 'E_LAB' });
  });
  ipcMain.handle('lab:unclonable', () => ({ run: () => 1 }));
  ipcMain.handle('lab:late', async (event) => {
    await new Promise((resolve) => {
      lab.continueLate = resolve;
    });
    lab.lateFrameIsNull = event.senderFrame === null;
  });
  ipcMain.on('lab:note', (_event, ...values) => lab.calls.push(values));
  const window = new BrowserWindow({
    width: 900,
    height: 600,
    useContentSize: true,
    show: false,
    webPreferences: {
      preload: path.join(import.meta.dirname, 'preload.cjs'),
      partition: 'lab',
      sandbox: true,
      contextIsolation: true,
    },
  });
  lab.window = window;
  for (const name of ['ready-to-show', 'close', 'closed']) {
    window.on(name, (event) => {
      note(name);
      if (lab.prevent === name) event.preventDefault();
    });
  }
  window.webContents.on('did-finish-load', () => note('did-finish-load'));
  await window.loadURL('app://bundle/index.html');
  note('loadURL resolved');
}

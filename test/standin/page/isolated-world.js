// Runs in the preload's world: gives preload its `require`, and carries messages to and from main.

export function startIsolatedWorld(createBridge, createCodec, given) {
  const { name, binding, preload, preloadPath, environment, pause } = given;
  const codec = createCodec();
  const send = globalThis[binding];
  const { parse, stringify } = JSON;
  const post = (message) => send(stringify(message));
  delete globalThis[binding];

  const waiting = new Map();
  const listeners = new Map();
  let nextId = 1;

  Object.defineProperty(globalThis, given.deliver, {
    value: (text) => {
      const message = parse(text);
      if (message.kind === 'reply') {
        const settle = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.error === undefined) settle?.resolve(codec.decode(message.value));
        else settle?.reject(new Error(message.error));
        return;
      }
      const args = codec.decode(message.args);
      const event = { sender: ipcRenderer, ports: [] };
      for (const listener of [...(listeners.get(message.channel) ?? [])]) listener(event, ...args);
    },
  });

  const notImplemented = (member) => {
    throw new Error(`stand-in: electron.${member} not implemented`);
  };
  const only = (member, implemented) =>
    new Proxy(implemented, {
      get(target, key) {
        if (typeof key === 'symbol' || Object.hasOwn(target, key)) return target[key];
        return notImplemented(`${member}.${key}`);
      },
    });

  const ipcRenderer = only('ipcRenderer', {
    async invoke(channel, ...args) {
      const id = nextId++;
      const encoded = codec.encode(args);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        post({ kind: 'invoke', id, channel, args: encoded });
      });
    },
    send(channel, ...args) {
      post({ kind: 'send', channel, args: codec.encode(args) });
    },
    on(channel, listener) {
      const list = listeners.get(channel) ?? [];
      listeners.set(channel, [...list, listener]);
      return ipcRenderer;
    },
    removeListener(channel, listener) {
      const list = listeners.get(channel) ?? [];
      const at = list.lastIndexOf(listener);
      if (at >= 0) listeners.set(channel, list.toSpliced(at, 1));
      return ipcRenderer;
    },
  });

  const bridge = createBridge({ name, here: 'isolated', there: 'main' }, (request) => {
    if (request.kind === 'close') post({ kind: 'close' });
  });
  const contextBridge = only('contextBridge', {
    exposeInMainWorld(key, api) {
      if (bridge.ask({ kind: 'taken', key })) {
        throw new Error(
          `Cannot bind an API on top of an existing property on the window object: ${key}`,
        );
      }
      // Handing the whole channel object to a page would undo the border, so it arrives empty.
      const guarded = api === ipcRenderer ? {} : guard(api);
      bridge.ask({ kind: 'expose', key, api: bridge.pack(guarded) });
    },
  });
  const guard = (api) =>
    api !== null && typeof api === 'object' && !Array.isArray(api)
      ? Object.fromEntries(
          Object.entries(api).map(([key, value]) => [key, value === ipcRenderer ? {} : value]),
        )
      : api;

  const webUtils = only('webUtils', {
    getPathForFile(file) {
      if (!(file instanceof File)) {
        throw new TypeError('Error processing argument at index 0, conversion failure from value');
      }
      return pause({ kind: 'file-path', file, answer: '' });
    },
  });

  if (given.watchesInput) {
    const watch = (event) => {
      const isPlain = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isPlain) return;
      const input = {
        type: event.type === 'keydown' ? 'keyDown' : 'keyUp',
        key: event.key,
        code: event.code,
        control: event.ctrlKey,
        shift: event.shiftKey,
        alt: event.altKey,
        meta: event.metaKey,
        isAutoRepeat: event.repeat,
      };
      if (pause({ kind: 'input', input: stringify(input), answer: false })) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    };
    window.addEventListener('keydown', watch, true);
    window.addEventListener('keyup', watch, true);
  }

  const modules = new Map([
    ['electron', only('renderer', { contextBridge, ipcRenderer, webUtils })],
    ['electron/renderer', only('renderer', { contextBridge, ipcRenderer, webUtils })],
  ]);
  const allowedButUnused = ['events', 'timers', 'url', 'node:events', 'node:timers', 'node:url'];
  const require = (wanted) => {
    const found = modules.get(wanted);
    if (found !== undefined) return found;
    if (allowedButUnused.includes(wanted)) return notImplemented(`preload require('${wanted}')`);
    throw new Error(`module not found: ${wanted}`);
  };
  const exports = {};
  const module = { exports };
  const process = Object.freeze({
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform: environment.platform,
    arch: environment.arch,
    argv: environment.argv,
    env: Object.freeze({ ...environment.env }),
    versions: Object.freeze({ ...environment.versions }),
  });
  try {
    preload(require, process, module, exports);
  } catch (error) {
    console.error(`Unable to load preload script: ${preloadPath}`);
    console.error(error);
    post({ kind: 'preload-error', message: String(error?.stack ?? error) });
  }
}

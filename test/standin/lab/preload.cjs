const { contextBridge, ipcRenderer, webUtils } = require('electron');

const attempt = (work) => {
  try {
    work();
    return 'worked';
  } catch (error) {
    return String(error.message);
  }
};
const calls = [];
let kept;

contextBridge.exposeInMainWorld('lab', {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  send: (channel, ...args) => ipcRenderer.send(channel, ...args),
  on: (channel, listener) => {
    const heard = (_event, ...args) => listener(...args);
    ipcRenderer.on(channel, heard);
    return () => ipcRenderer.removeListener(channel, heard);
  },
  pathOf: (file) => webUtils.getPathForFile(file),
  // Values that only exist on this side, to be sent or judged here.
  invokeWith: (kind) => {
    const cycle = { name: 'cycle' };
    cycle.self = cycle;
    const values = {
      function: () => 1,
      promise: Promise.resolve(1),
      symbol: Symbol('x'),
      element: document.createElement('p'),
      cycle,
    };
    return ipcRenderer
      .invoke('lab:echo', values[kind])
      .then((value) => (kind === 'cycle' ? value.self === value : 'echoed'))
      .catch((error) => error.message);
  },
  roundTrip: async () => {
    const sent = {
      map: new Map([['k', new Set([1, 'two'])]]),
      date: new Date(86_400_000),
      big: 2n ** 70n,
      pattern: /衡评+/giu,
      bytes: new Uint8Array([0, 1, 254, 255]),
      floats: new Float64Array([0.1, -0]),
      buffer: new Uint8Array([7, 8]).buffer,
      error: new RangeError('out of range'),
      nothing: undefined,
      minusZero: -0,
      notANumber: Number.NaN,
      sparse: Object.assign(new Array(3), { 0: 1, 2: 3 }),
    };
    const got = await ipcRenderer.invoke('lab:echo', sent);
    return {
      map: got.map instanceof Map && got.map.get('k').has('two'),
      date: got.date instanceof Date && got.date.getTime() === 86_400_000,
      big: got.big === 2n ** 70n,
      pattern: got.pattern.source === '衡评+' && got.pattern.flags === 'giu',
      bytes: got.bytes instanceof Uint8Array && [...got.bytes].join() === '0,1,254,255',
      floats: got.floats instanceof Float64Array && Object.is(got.floats[1], -0),
      buffer: got.buffer instanceof ArrayBuffer && got.buffer.byteLength === 2,
      error: got.error instanceof Error && got.error.message === 'out of range',
      nothing: 'nothing' in got && got.nothing === undefined,
      minusZero: Object.is(got.minusZero, -0),
      notANumber: Number.isNaN(got.notANumber),
      sparse: got.sparse.length === 3 && !(1 in got.sparse),
    };
  },
  // The bridge.
  value: { deep: { list: [1, 2, 3] } },
  add: (a, b) => a + b,
  later: async (value) => value,
  reject: async () => {
    throw Object.assign(new TypeError('refused here'), { code: 'LOST' });
  },
  fail: () => {
    throw Object.assign(new TypeError('thrown here'), { code: 'LOST' });
  },
  keep: (callback) => {
    kept = callback;
  },
  isKept: (callback) => callback === kept,
  callKept: (...args) => kept(...args),
  returnKept: () => kept,
  typeOf: (value) => Object.prototype.toString.call(value),
  protoKey: (value) => Object.keys(value).join(),
  prototypeIsPlain: (value) => Object.getPrototypeOf(value) === Object.prototype,
  bytes: () => new Uint8Array([1, 2, 3]),
  instance: () =>
    new (class Named {
      x = 1;
      method() {}
    })(),
  channel: ipcRenderer,
  exposeTwice: () => attempt(() => contextBridge.exposeInMainWorld('lab', {})),
  exposeDeep: () => {
    let deep = {};
    for (let depth = 0; depth < 1200; depth++) deep = { deep };
    return attempt(() => contextBridge.exposeInMainWorld('tooDeep', deep));
  },
  // The sandbox of the preload itself.
  requires: () =>
    ['fs', 'node:fs', './other.cjs', 'electron'].map((name) => attempt(() => require(name))),
  processSays: () => ({
    type: process.type,
    sandboxed: process.sandboxed,
    contextIsolated: process.contextIsolated,
    hasElectronVersion: typeof process.versions.electron === 'string',
  }),
  ranBeforePage: () => calls[0] === 'preload first',
});
calls.push(document.querySelector('script') === null ? 'preload first' : 'preload late');

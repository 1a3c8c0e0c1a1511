// Runs in the page's own world before any script of the page: takes what preload exposes.

export function startMainWorld(createBridge, name) {
  const freezeDeep = (value) => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return value;
    if (Object.isFrozen(value)) return value;
    Object.freeze(value);
    for (const key of Object.keys(value)) freezeDeep(value[key]);
    return value;
  };
  const bridge = createBridge({ name, here: 'main', there: 'isolated' }, (request, { unpack }) => {
    if (request.kind === 'taken') return Object.hasOwn(window, request.key);
    Object.defineProperty(window, request.key, {
      value: freezeDeep(unpack(request.api)),
      writable: false,
      configurable: false,
      enumerable: true,
    });
    return undefined;
  });
  // A browser lets scripts close only what scripts opened; in Electron a page may close its window.
  window.close = () => void bridge.ask({ kind: 'close' });
}

// Puts the page-side files together into the two texts that Chromium evaluates in every document.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const read = (file: string): string =>
  readFileSync(path.join(import.meta.dirname, file), 'utf8').replace(/^export /gm, '');

const codec = read('codec.js');
const bridge = read('bridge.js');

export type IsolatedWorld = {
  readonly eventName: string;
  readonly bindingName: string;
  readonly deliverName: string;
  readonly preloadPath: string;
  readonly preloadSource: string;
  readonly watchesInput: boolean;
};

const inMainFrameOnly = 'window === window.top';

export function mainWorldSource(eventName: string): string {
  return `if (${inMainFrameOnly}) (() => {
${bridge}${read('main-world.js')}
startMainWorld(createBridge, ${JSON.stringify(eventName)});
})();`;
}

export function isolatedWorldSource(world: IsolatedWorld): string {
  const given = {
    name: world.eventName,
    binding: world.bindingName,
    deliver: world.deliverName,
    preloadPath: world.preloadPath,
    watchesInput: world.watchesInput,
    environment: {
      platform: process.platform,
      arch: process.arch,
      argv: process.argv,
      env: {},
      versions: { electron: process.versions.electron, chrome: process.versions.chrome },
    },
  };
  // The preload runs as a function of what a sandboxed preload may see, and of nothing else.
  return `if (${inMainFrameOnly}) (() => {
${codec}${bridge}${read('isolated-world.js')}
const preload = (require, process, module, exports) => {
${world.preloadSource}
};
// Hands a value to main and takes one back while the page stands still: the only way to answer at
// once, as getPathForFile and before-input-event must.
const hengpingStandinPause = (exchange) => {
  debugger;
  return exchange.answer;
};
startIsolatedWorld(createBridge, createCodec, {
  ...${JSON.stringify(given)},
  preload,
  pause: hengpingStandinPause,
});
})();`;
}

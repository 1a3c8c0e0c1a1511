import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import {
  eventChannels,
  operationChannels,
  receiveFilesChannel,
} from './electron/operation-channels.ts';

const root = import.meta.dirname;
const at = (...parts: string[]) => path.join(root, ...parts);
/** Another folder lets several people build in one checkout; it has to lie inside it. */
const out = (part: string) => path.resolve(root, process.env.HENGPING_OUT ?? 'out', part);

/** pdf.js fetches these by name, so they keep their names under a fixed path. */
function copyPdfjsData(): Plugin {
  return {
    name: 'hengping-pdfjs-data',
    apply: 'build',
    writeBundle({ dir }) {
      if (dir === undefined) throw new Error('the renderer is built into a folder');
      for (const folder of ['cmaps', 'standard_fonts', 'iccs', 'wasm']) {
        cpSync(at('node_modules/pdfjs-dist', folder), path.join(dir, 'pdfjs', folder), {
          recursive: true,
        });
      }
      // The pins and notes that annotations show.
      cpSync(at('node_modules/pdfjs-dist/web/images'), path.join(dir, 'pdfjs/images'), {
        recursive: true,
        filter: (source) => !/\.[a-z]+$/.test(source) || /annotation-.*\.svg$/.test(source),
      });
    },
  };
}

/** The offline guide is part of the page's own files. */
function copyGuide(): Plugin {
  return {
    name: 'hengping-guide',
    apply: 'build',
    writeBundle({ dir }) {
      if (dir === undefined || !existsSync(at('resources/guide'))) return;
      cpSync(at('resources/guide'), path.join(dir, 'guide'), { recursive: true });
    },
  };
}

export default defineConfig({
  main: {
    build: {
      target: 'node24',
      outDir: out('main'),
      // Its table of dates is imported as JSON, which loses its import attribute when left outside.
      externalizeDeps: { exclude: ['chinese-days'] },
      rolldownOptions: {
        // The workers are found beside main.js by their names; bin/hengping.mjs runs cli.js.
        input: {
          main: at('electron/main.ts'),
          worker: at('electron/jobs/worker.ts'),
          'check-thread': at('electron/formats/check-thread.ts'),
          'line-thread': at('electron/formats/line-thread.ts'),
          cli: at('electron/cli.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  },
  preload: {
    define: {
      OPERATION_CHANNELS: JSON.stringify(operationChannels()),
      EVENT_CHANNELS: JSON.stringify(eventChannels()),
      RECEIVE_FILES_CHANNEL: JSON.stringify(receiveFilesChannel),
    },
    build: {
      target: 'node24',
      outDir: out('preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react(), copyPdfjsData(), copyGuide()],
    build: {
      target: 'chrome150',
      outDir: out('renderer'),
      // A picture inside a style sheet would need `data:` styles; every asset is a file.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
});

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Events } from '../../shared/ipc.ts';
import type { Host } from '../host.ts';
import { findPrinter, printWithBrowser } from './headless-print.ts';

/** What the flags of a command say in place of a dialog. */
export type Places = {
  readonly files?: readonly string[];
  readonly folder?: string;
  /** Where the one file that the command writes goes. */
  readonly out?: string;
};

/** The terminal as a host: dialogs are answered by the command's flags. */
export type TerminalHost = Host & {
  /** Answers the dialogs of one use case. */
  place(places: Places): void;
  /** Things to tell the person once the command is done. */
  readonly remarks: readonly string[];
};

export type HostOptions = {
  readonly homeFolder: string;
  readonly appVersion: string;
  readonly onProgress: (fact: Events['jobProgress']) => void;
  /** Default: an installed browser. Null stands for none. */
  readonly printer?: string | null;
};

/** Makes the host. Without a printing engine pages are written as HTML, and a remark says so. */
export function createTerminalHost(options: HostOptions): TerminalHost {
  const printer = options.printer === undefined ? (findPrinter() ?? null) : options.printer;
  const remarks: string[] = [];
  let places: Places = {};
  const absolute = (file: string | undefined) =>
    file === undefined ? undefined : path.resolve(file);
  const asHtml = (file: string): string => {
    if (printer !== null || !/\.pdf$/i.test(file)) return file;
    const html = file.replace(/\.pdf$/i, '.html');
    remarks.push(
      `没有找到可打印 PDF 的浏览器，已改为写出 HTML：${html} / no browser to print a PDF: wrote HTML`,
    );
    return html;
  };
  return {
    dialogs: {
      chooseFiles: async () => (places.files ?? []).map((file) => path.resolve(file)),
      chooseFolder: async () => {
        const folder = absolute(places.folder);
        if (folder !== undefined) mkdirSync(folder, { recursive: true });
        return folder;
      },
      saveAs: async () => {
        const out = absolute(places.out);
        return out === undefined ? undefined : asHtml(out);
      },
    },
    announce: (event, fact) => {
      if (event === 'jobProgress' && 'done' in fact) options.onProgress(fact);
    },
    printToPdf: (html) =>
      printer === null
        ? Promise.resolve(new TextEncoder().encode(html))
        : printWithBrowser(printer, html),
    homeFolder: options.homeFolder,
    openFolder: async () => {},
    appVersion: options.appVersion,
    place: (next) => {
      places = next;
    },
    remarks,
  };
}

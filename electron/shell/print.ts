// Turns a page that we wrote into a PDF: a hidden window without scripts, without preload, in a
// session of its own that can load nothing but that page.
import { randomUUID } from 'node:crypto';
import { BrowserWindow, session } from 'electron';
import { keepOffline } from './offline.ts';
import { denyPermissions } from './permissions.ts';
import { scheme } from './scheme.ts';
import { printPartition, printPolicy, printWindowOptions } from './window-options.ts';

const host = 'print';
const pages = new Map<string, string>();

/** Prepares the session; call once after ready. */
export function setUpPrinting(): void {
  const own = session.fromPartition(printPartition);
  denyPermissions(own);
  keepOffline(own);
  own.protocol.handle(scheme, (request) => {
    const { host: asked, pathname } = new URL(request.url);
    const html = asked === host ? pages.get(pathname) : undefined;
    return new Response(html ?? null, {
      status: html === undefined ? 404 : 200,
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': printPolicy,
        'Cache-Control': 'no-store',
      },
    });
  });
}

/** A4 portrait, backgrounds on, margins as the page's own `@page` says. */
export async function printToPdf(html: string): Promise<Uint8Array> {
  const route = `/${randomUUID()}.html`;
  pages.set(route, html);
  const window = new BrowserWindow(printWindowOptions);
  try {
    await window.loadURL(`${scheme}://${host}${route}`);
    return await window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  } finally {
    pages.delete(route);
    window.destroy();
  }
}

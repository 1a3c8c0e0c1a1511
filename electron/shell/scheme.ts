// The program's own pages: one scheme, one host, a fixed set of files and one policy for all.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CustomScheme } from 'electron';

export const scheme = 'app';
export const host = 'bundle';
export const origin = `${scheme}://${host}`;
export const startUrl = `${origin}/index.html`;

/** Neither `bypassCSP` nor `allowServiceWorkers` nor `corsEnabled`: nobody needs them. */
export const schemePrivileges = {
  scheme,
  privileges: {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    stream: true,
    codeCache: true,
  },
} as const satisfies CustomScheme;

/** `wasm-unsafe-eval` is for pdf.js's image decoders; `blob:` and `data:` images are its output. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sent with every answer: a worker takes its policy from its own response, not from the page. */
export const responseHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
} as const;

const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.gif', 'image/gif'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.ttf', 'font/ttf'],
  ['.pfb', 'application/octet-stream'],
  ['.bcmap', 'application/octet-stream'],
  ['.icc', 'application/vnd.iccprofile'],
  ['.wasm', 'application/wasm'],
]);

/** Route -> file, read once from the built folder: a request can name nothing else. */
export type BundleMap = ReadonlyMap<string, { readonly file: string; readonly type: string }>;

/** Maps every file under `folder` of a known type to its route (`/assets/x.js`). */
export async function mapBundle(folder: string): Promise<BundleMap> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries.flatMap((entry) => {
      const type = mediaTypes.get(path.extname(entry.name).toLowerCase());
      if (!entry.isFile() || type === undefined) return [];
      const file = path.join(entry.parentPath, entry.name);
      const route = `/${path.relative(folder, file).split(path.sep).map(encodeURIComponent).join('/')}`;
      return [[route, { file, type }] as const];
    }),
  );
}

/** Answers GET and HEAD for mapped routes of our host; everything else is 405 or 404. */
export function serveBundle(map: BundleMap): (request: Request) => Promise<Response> {
  return async (request) => {
    const refuse = (status: number) => new Response(null, { status, headers: responseHeaders });
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    const url = new URL(request.url);
    const found = url.host === host ? map.get(url.pathname) : undefined;
    if (url.protocol !== `${scheme}:` || found === undefined) return refuse(404);
    const headers = { ...responseHeaders, 'Content-Type': found.type };
    if (request.method === 'HEAD') return new Response(null, { headers });
    return new Response(new Uint8Array(await readFile(found.file)), { headers });
  };
}

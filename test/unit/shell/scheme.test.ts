import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  contentSecurityPolicy,
  mapBundle,
  responseHeaders,
  schemePrivileges,
  serveBundle,
} from '../../../electron/shell/scheme.ts';

let folder: string;
let serve: (request: Request) => Promise<Response>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hengping-bundle-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'index.html'), '<!doctype html>');
  await writeFile(path.join(folder, 'assets/页 1.js'), 'export {};');
  await writeFile(path.join(folder, 'secret.sqlite'), 'not a page');
  serve = serveBundle(await mapBundle(folder));
});
afterAll(() => rm(folder, { recursive: true }));

test('the policy allows our own files, pdf.js decoders and pictures that the page made', () => {
  expect(contentSecurityPolicy.split('; ')).toEqual([
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
  ]);
});

test('the scheme neither bypasses the policy nor allows service workers nor other origins', () => {
  expect(schemePrivileges).toEqual({
    scheme: 'app',
    privileges: {
      standard: true,
      secure: true,
      supportFetchAPI: true,
      stream: true,
      codeCache: true,
    },
  });
});

test('a mapped file comes with its type and the policy', async () => {
  const response = await serve(new Request('app://bundle/index.html'));
  expect(await response.text()).toBe('<!doctype html>');
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  for (const [name, value] of Object.entries(responseHeaders)) {
    expect(response.headers.get(name)).toBe(value);
  }
});

test('a file with a Chinese name and a space is found by its route', async () => {
  const response = await serve(new Request('app://bundle/assets/页 1.js'));
  expect([response.status, await response.text()]).toEqual([200, 'export {};']);
});

test('HEAD answers without a body', async () => {
  const response = await serve(new Request('app://bundle/index.html', { method: 'HEAD' }));
  expect([response.status, await response.text()]).toEqual([200, '']);
});

for (const [what, url, method, status] of [
  ['a file of no known type', 'app://bundle/secret.sqlite', 'GET', 404],
  ['a climb out of the folder', 'app://bundle/../../etc/passwd', 'GET', 404],
  ['an encoded climb', 'app://bundle/%2e%2e%2f%2e%2e%2fetc%2fpasswd', 'GET', 404],
  ['a folder', 'app://bundle/assets/', 'GET', 404],
  ['the bare host', 'app://bundle/', 'GET', 404],
  ['another host', 'app://other/index.html', 'GET', 404],
  ['another scheme', 'https://bundle/index.html', 'GET', 404],
  ['a write', 'app://bundle/index.html', 'POST', 405],
] as const) {
  test(`${what} is answered with ${status} and the policy`, async () => {
    const response = await serve(new Request(url, { method }));
    expect(response.status).toBe(status);
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  });
}

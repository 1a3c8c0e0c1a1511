import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Lock = { readonly packages: Readonly<Record<string, { readonly version?: string }>> };
const lock: Lock = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
);

describe('the lockfile', () => {
  it('never brings in sm-crypto, whose keys could be foretold in Node (CVE-2026-73567)', () => {
    const found = Object.keys(lock.packages).filter((at) => /(^|\/)sm-crypto$/.test(at));
    expect(found).toEqual([]);
  });

  it('has one sm-crypto-v2, the version whose behaviour our wrapper was written against', () => {
    const found = Object.entries(lock.packages).filter(([at]) => at.endsWith('/sm-crypto-v2'));
    expect(found.map(([at, { version }]) => [at, version])).toEqual([
      ['node_modules/sm-crypto-v2', '1.15.1'],
    ]);
  });
});

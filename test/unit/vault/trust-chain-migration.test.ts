import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readTrust } from '../../../electron/vault/expert-trust.ts';
import { migrate, migrations } from '../../../electron/vault/migrations.ts';
import { seenIn } from '../../../electron/vault/seen-versions.ts';
import { keepObject } from '../../../electron/vault/signed-objects.ts';
import { openStore, type Store } from '../../../electron/vault/sqlite.ts';
import { trust } from '../formats/sample-round.ts';

const key = randomBytes(32);
let folder: string;
let store: Store;
const path = () => join(folder, 'workspace.db');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengping-migrate-'));
  store = openStore(path(), key, true);
  migrate(
    store,
    path(),
    migrations.filter(({ version }) => version < 40),
  );
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const hold = (state: 'pending' | 'pinned'): void => {
  const { payloadSha256: sha256, kid, jws, payload } = trust;
  const object = { sha256, type: 'trust', agency: payload.agency, round: '', kid, jws };
  keepObject(store.db, object, '2026-06-01T00:00:00Z');
  store.db.run(
    'INSERT INTO expert_trust (one, state, trust_sha256, pinned_at) VALUES (1, ?, ?, NULL)',
    state,
    sha256,
  );
};

test.each(['pending', 'pinned'] as const)(
  'a trust document that an earlier program held as %s becomes a chain of one',
  (state) => {
    hold(state);
    migrate(store, path());
    expect(readTrust(store.db)).toEqual({ state, pinnedAt: null, versions: [trust.jws] });
    expect(seenIn(store.db).trust).toBe(state === 'pinned' ? 1 : 0);
  },
);

test('without one there is none afterwards', () => {
  migrate(store, path());
  expect(readTrust(store.db)).toBeNull();
  expect(seenIn(store.db).trust).toBe(0);
});

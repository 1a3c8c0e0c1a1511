import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { appendToJournal, journalHead } from '../../../electron/vault/journal.ts';
import { openWithPassphrase, parseKeyring, wipe } from '../../../electron/vault/keyring.ts';
import type { Migration } from '../../../electron/vault/migrations/migration.ts';
import { migrate as bringUp, migrations } from '../../../electron/vault/migrations.ts';
import { derivedKey } from '../../../electron/vault/sealing.ts';
import { openStore, type Store } from '../../../electron/vault/sqlite.ts';
import { databasePath, keyringPath } from '../../../electron/vault/vault.ts';
import { closeProgram, newExpert, passphrase } from '../../unit/desk/expert-program.ts';
import { databaseIsSound, finalNames, workspaceIsTidy } from '../leftovers.ts';
import { startWork } from '../running.ts';
import { holds, type StormJob } from '../storm-job.ts';
import type { Work } from '../works.ts';

const newest = migrations.at(-1)?.version ?? 0;
const stepCount = 24;
const rows = 3_000;

/** Steps of programs to come: each carries every row over into another table. */
const steps: readonly Migration[] = Array.from({ length: stepCount }, (_, index) => {
  const from = index === 0 ? 'journal' : `carried_${index}`;
  const drop = index === 0 ? '' : `DROP TABLE ${from};`;
  return {
    version: newest + 1 + index,
    sql: `CREATE TABLE carried_${index + 1} (seq INTEGER PRIMARY KEY, action TEXT NOT NULL) STRICT;
          INSERT INTO carried_${index + 1} SELECT seq, action FROM ${from}; ${drop}`,
  };
});

const workspaceOf = (home: string) => path.join(home, 'workspace');

async function openedStore(home: string, file = databasePath(workspaceOf(home))): Promise<Store> {
  const keyring = parseKeyring(await readFile(keyringPath(workspaceOf(home)), 'utf8'));
  const secrets = await openWithPassphrase(keyring, passphrase);
  const key = derivedKey(secrets.data, 'hengping/db/v1');
  wipe(secrets);
  return openStore(file, key, false);
}

export const workOnMigrating: Work = async (home, say) => {
  const store = await openedStore(home);
  say('ready');
  bringUp(store, databasePath(workspaceOf(home)), [...migrations, ...steps]);
  say('migrated');
  store.close();
};

function isCarried(store: Store): void {
  const step = store.userVersion() - newest;
  const tables = store.db
    .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE name LIKE 'carried_%'")
    .map(({ name }) => name);
  const expected = step === 0 ? '' : `carried_${step}`;
  holds(tables.join() === expected, `version ${step} with tables ${tables.join()}`);
  if (step === 0) return;
  const { count } = store.db.get<{ count: number }>(
    `SELECT count(*) AS count FROM ${expected}`,
  ) ?? {
    count: 0,
  };
  holds(count === journalHead(store.db).seq, `${count} rows were carried over`);
}

export const migrate: StormJob = {
  name: 'migrate',
  share: 10,
  isEndless: false,
  window: (whole) => ({ from: 0, to: whole ?? 0 }),
  async prepare(home) {
    closeProgram(await newExpert(home));
    const store = await openedStore(home);
    store.db.transaction(() => {
      for (let n = 0; n < rows; n += 1) {
        const fact = { at: '2026-06-01T08:00:00Z', actor: 'E', action: 'grown', subject: `${n}` };
        appendToJournal(store.db, fact);
      }
    });
    store.close();
  },
  start: (home) => startWork('migrate', home),
  async check(home, said) {
    const store = await openedStore(home);
    try {
      databaseIsSound(store.db);
      const step = store.userVersion() - newest;
      holds(step === stepCount || !said.includes('migrated'), `it stands at ${step}`);
      isCarried(store);
      bringUp(store, databasePath(workspaceOf(home)), [...migrations, ...steps]);
      isCarried(store);
      holds(store.userVersion() === newest + stepCount, 'it does not arrive');
    } finally {
      store.close();
    }
    const copies = (await finalNames(workspaceOf(home))).filter((name) =>
      name.includes('.before-'),
    );
    holds(copies.length > 0, 'no copy of before');
    for (const name of copies) {
      const copy = await openedStore(home, path.join(workspaceOf(home), name));
      databaseIsSound(copy.db);
      copy.close();
    }
    await workspaceIsTidy(home);
  },
};

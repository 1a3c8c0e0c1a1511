import { expect, test } from 'vitest';
import { createJobsStore } from '../../../renderer/app/jobs-store.ts';
import { createPreferencesStore } from '../../../renderer/app/preferences-store.ts';
import { createReceivedStore } from '../../../renderer/app/received-store.ts';
import { createWorkspaceStore } from '../../../renderer/app/workspace-store.ts';
import type { Failure, Result } from '../../../shared/errors.ts';
import type { ReceivedFile, WorkspaceState } from '../../../shared/operations/workspace.ts';

const refusal = (code: Failure['code']): { ok: false; error: Failure } => ({
  ok: false,
  error: { code, message: '', details: {} },
});
const file = (name: string): ReceivedFile => ({
  name,
  kind: 'post',
  outcome: 'accepted',
  summary: { zh: '', en: '' },
  failure: null,
  subject: '',
});
const progress = (job: string, done: number, total = 10) => ({ job, label: 'bytes', done, total });

test('a job appears with its first progress and leaves when it reaches its total', () => {
  const store = createJobsStore({ cancel: () => Promise.resolve({ ok: true, value: {} }) });
  const seen: (readonly string[])[] = [];
  for (const fact of [progress('seal', 1), progress('receive', 2), progress('seal', 5)]) {
    store.getState().progressed(fact);
    seen.push(store.getState().jobs.map(({ job, done }) => `${job} ${done}`));
  }
  store.getState().progressed(progress('seal', 10));
  seen.push(store.getState().jobs.map(({ job, done }) => `${job} ${done}`));
  expect(seen).toEqual([
    ['seal 1'],
    ['seal 1', 'receive 2'],
    ['seal 5', 'receive 2'],
    ['receive 2'],
  ]);
});

test('a job that is being cancelled says so until the program has answered', async () => {
  let answer: (result: Result<unknown>) => void = () => undefined;
  const store = createJobsStore({
    cancel: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  store.getState().progressed(progress('seal', 1));
  store.getState().cancel('seal');
  expect(store.getState().jobs.map(({ cancelling }) => cancelling)).toEqual([true]);
  answer({ ok: true, value: {} });
  await Promise.resolve();
  expect(store.getState().jobs).toEqual([]);
});

test('received files are listed newest first, each batch counted once', async () => {
  const store = createReceivedStore({
    open: () => Promise.resolve({ ok: true, value: [file('a'), file('b')] }),
    drop: () => Promise.resolve({ ok: true, value: [file('c')] }),
    given: () => Promise.resolve({ ok: true, value: [] }),
  });
  await store.getState().open();
  await store.getState().drop([]);
  await store.getState().given();
  const { files, batches } = store.getState();
  expect([files.map(({ name }) => name), batches]).toEqual([['c', 'b', 'a'], 2]);
});

test('leaving the file dialog is no failure, a refusal is one', async () => {
  let code: Failure['code'] = 'dialog-cancelled';
  const store = createReceivedStore({
    open: () => Promise.resolve(refusal(code)),
    drop: () => Promise.resolve({ ok: true, value: [] }),
    given: () => Promise.resolve({ ok: true, value: [] }),
  });
  await store.getState().open();
  const afterCancel = store.getState().failure;
  code = 'internal';
  await store.getState().open();
  expect([afterCancel, store.getState().failure?.code, store.getState().busy]).toEqual([
    null,
    'internal',
    false,
  ]);
});

test('a lock is shown with its reason until the workspace is open again', async () => {
  let state: WorkspaceState = { kind: 'locked', role: 'expert', name: '李明远' };
  const store = createWorkspaceStore({
    readState: () => Promise.resolve({ ok: true, value: state }),
  });
  await store.getState().wasLocked('idle');
  const locked = [store.getState().view.kind, store.getState().lockedBy];
  state = {
    kind: 'open',
    role: 'expert',
    name: '李明远',
    unit: '广西民族大学',
    recoveryConfirmed: true,
    lockAfterMinutes: 15,
    appVersion: '0.1.0',
  };
  await store.getState().refresh();
  expect([locked, [store.getState().view.kind, store.getState().lockedBy]]).toEqual([
    ['locked', 'idle'],
    ['open', null],
  ]);
});

test('a program that cannot be reached has its own screen', async () => {
  const store = createWorkspaceStore({ readState: () => Promise.resolve(refusal('internal')) });
  await store.getState().refresh();
  expect(store.getState().view.kind).toBe('unreachable');
});

test('a remembered choice holds at once and is written only when it changes', () => {
  const written: string[] = [];
  const store = createPreferencesStore({
    load: () => Promise.resolve({ ok: true, value: {} }),
    save: (key, value) => {
      written.push(`${key}=${value}`);
      return Promise.resolve({ ok: true, value: {} });
    },
  });
  store.getState().put('desk.readerPercent', '55');
  store.getState().put('desk.readerPercent', '55');
  expect([store.getState().values, written]).toEqual([
    { 'desk.readerPercent': '55' },
    ['desk.readerPercent=55'],
  ]);
});

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { refusalOf } from '../desk/desk-tests.ts';
import {
  closeProgram,
  newExpert,
  newFolder,
  type Program,
  passphrase,
  removeFolder,
  startProgram,
} from '../desk/expert-program.ts';

let home: string;
let program: Program;
beforeEach(() => {
  home = newFolder();
  program = startProgram(home);
});
afterEach(() => {
  closeProgram(program);
  removeFolder(home);
});

const state = () => program.workspace.state({});
const createExpert = () =>
  program.workspace.createExpert({ name: '张三', unit: '广西大学', title: '教授', passphrase });

describe('the state of the program', () => {
  test('goes from nothing to open, to locked, to open', async () => {
    expect(await state()).toEqual({ kind: 'none' });
    const { recoveryCode } = await createExpert();
    expect(recoveryCode).toMatch(/^([A-Z2-7]{4}-){6}[A-Z2-7]{4}$/);
    expect(await state()).toEqual({
      kind: 'open',
      role: 'expert',
      name: '张三',
      unit: '广西大学',
      recoveryConfirmed: false,
      lockAfterMinutes: 15,
      appVersion: '0.1.0',
    });
    expect(await program.workspace.lock({})).toEqual({
      kind: 'locked',
      role: 'expert',
      name: '张三',
    });
    expect(await program.workspace.unlock({ passphrase })).toMatchObject({ kind: 'open' });
  });

  test('is a problem with its reason where files are missing or harmed', async () => {
    await createExpert();
    await program.workspace.lock({});
    writeFileSync(join(home, 'workspace', 'keyring.json'), '{');
    expect(await state()).toMatchObject({ kind: 'problem', failure: { code: 'vault-damaged' } });
    rmSync(join(home, 'workspace', 'keyring.json'));
    expect(await state()).toMatchObject({ kind: 'problem', failure: { code: 'vault-missing' } });
  });

  test('of an agency names its id', async () => {
    await program.workspace.createAgency({
      id: 'GX-KJT',
      name: '示例机构',
      passphrase,
      suite: 'pq',
    });
    expect(await state()).toMatchObject({ kind: 'open', role: 'agency', unit: 'GX-KJT' });
    expect(await refusalOf(() => program.expert.inbox({}))).toBe('wrong-role');
  });
});

describe('a locked program', () => {
  test('refuses everything that needs the workspace', async () => {
    expect(await refusalOf(() => program.workspace.unlock({ passphrase }))).toBe('workspace-none');
    await createExpert();
    await program.workspace.lock({});
    const { workspace, expert, reader } = program;
    const key = { round: 'R', app: 'A', docid: 'a'.repeat(26) };
    const asked = [
      () => expert.inbox({}),
      () => reader.open(key),
      () => workspace.receiveFiles({ paths: ['x'] }),
      () => workspace.openFiles({}),
      () => workspace.journal({ before: null, limit: 1 }),
      () => workspace.changePassphrase({ current: passphrase, next: passphrase }),
      () => workspace.newRecoveryCode({ passphrase }),
      () => workspace.setPreference({ key: 'a', value: 'b' }),
      () => workspace.setLockAfter({ minutes: 5 }),
    ];
    expect(await Promise.all(asked.map(refusalOf))).toEqual(asked.map(() => 'workspace-locked'));
    expect(await workspace.preferences({})).toEqual({});
    expect(await refusalOf(() => workspace.unlock({ passphrase: 'not this one' }))).toBe(
      'wrong-passphrase',
    );
  });

  test('ends what was waiting for a dialog when it locked, and signs nothing', async () => {
    await createExpert();
    Object.defineProperty(program.dialog, 'saveTo', {
      get() {
        program.door.lock('system');
        return join(home, 'card.hpcard');
      },
    });
    expect(await refusalOf(() => program.expert.exportCard({}))).toBe('workspace-locked');
  });

  test('tells the windows why it locked, once', async () => {
    await createExpert();
    program.door.lock('system');
    program.door.lock('idle');
    expect(program.told).toEqual([{ event: 'workspaceLocked', fact: { reason: 'system' } }]);
  });
});

describe('an open program', () => {
  test('is not opened or made a second time', async () => {
    await createExpert();
    expect(await refusalOf(() => program.workspace.unlock({ passphrase }))).toBe('workspace-open');
    expect(await refusalOf(createExpert)).toBe('workspace-exists');
    const second = startProgram(home);
    expect(await refusalOf(() => second.workspace.unlock({ passphrase }))).toBe(
      'vault-open-elsewhere',
    );
    closeProgram(second);
  });

  test('remembers small choices and the time to lock, and journals what concerns keys', async () => {
    const { recoveryCode } = await createExpert();
    const { workspace } = program;
    const next = 'another passphrase';
    await workspace.setPreference({ key: 'pane.width', value: '60' });
    await workspace.setLockAfter({ minutes: 5 });
    await workspace.changePassphrase({ current: passphrase, next });
    const groups = recoveryCode.split('-');
    await workspace.confirmRecovery({
      groups: [
        { index: 0, text: groups[0] ?? '' },
        { index: 3, text: groups[3] ?? '' },
      ],
    });
    await workspace.lock({});
    expect(await refusalOf(() => workspace.unlock({ passphrase }))).toBe('wrong-passphrase');
    const code = recoveryCode;
    expect(await workspace.unlockWithRecovery({ code, newPassphrase: passphrase })).toMatchObject({
      recoveryConfirmed: true,
      lockAfterMinutes: 5,
    });
    expect(await workspace.preferences({})).toEqual({ 'pane.width': '60' });
    const { recoveryCode: another } = await workspace.newRecoveryCode({
      passphrase,
    });
    expect(another).not.toBe(code);
    expect(await state()).toMatchObject({ recoveryConfirmed: false });
    const { entries } = await workspace.journal({ before: null, limit: 10 });
    expect(entries.map(({ action }) => action)).toEqual([
      'recovery-code-replaced',
      'recovery-code-confirmed',
      'passphrase-changed',
      'expert-created',
    ]);
  });

  test('takes nothing in when the dialog is closed', async () => {
    await createExpert();
    expect(await program.workspace.openFiles({})).toEqual([]);
  });

  test('locks when nothing was asked of it for long enough, but not in the middle of work', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    try {
      closeProgram(program);
      removeFolder(home);
      program = await newExpert(home);
      const locks = () => program.told.filter(({ event }) => event === 'workspaceLocked');
      vi.advanceTimersByTime(14 * 60_000);
      await program.expert.inbox({});
      vi.advanceTimersByTime(14 * 60_000);
      expect(locks()).toEqual([]);
      let finish = () => {};
      const work = program.jobs.run('receive', () => new Promise<void>((done) => (finish = done)));
      vi.advanceTimersByTime(60 * 60_000);
      expect(locks()).toEqual([]);
      finish();
      await work;
      vi.advanceTimersByTime(60_000);
      expect(locks()).toEqual([{ event: 'workspaceLocked', fact: { reason: 'idle' } }]);
    } finally {
      vi.useRealTimers();
    }
  });
});

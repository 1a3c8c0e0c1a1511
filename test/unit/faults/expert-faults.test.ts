import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { verifyBundle } from '../../../electron/formats/bundle-verify.ts';
import { openCard } from '../../../electron/formats/card.ts';
import { trustCode } from '../../../electron/formats/trust.ts';
import { checkBackup } from '../../../electron/vault/backup.ts';
import { journalHead } from '../../../electron/vault/journal.ts';
import { openWithPassphrase, parseKeyring, wipe } from '../../../electron/vault/keyring.ts';
import { createSafekeepingHandlers } from '../../../electron/workspace/safekeeping.ts';
import { Refusal } from '../../../shared/errors.ts';
import {
  closeProgram,
  expertWithGrant,
  newExpert,
  newFolder,
  type Program,
  passphrase,
  removeFolder,
  score,
  startProgram,
} from '../desk/expert-program.ts';
import {
  openSubmission,
  round,
  type SmallRound,
  sealSmallRound,
  trust,
} from '../desk/small-round.ts';
import { databaseState, type FaultedJob, faultAtEveryCall, finalFiles } from './every-call.ts';
import { allFaultKinds, type FaultKind } from './faulty-fs.ts';

vi.mock('node:fs', async (real) => (await import('./faulty-fs.ts')).faultyFs(await real()));
vi.mock('node:fs/promises', async (real) =>
  (await import('./faulty-fs.ts')).faultyPromises(await real()),
);
// A passphrase is dear on purpose; here it is asked hundreds of times.
vi.mock('../../../electron/vault/passphrase-kdf.ts', async (real) => {
  const { createHash } = await import('node:crypto');
  const keyFromPassphrase = async (words: string, salt: Uint8Array) =>
    new Uint8Array(createHash('sha256').update(words).update(salt).digest());
  return { ...(await real<object>()), keyFromPassphrase };
});

let home: string;
let sealed: SmallRound;
let program: Program;
beforeAll(async () => {
  home = newFolder();
  sealed = await sealSmallRound(home);
  program = await expertWithGrant(home, sealed);
  mkdirSync(outside());
});
afterAll(() => {
  closeProgram(program);
  removeFolder(home);
});

const outside = () => path.join(home, 'out');
const db = (of: Program) => of.holder.expert().vault.read;
const kinds: readonly FaultKind[] = allFaultKinds.filter(
  (kind) => kind !== 'a file changed underneath',
);
const job = (rest: Pick<FaultedJob, 'run' | 'whole'> & Partial<FaultedJob>): FaultedJob => ({
  roots: [home],
  isRetried: true,
  state: () => databaseState(db(program)),
  ...rest,
});

describe.each(kinds)('%s at every call', (kind: FaultKind) => {
  test('of writing the card', async () => {
    program.dialog.saveTo = path.join(outside(), 'card.hpcard');
    await faultAtEveryCall(
      kind,
      job({
        run: async () => program.expert.exportCard({}),
        async whole() {
          for (const file of await finalFiles(outside())) {
            if (file.endsWith('.hpcard')) openCard(readFileSync(file, 'utf8'));
          }
        },
      }),
    );
  });

  test('of handing in leaves nothing signed, or signed and to be written again', async () => {
    const apps = ['A-01', 'A-02', 'A-03'];
    const folder = path.join(outside(), `handed-in-${kinds.indexOf(kind)}`);
    mkdirSync(folder);
    let number = 0;
    const file = () => path.join(folder, `${number}.hppost`);
    await faultAtEveryCall(
      kind,
      job({
        async renew() {
          number += 1;
          const { state } = await program.expert.draft({ round, app: 'A-01' });
          for (const app of apps) {
            if (state === 'submitted' || state === 'amended') {
              await program.expert.amend({ round, app });
              const change = { kind: 'overall', text: `${kind} ${number}` } as const;
              await program.expert.saveDraft({ round, app, change });
            } else await score(program, app, 5_000, 3_000);
          }
        },
        async run() {
          program.dialog.saveTo = file();
          await program.expert.submit({ round, passphrase, waive: true });
        },
        // Nothing that was written is lost: how much is signed is looked at in the file.
        state: async () => (await program.expert.draft({ round, app: 'A-01' })).overall,
        async whole() {
          if (!existsSync(file())) return;
          const { sheets } = await openSubmission(readFileSync(file()), program.card);
          expect(sheets.length).toBeGreaterThanOrEqual(apps.length);
        },
      }),
    );
    expect(existsSync(file())).toBe(true);
  });

  test('of printing what was signed', async () => {
    program.dialog.saveTo = path.join(outside(), 'pages.pdf');
    await faultAtEveryCall(
      kind,
      job({
        run: async () => program.expert.exportPages({ round }),
        async whole() {
          const file = path.join(outside(), 'pages.pdf');
          if (existsSync(file)) expect(readFileSync(file, 'latin1')).toBe('%PDF-');
        },
      }),
    );
  });
});

// A stick is taken out where the backup is written to; the copies before it lie on the own disk.
describe.each(kinds)('%s at every call', (kind: FaultKind) => {
  test('of backing up leaves no backup or a whole one', async () => {
    const keeping = createSafekeepingHandlers(program);
    const stick = path.join(home, `backups-${kinds.indexOf(kind)}`);
    mkdirSync(stick);
    const file = path.join(stick, 'desk.hpbackup');
    program.dialog.saveTo = file;
    const { vault } = program.holder.expert();
    const quiet = { signal: new AbortController().signal, onProgress: () => {} };
    await faultAtEveryCall(kind, {
      roots: kind === 'a removed stick' ? [stick] : [home],
      isRetried: false,
      run: async () => keeping.backUp({}),
      state: () => journalHead(vault.read),
      async whole() {
        if (existsSync(file)) await checkBackup(vault.folder, file, vault.copying, quiet);
      },
    });
    expect(existsSync(file)).toBe(true);
  });

  test('of restoring a backup leaves no workspace or a whole one', async () => {
    const from = path.join(home, `restores-${kinds.indexOf(kind)}`);
    mkdirSync(from);
    const file = path.join(from, 'desk.hpbackup');
    program.dialog.saveTo = file;
    await createSafekeepingHandlers(program).backUp({});
    let number = 0;
    let other = program;
    const begin = () => {
      if (other !== program) closeProgram(other);
      number += 1;
      other = startProgram(path.join(from, String(number)));
      other.dialog.open = [file];
    };
    await faultAtEveryCall(kind, {
      // The stick holds the backup; the workspace comes to lie on the own disk.
      roots: [kind === 'a removed stick' ? file : from],
      isRetried: false,
      renew: async () => begin(),
      async run() {
        const keeping = createSafekeepingHandlers(other);
        await keeping.chooseBackup({});
        await keeping.restore({ kind: 'passphrase', passphrase });
      },
      // Where the last step failed it is there, whole, and the next attempt begins elsewhere.
      state: () => null,
      async whole() {
        if (!existsSync(path.join(other.home, 'workspace'))) return;
        other.holder.close();
        await other.workspace.unlock({ passphrase });
        begin();
      },
    });
    closeProgram(other);
  });
});

// The workspace lies on the machine's own disk. Where that is gone for good between the renaming of a
// file and the flushing of its folder, nobody can say any more what lies on it.
const onOwnDisk = kinds.filter((kind) => kind !== 'a removed stick');

describe.each(onOwnDisk)('%s at every call', (kind: FaultKind) => {
  test('of changing the passphrase leaves the one or the other, and a whole keyring', async () => {
    let current = passphrase;
    const words = () => `${passphrase} ${kind}`;
    const keyring = path.join(home, 'workspace', 'keyring.json');
    const opens = async (word: string) =>
      (await program.holder.expert().vault.unlockSigning(word)).close();
    await faultAtEveryCall(
      kind,
      job({
        async run() {
          const next = current === passphrase ? words() : passphrase;
          await program.workspace.changePassphrase({ current, next });
          current = next;
        },
        async whole() {
          for (const file of await finalFiles(path.dirname(keyring))) {
            if (path.basename(file).startsWith('keyring')) parseKeyring(readFileSync(file, 'utf8'));
          }
          await opens(current);
          // What lies on the disk is what the next start opens with.
          wipe(await openWithPassphrase(parseKeyring(readFileSync(keyring, 'utf8')), current));
        },
      }),
    );
    if (current !== passphrase) {
      await program.workspace.changePassphrase({ current, next: passphrase });
    }
  });

  test('of making a workspace leaves none or a whole one', async () => {
    const folder = path.join(home, `new-${kinds.indexOf(kind)}`);
    let number = 0;
    let made: Program | undefined;
    const place = () => path.join(folder, String(number));
    await faultAtEveryCall(kind, {
      roots: [folder],
      isRetried: false,
      async renew() {
        number += 1;
        made = startProgram(place());
      },
      async run() {
        await made?.workspace.createExpert({
          name: '张三',
          unit: '广西大学',
          title: '',
          passphrase,
        });
        if (made) closeProgram(made);
      },
      state: () => existsSync(path.join(place(), 'workspace')),
      async whole() {
        const found = startProgram(place());
        const state = await found.workspace.state({});
        expect(['none', 'locked']).toContain(state.kind);
        if (state.kind === 'locked') await found.workspace.unlock({ passphrase });
        closeProgram(found);
      },
    });
  });
});

describe.each(allFaultKinds)('%s at every call', (kind: FaultKind) => {
  test('of taking a bundle in keeps a whole copy or none', async () => {
    const own = path.join(home, `takes-${allFaultKinds.indexOf(kind)}`);
    const stick = path.join(own, 'stick');
    mkdirSync(stick, { recursive: true });
    const bundle = path.join(stick, 'round.hpbundle');
    const bytes = readFileSync(sealed.bundlePath);
    writeFileSync(bundle, bytes);
    const other = await newExpert(own);
    try {
      await other.receive(sealed.trustPath);
      const { agency } = trust.payload;
      await other.expert.confirmTrust({ agency, code: trustCode(trust.payload) });
      const kept = path.join(own, 'workspace', 'bundles');
      await faultAtEveryCall(kind, {
        roots: kind === 'a removed stick' || kind === 'a file changed underneath' ? [stick] : [own],
        isRetried: false,
        async run() {
          const [answer] = await other.door.handlers.receiveFiles({ paths: [bundle] });
          const { failure } = answer ?? {};
          if (failure) throw new Refusal(failure.code, failure.message);
        },
        state: () => databaseState(db(other)),
        async whole() {
          if (!existsSync(kept)) return;
          for (const file of await finalFiles(kept)) await verifyBundle(file, () => trust);
        },
        source: {
          change() {
            const spoilt = Buffer.from(bytes);
            spoilt.writeUInt8(spoilt.readUInt8(9_000) ^ 1, 9_000);
            writeFileSync(bundle, spoilt);
          },
          restore: () => writeFileSync(bundle, bytes),
        },
      });
      expect(await finalFiles(kept)).toHaveLength(1);
    } finally {
      closeProgram(other);
    }
  });
});

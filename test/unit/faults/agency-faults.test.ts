import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { trustInForce } from '../../../electron/agency/agency-keys.ts';
import { verifyBundle } from '../../../electron/formats/bundle-verify.ts';
import { agencyKeys, openAgencyObject } from '../../../electron/formats/trust.ts';
import { Refusal } from '../../../shared/errors.ts';
import type { ResultFormat } from '../../../shared/operations/result.ts';
import { type Office, openOffice, prepareRound } from '../agency/agency-office.ts';
import { threeLots } from '../agency/application-rows.ts';
import { SimulatedExpert } from '../agency/simulated-expert.ts';
import { ledgerOf, startRound } from '../agency/started-round.ts';
import {
  databaseState,
  type FaultedJob,
  faultAtEveryCall,
  finalFiles,
  journalHolds,
} from './every-call.ts';
import { allFaultKinds, type FaultKind } from './faulty-fs.ts';

vi.mock('node:fs', async (real) => (await import('./faulty-fs.ts')).faultyFs(await real()));
vi.mock('node:fs/promises', async (real) =>
  (await import('./faulty-fs.ts')).faultyPromises(await real()),
);
// The sealing job runs in this thread, so that the faults fall on it as well.
vi.mock('../../../electron/jobs/run-job.ts', async () => {
  const { sealJob } = await import('../../../electron/jobs/seal-job.ts');
  const runJob = (_: 'seal', ...rest: Parameters<typeof sealJob>) => sealJob(...rest);
  return { runJob };
});

const round = 'CB-2026-1';
let office: Office;
let li: SimulatedExpert;
beforeAll(async () => {
  office = await openOffice();
  li = await SimulatedExpert.named('李明');
  await startRound(office, [li], round);
  await office.receive(
    await office.write('first.hppost', await li.post([li.score(office, 'B-01', [20, 20, 10, 10])])),
  );
  await office.handlers.merge({ round });
});
afterAll(() => office.close());

const outside = () => path.join(office.folder, 'out');
const db = () => office.session().vault.read;
const job = (rest: Pick<FaultedJob, 'run' | 'whole'> & Partial<FaultedJob>): FaultedJob => ({
  roots: [office.folder],
  isRetried: true,
  state: () => databaseState(db()),
  ...rest,
});

/** Every file that is there under a final name ends as a file of its kind ends. */
async function filesAreWhole(): Promise<void> {
  journalHolds(db());
  const trust = trustInForce(office.session());
  for (const file of await finalFiles(outside())) {
    const bytes = readFileSync(file);
    switch (path.extname(file)) {
      case '.hpbundle':
        // Looked at where bundles are written.
        break;
      case '.hpresult':
        openAgencyObject('result', bytes.toString(), trust.payload);
        break;
      case '.xlsx':
        // The end record of a ZIP, without a comment after it.
        expect(bytes.subarray(-22, -18).toString('latin1')).toBe('PK\x05\x06');
        break;
      default:
        expect(bytes.length, file).toBeGreaterThan(100);
        if (whole.has(file)) expect(bytes.length, file).toBe(whole.get(file));
    }
  }
}
const whole = new Map<string, number>();

/** Spoils a file in the middle, and puts it back. */
function spoiling(file: () => string): FaultedJob['source'] {
  let bytes = Buffer.alloc(0);
  return {
    change() {
      bytes = readFileSync(file());
      const spoilt = Buffer.from(bytes);
      spoilt.writeUInt8(spoilt.readUInt8(spoilt.length >> 1) ^ 1, spoilt.length >> 1);
      writeFileSync(file(), spoilt);
    },
    restore() {
      if (bytes.length > 0) writeFileSync(file(), bytes);
      bytes = Buffer.alloc(0);
    },
  };
}

/** What is removed is the stick that is written to; what changes underneath is what is read. */
const rootsOf = (kind: FaultKind, source: string): readonly string[] =>
  kind === 'a removed stick'
    ? [outside()]
    : [kind === 'a file changed underneath' ? source : office.folder];

const kinds: readonly FaultKind[] = allFaultKinds.filter(
  (kind) => kind !== 'a file changed underneath',
);

describe.each(kinds)('%s at every call', (kind: FaultKind) => {
  test('of an export leaves no half file and changes nothing, and it can be tried again', async () => {
    const formats: readonly ResultFormat[] = ['signed', 'csv', 'xlsx', 'report'];
    const exports: readonly (() => Promise<unknown>)[] = [
      async () => office.handlers.exportTrust({}),
      async () => office.handlers.exportInvitation({}),
      async () => office.handlers.exportCalendar({ round }),
      async () => office.handlers.exportIndexTemplate({ round, format: 'csv' }),
      ...formats.map((format) => async () => office.handlers.exportResult({ round, format })),
    ];
    for (const run of exports) {
      await run();
      for (const file of await finalFiles(outside())) {
        whole.set(file, readFileSync(file).length);
      }
      await faultAtEveryCall(kind, job({ run, whole: filesAreWhole }));
    }
  });

  test('of writing posts keeps them due under the same number', async () => {
    const folder = path.join(outside(), `posts-${kinds.indexOf(kind)}`);
    mkdirSync(folder);
    office.answers.folder = folder;
    const trust = trustInForce(office.session()).payload;
    const due = async () => (await office.handlers.duePosts({ round })).length;
    const again = async () => office.handlers.writePosts({ round, kids: [li.kid] });
    await faultAtEveryCall(
      kind,
      job({
        run: again,
        state: due,
        async whole() {
          for (const file of await finalFiles(folder)) {
            const { head } = await li.opened(readFileSync(file), (type, kid) =>
              agencyKeys(trust, type === 'receipt' ? 'receipt' : 'grant')(kid),
            );
            expect(head.type).toBe('delivery');
          }
        },
      }),
    );
  });
});

describe.each(allFaultKinds)('%s at every call', (kind: FaultKind) => {
  test('of writing the bundle out again', async () => {
    const [kept = ''] = await finalFiles(path.join(office.folder, 'workspace', 'bundles'));
    await faultAtEveryCall(
      kind,
      job({
        roots: rootsOf(kind, path.dirname(kept)),
        isRetried: false,
        run: async () => office.handlers.exportBundle({ round }),
        async whole() {
          const file = path.join(outside(), `${round}.hpbundle`);
          await verifyBundle(file, () => trustInForce(office.session()));
        },
        source: spoiling(() => kept),
      }),
    );
  });

  test('of taking a post in leaves it out or in, never half', async () => {
    let file = '';
    let sheet = li.score(office, 'B-02', [20, 20, 10, 10]);
    const taken = async () =>
      (await ledgerOf(office, round)).flat().filter((line) => line.startsWith('sheet B-02')).length;
    let before = 0;
    await faultAtEveryCall(
      kind,
      job({
        async renew() {
          before = await taken();
          file = await office.write(`${kind}-${before}.hppost`, await li.post([sheet]));
          sheet = li.amend(sheet, { overall: `第 ${before} 稿` });
        },
        async run() {
          const { failure, outcome } = await office.receive(file);
          if (failure) throw new Refusal(failure.code, failure.message);
          expect(outcome).toBe('accepted');
        },
        // A post that was refused for what it holds is noted as such, and nothing of it counts.
        state: taken,
        async whole() {
          journalHolds(db());
          expect([before, before + 1]).toContain(await taken());
        },
        source: spoiling(() => file),
      }),
    );
  });

  test('of taking in an index and documents leaves the round as it was, or as it is with them', async () => {
    const id = `I${allFaultKinds.indexOf(kind)}`;
    await prepareRound(office, threeLots.slice(1, 3), { round: id });
    const index = path.join(office.folder, 'in', `${id}.csv`);
    const docs = path.join(office.folder, 'in', 'docs');
    office.answers.files = [index];
    office.answers.folder = docs;
    const view = async () => JSON.stringify(await office.handlers.round({ round: id }));
    const complete = await view();
    await faultAtEveryCall(
      kind,
      job({
        roots: [path.dirname(index)],
        run: async () => office.handlers.importIndex({ round: id }),
        whole: async () => journalHolds(db()),
        source: spoiling(() => index),
      }),
    );
    await office.handlers.importIndex({ round: id });
    await faultAtEveryCall(
      kind,
      job({
        roots: [docs],
        // A document that cannot be read is a line among the problems, as one that is not there.
        run: async () => office.handlers.attachDocuments({ round: id }),
        whole: async () => journalHolds(db()),
        source: spoiling(() => path.join(docs, 'B-03.pdf')),
      }),
    );
    await office.handlers.attachDocuments({ round: id });
    expect(await view()).toBe(complete);
  });

  test('of sealing leaves no bundle or a whole one, and a round that can be sealed', async () => {
    let id = '';
    let number = 0;
    await faultAtEveryCall(
      kind,
      job({
        roots: rootsOf(kind, path.join(office.folder, 'in', 'docs')),
        isRetried: false,
        async renew() {
          number += 1;
          id = `S${allFaultKinds.indexOf(kind)}-${number}`;
          await prepareRound(office, threeLots.slice(1, 3), { round: id });
          const { applications } = await office.handlers.round({ round: id });
          const apps = applications.map(({ app }) => app);
          await office.handlers.assign({ round: id, assignments: [{ kid: li.kid, apps }] });
        },
        run: async () => office.handlers.seal({ round: id, suite: 'x25519' }),
        async whole() {
          journalHolds(db());
          const bundle = path.join(outside(), `${id}.hpbundle`);
          const trust = trustInForce(office.session());
          if (existsSync(bundle)) await verifyBundle(bundle, () => trust);
          const { phase } = await office.handlers.round({ round: id });
          expect(phase === 'preparing' || existsSync(bundle)).toBe(true);
        },
        source: spoiling(() => path.join(office.folder, 'in', 'docs', 'B-03.pdf')),
      }),
    );
  });
});

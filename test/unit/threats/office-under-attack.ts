// A round that two experts may score, started once for a test file; each test attacks a copy of the
// agency's folder.
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { intakeIdentityOf, trustInForce } from '../../../electron/agency/agency-keys.ts';
import { decryptSmall, sealAge } from '../../../electron/formats/age.ts';
import { longestPost } from '../../../electron/formats/post.ts';
import { openTrust } from '../../../electron/formats/trust.ts';
import { handIn, type Office, openOffice } from '../agency/agency-office.ts';
import { SimulatedExpert } from '../agency/simulated-expert.ts';
import { ledgerOf, startRound } from '../agency/started-round.ts';

export const attackedRound = 'CB-2026-1';
export const scores = [24, 24, 15, 15] as const;

export function officeUnderAttack() {
  let started: Office;
  const held: { office?: Office; li?: SimulatedExpert; wang?: SimulatedExpert } = {};
  const marks: ReturnType<SimulatedExpert['mark']>[] = [];
  beforeAll(async () => {
    started = await openOffice();
    held.li = await SimulatedExpert.named('李明');
    held.wang = await SimulatedExpert.named('王芳', '南宁师范大学');
    await startRound(started, [held.li, held.wang], attackedRound);
    started.lock();
  });
  afterAll(() => started.close());
  beforeEach(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'hengping-agency-'));
    const from = path.join(started.folder, 'workspace');
    await cp(from, path.join(folder, 'workspace'), { recursive: true });
    held.office = await openOffice({ folder });
    marks.push(...experts().map((expert) => expert.mark()));
  });
  afterEach(async () => {
    for (const expert of experts().toReversed()) {
      const mark = marks.pop();
      if (mark) expert.backTo(mark);
    }
    await held.office?.close();
  });

  const office = () => held.office ?? unready();
  const li = () => held.li ?? unready();
  const wang = () => held.wang ?? unready();
  const experts = () => [li(), wang()];

  return {
    office,
    li,
    wang,
    sheet: (app: string, change: Parameters<SimulatedExpert['score']>[3] = {}) =>
      li().score(office(), app, scores, change),
    /** The code of a refusal, or the outcome. */
    handIn: async (name: string, post: Uint8Array): Promise<string> => {
      const { failure, outcome } = await handIn(office(), name, post);
      return failure?.code ?? outcome;
    },
    /** The ledger without the two declarations that it began with. */
    ledger: async () => (await ledgerOf(office(), attackedRound)).slice(2),
    /** What a clerk with the intake key can do to a post: take its lines, and seal others. */
    linesOf: async (post: Uint8Array): Promise<readonly string[]> => {
      const identity = intakeIdentityOf(office().session());
      const plaintext = await decryptSmall(post, [identity], longestPost);
      return Buffer.from(plaintext).toString('latin1').split('\n');
    },
    sealLines: (lines: readonly string[]): Promise<Uint8Array> => {
      const { intake } = openTrust(trustInForce(office().session()).jws).payload;
      return sealAge(new Uint8Array(Buffer.from(lines.join('\n'))), intake.recipients);
    },
  };
}

function unready(): never {
  throw new Error('the round is started before the tests');
}

// Sealing a round, and what a panel of sixty costs over a panel of one: documents are encrypted
// once for everybody, an expert adds a post of a few kilobytes.
import { spawnSync } from 'node:child_process';
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { chunkSize, sealedChunkSize } from '../../electron/formats/age-stream.ts';
import { primitives } from '../../electron/formats/primitives.ts';
import { enrol, type Office, openOffice } from '../unit/agency/agency-office.ts';
import { SimulatedExpert } from '../unit/agency/simulated-expert.ts';
import { newRound, rowsOf, writeDocuments } from './bench-round.ts';
import { type Measured, milliseconds, rounded } from './measure.ts';

const MEBIBYTE = 1024 * 1024;
const APPLICATIONS = 40;
/** Of all documents together: 25 MiB an application. */
const SIZE = 1000 * MEBIBYTE;
const EXPERTS = 60;
const MEMORY_MIB = { small: 64, large: 768 } as const;

type Suite = 'pq' | 'x25519';
type Times = { readonly sealing: number; readonly posts: number; readonly size: number };

export async function run(): Promise<Measured> {
  const pq = await measureSuite('pq');
  const x25519 = await measureSuite('x25519');
  const small = peakMemory(MEMORY_MIB.small);
  const large = peakMemory(MEMORY_MIB.large);
  return {
    bench: 'seal',
    ratios: {
      '60-experts/1': rounded(pq.sixty / pq.one),
      '60-experts/1 x25519': rounded(x25519.sixty / x25519.one),
      'seal/sodium': rounded(pq.sodium / pq.sealing),
      'seal/sodium x25519': rounded(x25519.sodium / x25519.sealing),
      'memory-large/small': rounded(large / small),
    },
    figures: {
      'documents MB': SIZE / MEBIBYTE,
      applications: APPLICATIONS,
      'seal and verify MB/s, pq': perSecond(pq.sealing),
      'seal and verify MB/s, x25519': perSecond(x25519.sealing),
      'bare encryption MB/s': perSecond(pq.sodium),
      '60 posts s, pq': rounded(pq.posts / 1000),
      '60 posts s, x25519': rounded(x25519.posts / 1000),
      [`peak MB, ${MEMORY_MIB.small} MiB bundle`]: small,
      [`peak MB, ${MEMORY_MIB.large} MiB bundle`]: large,
    },
  };
}

const perSecond = (ms: number): number => rounded(SIZE / MEBIBYTE / (ms / 1000));

async function measureSuite(suite: Suite) {
  const office = await openOffice({ suite });
  try {
    const rows = rowsOf(APPLICATIONS);
    await writeDocuments(office, rows, SIZE);
    const experts: SimulatedExpert[] = [];
    for (let i = 0; i < EXPERTS; i += 1) {
      experts.push(await SimulatedExpert.named(`专家${i + 1}`, '广西大学', suite));
    }
    await enrol(office, experts);
    const one = await sealFor(office, 'PANEL-01', suite, experts.slice(0, 1));
    const sodium = await milliseconds(bareEncryption);
    const sixty = await sealFor(office, 'PANEL-60', suite, experts);
    // The bundle knows nothing of experts, so that both sealings are the same work, measured twice:
    // a busy moment in one of them is not what sixty experts cost.
    if (sixty.size !== one.size) throw new Error('a bundle does not grow with the panel');
    const sealing = (one.sealing + sixty.sealing) / 2;
    return {
      one: sealing + one.posts,
      sixty: sealing + sixty.posts,
      sealing,
      posts: sixty.posts,
      sodium,
    };
  } finally {
    await office.close();
  }
}

/** Seals a new round for these experts and writes each one's post, roster and keys together. */
async function sealFor(
  office: Office,
  round: string,
  suite: Suite,
  experts: readonly SimulatedExpert[],
): Promise<Times> {
  const rows = rowsOf(APPLICATIONS);
  await newRound(office, round, rows);
  const apps = rows.map(({ app }) => app);
  const assignments = experts.map(({ kid }) => ({ kid, apps }));
  await office.handlers.assign({ round, assignments });
  const bundle = path.join(office.folder, `${round}.hpbundle`);
  office.answers.saveAs = bundle;
  const sealing = await milliseconds(() => office.handlers.seal({ round, suite }));
  const { size } = await stat(bundle);
  await rm(bundle);
  office.answers.folder = path.join(office.folder, 'posts', round);
  await mkdir(office.answers.folder, { recursive: true });
  const posts = await milliseconds(async () => {
    const { files } = await office.handlers.writePosts({ round, kids: [] });
    if (files.length !== experts.length) throw new Error('every expert has a post');
  });
  return { sealing, posts, size };
}

/** As many bytes through the primitive alone: nothing read, hashed, written or verified. */
function bareEncryption(): void {
  const key = new Uint8Array(32).fill(7);
  const nonce = new Uint8Array(12);
  const chunk = new Uint8Array(chunkSize).fill(5);
  const sealed = new Uint8Array(sealedChunkSize);
  for (let i = 0; i < SIZE / chunkSize; i += 1) primitives.seal(sealed, chunk, nonce, key);
}

function peakMemory(mebibytes: number): number {
  const script = path.join(import.meta.dirname, 'processes', 'seal-and-verify.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, String(mebibytes)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return Math.round(Number(stdout));
}

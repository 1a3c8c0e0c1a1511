// From received posts to the merged result: the agency's own receive path over thousands of signed
// sheets, against bare Ed25519 verification of as many signatures over the same bytes.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { roundCase } from '../../electron/agency/expert-case.ts';
import { sealedRound } from '../../electron/agency/rounds.ts';
import { onlyKey, openObject, signObject } from '../../electron/formats/jws.ts';
import type { SignedObject } from '../../electron/formats/objects.ts';
import { newNonce128 } from '../../electron/formats/random.ts';
import { verifyEd25519 } from '../../electron/formats/signing.ts';
import type { Sheet } from '../../shared/objects/sheet.ts';
import { enrol, exchange, type Office, openOffice } from '../unit/agency/agency-office.ts';
import { SimulatedExpert } from '../unit/agency/simulated-expert.ts';
import { newRound, rowsOf, writeDocuments } from './bench-round.ts';
import { type Measured, median, milliseconds, rounded } from './measure.ts';

const EXPERTS = 61;
const APPLICATIONS = 50;
const ROUND = 'BENCH-1';

type HandedIn = { readonly file: string; readonly sheets: readonly SignedObject<'sheet'>[] };

export async function run(): Promise<Measured> {
  const office = await openOffice();
  try {
    const experts = await startedPanel(office);
    const posts = await Promise.all(experts.map((expert) => scorePost(office, expert)));
    const received: number[] = [];
    const opened: number[] = [];
    const verified: number[] = [];
    // Post by post, so that a busy moment of the machine falls on both.
    for (const [index, post] of posts.entries()) {
      const publicKey = experts[index]?.signer.publicKey ?? new Uint8Array();
      verified.push(await milliseconds(() => verifyAll(post.sheets, publicKey)));
      opened.push(await milliseconds(() => openAll(post.sheets, publicKey)));
      received.push(await milliseconds(() => receive(office, post)));
    }
    await requireAllAccepted(office);
    const merging: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      merging.push(await milliseconds(() => office.handlers.merge({ round: ROUND })));
    }
    const sheets = EXPERTS * APPLICATIONS;
    // Sums and not medians: now and then a post brings the database to tidy its log, which counts.
    const collect = sum(received);
    const verify = sum(verified);
    return {
      bench: 'merge',
      ratios: {
        // Sheets a second ÷ signatures a second: decrypted, verified, judged and on the disk; form,
        // header, signature, canonical text and schema alone; read back, judged anew and merged.
        'collect/verify': rounded(verify / collect),
        'open/verify': rounded(verify / sum(opened)),
        'merge/verify': rounded(verify / median(merging)),
        // Time ÷ time: what the statistics add to collecting.
        'merge/collect': rounded(median(merging) / collect),
      },
      figures: {
        sheets,
        'bytes of a sheet': Math.round(meanSize(posts)),
        'bare verification sheets/s': Math.round((sheets / verify) * 1000),
        'collect sheets/s': Math.round((sheets / collect) * 1000),
        'collect and merge sheets/s': Math.round((sheets / (collect + median(merging))) * 1000),
        'merge ms': rounded(median(merging)),
      },
    };
  } finally {
    await office.close();
  }
}

/** A sealed round whose experts hold rosters and keys. */
async function startedPanel(office: Office): Promise<readonly SimulatedExpert[]> {
  const rows = rowsOf(APPLICATIONS);
  await writeDocuments(office, rows, 0);
  const names = Array.from({ length: EXPERTS }, (_, i) => `专家${String(i + 1).padStart(3, '0')}`);
  const experts = await Promise.all(names.map((name) => SimulatedExpert.named(name)));
  await enrol(office, experts);
  await newRound(office, ROUND, rows);
  const apps = rows.map(({ app }) => app);
  await office.handlers.assign({
    round: ROUND,
    assignments: experts.map(({ kid }) => ({ kid, apps })),
  });
  office.answers.saveAs = path.join(office.folder, `${ROUND}.hpbundle`);
  await office.handlers.seal({ round: ROUND, suite: 'x25519' });
  await mkdir(path.join(office.folder, 'posts'), { recursive: true });
  await exchange(office, ROUND, experts);
  return experts;
}

const sentence = '实施方案总体合理，关键指标有测试依据，但第三阶段的资金安排与里程碑不完全对应。';

/** One post with the declaration and a sheet for each application, with words and evidence. */
async function scorePost(office: Office, expert: SimulatedExpert): Promise<HandedIn> {
  const { facts } = roundCase(office.session(), sealedRound(office.session(), ROUND), expert.kid);
  const coi = expert.declare();
  const apps = expert.grantedApps();
  const model = expert.score(office, apps[0] ?? '', [18, 27, 15.5, 12]).payload;
  const sheets = apps.map((app) =>
    signObject('sheet', sheetFor(model, app, facts.records.get(app) ?? ''), expert.signer),
  );
  const file = await office.write(
    `${expert.name}-评分.hppost`,
    await expert.post([coi, ...sheets], { bundle: facts.bundle, complete: true }),
  );
  return { file, sheets };
}

function sheetFor(model: Sheet, app: string, record: string): Sheet {
  return {
    ...model,
    app,
    app_record_sha256: record,
    nonce: newNonce128(),
    comments: model.scores.map(({ item }) => ({ item, text: sentence.repeat(2) })),
    overall: sentence.repeat(4),
    evidence: model.scores.slice(0, 3).map(({ item }, index) => ({
      item,
      docid: 'a'.repeat(26),
      doc_sha256: 'cd'.repeat(32),
      page_index: index,
      page_label: String(index + 1),
      rects: [[100, 200, 300, 400]],
      view_box: [0, 0, 59_500, 84_200],
      rotate: 0,
      user_unit: 100,
      quote: { exact: sentence, prefix: '', suffix: '' },
    })),
  };
}

async function receive(office: Office, { file }: HandedIn): Promise<void> {
  const answer = await office.receive(file);
  if (answer.outcome !== 'accepted') throw new Error(`${file}: ${answer.failure?.code}`);
}

async function requireAllAccepted(office: Office): Promise<void> {
  const { ledger } = await office.handlers.collect({ round: ROUND });
  const items = ledger.flatMap((row) => row.items);
  const accepted = items.filter(({ type, verdict }) => type === 'sheet' && verdict === 'accepted');
  if (accepted.length !== EXPERTS * APPLICATIONS) throw new Error('every sheet counts');
}

function openAll(sheets: readonly SignedObject<'sheet'>[], publicKey: Uint8Array): void {
  const key = onlyKey(publicKey);
  for (const { jws } of sheets) openObject('sheet', jws, key);
}

function verifyAll(sheets: readonly SignedObject<'sheet'>[], publicKey: Uint8Array): void {
  for (const { jws } of sheets) {
    const end = jws.lastIndexOf('.');
    const signature = Buffer.from(jws.slice(end + 1), 'base64url');
    if (!verifyEd25519(publicKey, Buffer.from(jws.slice(0, end), 'latin1'), signature)) {
      throw new Error('a sheet verifies');
    }
  }
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

function meanSize(posts: readonly HandedIn[]): number {
  const sizes = posts.flatMap(({ sheets }) => sheets.map(({ jws }) => jws.length));
  return sum(sizes) / sizes.length;
}

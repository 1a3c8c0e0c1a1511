// Makes a sealed round in the folder argv[2] with argv[3] sheets in posts of its experts, and one post
// with a late sheet; argv[4] is `long` or `short`, the size of a sheet. A process of its own, so that
// the one that collects holds nothing of it.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { roundCase } from '../../../electron/agency/expert-case.ts';
import { sealedRound } from '../../../electron/agency/rounds.ts';
import { signObject } from '../../../electron/formats/jws.ts';
import { newNonce128 } from '../../../electron/formats/random.ts';
import type { Sheet } from '../../../shared/objects/sheet.ts';
import { enrol, exchange, type Office, openOffice } from '../../unit/agency/agency-office.ts';
import { SimulatedExpert } from '../../unit/agency/simulated-expert.ts';
import { newRound, rowsOf, writeDocuments } from '../bench-round.ts';
import {
  bidsPerLot,
  expertsPerLot,
  keysFile,
  lateFile,
  linesFile,
  mostSheetsOfOne,
  postFile,
  round,
} from './large-round.ts';

const [folder = '', count = '', size = 'long'] = process.argv.slice(2);
const applications = Number(count) / expertsPerLot;
const perExpert = Math.min(applications, mostSheetsOfOne - (mostSheetsOfOne % bidsPerLot));
const sentence = '实施方案总体合理，关键指标有测试依据，但第三阶段的资金安排与里程碑不完全对应。';

const office = await openOffice({ newFolder: folder });
const rows = rowsOf(applications);
await writeDocuments(office, rows, 0);
const groups = Math.ceil(applications / perExpert);
const experts = await Promise.all(
  Array.from({ length: groups * expertsPerLot }, (_, i) =>
    SimulatedExpert.named(`专家${String(i + 1).padStart(4, '0')}`),
  ),
);
await enrol(office, experts);
await newRound(office, round, rows);
const appsOf = (index: number) =>
  rows
    .slice(
      Math.floor(index / expertsPerLot) * perExpert,
      (Math.floor(index / expertsPerLot) + 1) * perExpert,
    )
    .map(({ app }) => app);
await office.handlers.assign({
  round,
  assignments: experts.map(({ kid }, index) => ({ kid, apps: appsOf(index) })),
});
office.answers.saveAs = path.join(folder, `${round}.hpbundle`);
await office.handlers.seal({ round, suite: 'x25519' });
await exchange(office, round, experts);
await mkdir(path.dirname(keysFile(folder)), { recursive: true });
const { facts } = roundCase(office.session(), sealedRound(office.session(), round));
for (const [index, expert] of experts.entries()) {
  await writePosts(office, expert, index, index === experts.length - 1);
}
const keys = experts.map(({ signer }) => Buffer.from(signer.publicKey).toString('base64'));
await writeFile(keysFile(folder), JSON.stringify(keys));
office.lock();

async function writePosts(
  from: Office,
  expert: SimulatedExpert,
  index: number,
  isLast: boolean,
): Promise<void> {
  const coi = expert.declare();
  const apps = expert.grantedApps();
  const model = expert.score(from, apps[0] ?? '', [18, 27, 15.5, 12]).payload;
  const sheets = apps.map((app, i) =>
    signObject('sheet', sheetFor(model, app, index + i), expert.signer),
  );
  const late = isLast ? sheets.splice(-1) : [];
  const lines = sheets.map(({ jws }) => jws);
  await writeFile(linesFile(folder, index), lines.join('\n'));
  const bundle = { bundle: facts.bundle };
  await writeFile(postFile(folder, index), await expert.post([coi, ...sheets], bundle));
  if (isLast) await writeFile(lateFile(folder), await expert.post(late, bundle));
}

/** A sheet with words to each criterion and three cited places, or with what a form asks for. */
function sheetFor(model: Sheet, app: string, seed: number): Sheet {
  const record = facts.records.get(app) ?? '';
  const step = (seed % 7) - 3;
  const scores = model.scores.map(({ item, value }) => ({ item, value: value + step * 50 }));
  const own = { ...model, app, app_record_sha256: record, nonce: newNonce128(), scores };
  const total = `${scores.reduce((sum, { value }) => sum + value, 0) / 100}`;
  const exact = total.endsWith('.5') ? `${Number(total) * 2}/2` : total;
  const sheet = { ...own, total: exact };
  if (size === 'short') return sheet;
  return {
    ...sheet,
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

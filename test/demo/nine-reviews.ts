// npm run nine [-- --out FOLDER] [review…]: each of the nine reviews from its index to
// its signed result, list and opinion with the real program. The panel's files are made at the
// terminal, everything that is looked at in windows of 1366×768: pictures and every export stay.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { agencyDesk } from '../e2e/pages/agency-desk.ts';
import { expertDesk } from '../e2e/pages/expert-desk.ts';
import { unlock } from '../e2e/pages/gate.ts';
import { openProgram, type Program } from '../e2e/program.ts';
import { opinionsOf } from '../samples/opinions.ts';
import { sampleReviews } from '../samples/reviews/all-reviews.ts';
import type { SampleReview } from '../samples/reviews/sample-review.ts';
import { scoreEntries } from '../samples/score-entries.ts';
import { grantAll, openPanel, type Panel, sealRound } from '../unit/cli/terminal-panel.ts';
import { opinions as bidOpinions, experts } from './cast.ts';

const passphrase = 'a long enough passphrase';
const names = experts.map(({ name }) => name);
const words = process.argv.slice(2);
const outAt = words.indexOf('--out');
const output = path.resolve(
  outAt < 0 ? path.join(import.meta.dirname, '../../demo-output/nine') : (words[outAt + 1] ?? '.'),
);
const asked = words.filter((_, at) => outAt < 0 || (at !== outAt && at !== outAt + 1));
const samples = path.resolve(import.meta.dirname, '../../resources/samples');
const homes = mkdtempSync(path.join(tmpdir(), 'hengping-nine-'));

const preReview = { programme: 'guangxi-cross-border', review: 'cb-pre-review' } as const;
const day = (offset: number) =>
  new Date(Date.now() + offset * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z');

type Shots = (page: Page, name: string) => Promise<void>;

/** A program over one home, closed in the end; what it shows when something fails is kept too. */
async function inWindow(home: string, shot: Shots, work: (program: Program) => Promise<void>) {
  const program = await openProgram({ home });
  try {
    await program.page.setViewportSize({ width: 1366, height: 768 });
    await unlock(program.page, passphrase);
    await work(program);
  } catch (error) {
    await shot(program.page, `failed-${path.basename(home)}`).catch(() => {});
    console.log(program.log().slice(-1500));
    throw error;
  } finally {
    await program.close();
  }
}

const entriesOf = async (panel: Panel, id: string, sample: SampleReview | null, expert: number) => {
  const { rubric } = await panel.done('agency', 'round', 'rule', '--round', id);
  if (sample !== null) return scoreEntries(rubric, sample, opinionsOf[sample.review] ?? {}, expert);
  const items: readonly string[] = rubric.criteria.map((one: { id: string }) => one.id);
  return Object.entries(bidOpinions[expert] ?? {})
    .filter(([app]) => !(expert === 2 && app === 'B-05'))
    .map(([app, scores]) => ({
      app,
      scores: Object.fromEntries(scores.map((value, at) => [items[at], value])),
      comments: Object.fromEntries(items.map((item) => [item, '材料与现场情况相符。'])),
      overall: `${app} 方案总体可行，建议重点核实当地合作条件。`,
      decision: 'RECOMMEND',
    }));
};

async function hold(panel: Panel, review: string, sample: SampleReview | null): Promise<void> {
  const id = review.toUpperCase();
  const title = `2026 年 ${review}（演示）`;
  const folder = path.join(output, review);
  mkdirSync(folder, { recursive: true });
  let count = 0;
  const shot: Shots = async (page, name) => {
    count += 1;
    const file = `${String(count).padStart(2, '0')}-${name}.png`;
    await page.screenshot({ path: path.join(folder, file), animations: 'disabled' });
  };
  const { programme } = sample ?? preReview;
  const at = path.join(samples, review);
  await sealRound(panel, {
    ...{ id, title, programme, review, opens: day(-3), closes: day(14) },
    index: path.join(at, 'index.xlsx'),
    documents: path.join(at, 'documents'),
  });
  const conflict = sample === null ? { [names[2] ?? '']: 'B-05=R3:申报单位是本人任职单位' } : {};
  await grantAll(panel, id, names, conflict);
  for (const [index, name] of names.entries()) {
    const file = panel.at(`${name}.json`);
    writeFileSync(file, JSON.stringify(await entriesOf(panel, id, sample, index)));
    await panel.told(name, 'score', '--round', id, '--file', file);
    if (index > 0) await panel.told(name, ...submitTo(panel, id, name));
  }
  await expertWindow(panel, { id, title, folder, shot });
  await panel.told('agency', 'receive', ...names.map((name) => postOf(panel, id, name)));
  await inWindow(panel.at('agency'), shot, (program) =>
    mergeWindow(program, { id, title, folder, shot }),
  );
  await listAndOpinion(panel, id);
  await inWindow(panel.at('agency'), shot, (program) =>
    exportWindow(program, { id, title, folder, shot }),
  );
}

const postOf = (panel: Panel, id: string, name: string) => panel.at(`${name}-${id}-2.hppost`);
const submitTo = (panel: Panel, id: string, name: string) =>
  ['submit', '--round', id, '--waive', '--out', postOf(panel, id, name)] as const;

type At = {
  readonly id: string;
  readonly title: string;
  readonly folder: string;
  readonly shot: Shots;
};

/** The first expert reads the first application, looks everything over and signs in the window. */
async function expertWindow(panel: Panel, { id, title, folder, shot }: At): Promise<void> {
  const [name = ''] = names;
  await inWindow(panel.at(name), shot, async (program) => {
    const { page } = program;
    const desk = expertDesk(program);
    const card = page.getByRole('region', { name: title });
    await card.getByRole('button', { name: /^(开始评审|继续评审)$/ }).click();
    await page.locator('.hp-reader canvas, .page canvas').first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(800);
    await shot(page, 'expert-desk');
    await page.locator('[aria-label="评分表"]').first().hover();
    await page.mouse.wheel(0, 900);
    await page.waitForTimeout(300);
    await shot(page, 'expert-desk-below');
    await desk.goTo('总览');
    await page.getByRole('table').first().waitFor();
    await shot(page, 'expert-overview');
    await desk.goTo('提交');
    await page.getByRole('button', { name: '签署并提交…' }).waitFor();
    await shot(page, 'expert-checklist');
    await desk.submit(passphrase, postOf(panel, id, name));
    await desk.exportPages(path.join(folder, 'sheets.pdf'));
    await shot(page, 'expert-submitted');
  });
}

async function mergeWindow(program: Program, { title, shot }: At): Promise<void> {
  const { page } = program;
  const desk = agencyDesk(program);
  await desk.openRound(title);
  await desk.step('规则');
  await page.getByRole('heading', { name: '汇总规则' }).waitFor();
  await shot(page, 'rule');
  await scrolled(page, shot, 'rule-below');
  await desk.step('项目');
  await page.getByRole('table').first().waitFor();
  await shot(page, 'applications');
  await desk.step('汇总');
  await desk.merge();
  await shot(page, 'results');
  await scrolled(page, shot, 'results-below');
  await page
    .getByRole('button', { name: /为什么是这样/ })
    .first()
    .click();
  await page.waitForTimeout(500);
  await shot(page, 'why');
  await page.keyboard.press('Escape');
  const tabs = page.getByRole('tab');
  for (let at = 1; at < (await tabs.count()); at += 1) {
    await tabs.nth(at).click();
    await page.waitForTimeout(500);
    await shot(page, `results-tab-${at}`);
    await scrolled(page, shot, `results-tab-${at}-below`);
  }
}

async function scrolled(page: Page, shot: Shots, name: string): Promise<void> {
  await page.mouse.move(800, 500);
  await page.mouse.wheel(0, 5000);
  await page.waitForTimeout(300);
  await shot(page, name);
  await page.mouse.wheel(0, -9000);
}

/** The panel's opinion from what was written, and the list as the result has it. */
async function listAndOpinion(panel: Panel, id: string): Promise<void> {
  const round = ['--round', id] as const;
  const view = await panel.done('agency', 'round', 'show', ...round);
  const text = panel.at('opinion.txt');
  writeFileSync(text, '专家组认为材料齐全、论证充分，同意以下意见。');
  await panel.told('agency', 'opinion', 'write', ...round, '--draft');
  await panel.told('agency', 'opinion', 'write', ...round, '--file', text);
  for (const { app, direct } of view.applications) {
    if (direct === true) continue;
    await panel.told('agency', 'opinion', 'write', ...round, '--app', app, '--draft');
    await panel.told('agency', 'opinion', 'write', ...round, '--app', app, '--file', text);
  }
  await panel.told('agency', 'opinion', 'approve', ...round, '--yes');
  await panel.told('agency', 'list', 'propose', ...round, '--yes');
  await panel.told(
    'agency',
    ...['list', 'publish', ...round, '--from', day(1).slice(0, 10), '--yes'],
    ...['--contact', '广西科技项目评估中心（演示），0771-0000000'],
  );
}

async function exportWindow(program: Program, { id, title, folder, shot }: At): Promise<void> {
  const { page } = program;
  const desk = agencyDesk(program);
  await desk.openRound(title);
  await desk.step('意见');
  await page.waitForTimeout(700);
  await shot(page, 'opinion');
  await scrolled(page, shot, 'opinion-below');
  await desk.step('名单');
  await page.waitForTimeout(700);
  await shot(page, 'list');
  await scrolled(page, shot, 'list-below');
  await desk.step('报告');
  await page.waitForTimeout(700);
  await shot(page, 'report');
  const save = async (file: string, ask: (round: string) => Promise<{ readonly ok: boolean }>) => {
    await program.answerDialog({ save: path.join(folder, file) });
    const answer = await page.evaluate(ask, id);
    if (!answer.ok) console.log(`  ${file}: ${JSON.stringify(answer)}`);
  };
  await save('result.xlsx', (round) =>
    window.hengping.agency.exportResult({ round, format: 'xlsx' }),
  );
  await save('result.csv', (round) =>
    window.hengping.agency.exportResult({ round, format: 'csv' }),
  );
  await save('result.json', (round) =>
    window.hengping.agency.exportResult({ round, format: 'json' }),
  );
  await save('result.hpresult', (round) =>
    window.hengping.agency.exportResult({ round, format: 'signed' }),
  );
  await save('report.pdf', (round) =>
    window.hengping.agency.exportResult({ round, format: 'report' }),
  );
  await save('public.xlsx', (round) =>
    window.hengping.agency.exportResult({ round, format: 'public-xlsx' }),
  );
  await save('public.csv', (round) =>
    window.hengping.agency.exportResult({ round, format: 'public-csv' }),
  );
  await save('public.pdf', (round) =>
    window.hengping.agency.exportResult({ round, format: 'public-report' }),
  );
  await save('opinion.pdf', (round) =>
    window.hengping.agency.exportOpinion({ round, format: 'paper', knowingly: false }),
  );
  await save('opinion-public.pdf', (round) =>
    window.hengping.agency.exportOpinion({ round, format: 'publication', knowingly: true }),
  );
  await save('list.pdf', (round) => window.hengping.agency.exportList({ round, format: 'paper' }));
  await save('notice.pdf', (round) =>
    window.hengping.agency.exportList({ round, format: 'notice' }),
  );
  await save('calendar.pdf', (round) => window.hengping.agency.exportCalendar({ round }));
}

const all: readonly (readonly [string, SampleReview | null])[] = [
  ['cb-pre-review', null],
  ...sampleReviews.map((sample) => [sample.review, sample] as const),
];
let failed = 0;
try {
  const panel = await openPanel(homes, experts);
  for (const [review, sample] of all) {
    if (asked.length > 0 && !asked.includes(review)) continue;
    rmSync(path.join(output, review), { recursive: true, force: true });
    const began = Date.now();
    try {
      await hold(panel, review, sample);
      console.log(
        `${review}: index to signed result, ${Math.round((Date.now() - began) / 1000)} s`,
      );
    } catch (error) {
      failed += 1;
      console.log(
        `${review}: NOT AS IT SHOULD BE: ${error instanceof Error ? error.message : error}`,
      );
    }
  }
} finally {
  rmSync(homes, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;

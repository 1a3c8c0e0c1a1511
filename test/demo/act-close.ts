// Last act at the agency: declarations and decisions, sheets and refusals, merging, reports.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { agencyDesk } from '../e2e/pages/agency-desk.ts';
import { files, openAgency, round, type Stage } from './act-agency.ts';
import { experts, recusal } from './cast.ts';

/** Takes in the declarations, decides on the conflict with a reason, writes the keys. */
export async function decideAndGrant(stage: Stage, posts: readonly string[]): Promise<void> {
  const { album } = stage;
  album.tell('Agency: declarations, decision, keys');
  const program = await openAgency(stage);
  const { page } = program;
  const desk = agencyDesk(program);
  await desk.openRound(round.title);
  await desk.step('回避');
  const rows = await desk.receive(posts);
  album.expect(
    'five declarations are taken in',
    rows.filter((row) => /已接收/.test(row)).length,
    5,
  );
  const name = experts[recusal.member]?.name ?? '';
  await desk.decide(
    name,
    recusal.app,
    '准予回避',
    '申报单位为该专家任职单位，属同一法人单位，应当回避。',
  );
  await album.picture(page, 'decision', 'a conflict, decided with a reason');
  const folder = files(stage).postsOut('2-keys');
  await mkdir(folder, { recursive: true });
  await desk.writePosts(folder);
  await album.picture(page, 'keys-out', 'keys for what each expert may open, and the decision');
  await program.close();
}

/** A copy of a post with one byte turned, as a bad stick or a hostile courier would. */
export async function tamper(stage: Stage, post: string): Promise<string> {
  const bytes = await readFile(post);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  const file = path.join(stage.exchanged, '被改动的函件.hppost');
  await writeFile(file, bytes);
  return file;
}

/** Drops everything in, in no order; a tampered and a foreign post are refused with reasons. */
export async function collect(
  stage: Stage,
  posts: readonly string[],
  bad: { readonly tampered: string; readonly foreign: string },
): Promise<void> {
  const { album } = stage;
  album.tell('Agency: collecting');
  const program = await openAgency(stage);
  const { page } = program;
  const desk = agencyDesk(program);
  await desk.openRound(round.title);
  await desk.step('回收');
  await album.picture(page, 'outstanding', 'who is still out, to be phoned');
  const rows = await desk.receive([...posts, bad.tampered, bad.foreign]);
  const outcome = (word: RegExp) => rows.filter((row) => word.test(row)).length;
  album.expect('every good post is accepted', outcome(/已接收/), posts.length);
  album.expect('the tampered and the foreign post are refused', outcome(/拒收/), 2);
  await album.picture(page, 'collected', 'five posts accepted, two refused with their reasons');
  const ledger = (await desk.ledger()).join('\n');
  album.expectText('the ledger keeps the tampered file', ledger, /被改动的函件/);
  album.expectText('the ledger keeps the foreign file', ledger, /另一轮次/);
  await page.getByRole('table', { name: '收件登记' }).scrollIntoViewIfNeeded();
  await album.picture(page, 'ledger', 'every sheet has a verdict and its reason');
  await program.close();
}

/** Takes in the amendment, merges, exports everything, writes receipts. Returns the result hash. */
export async function mergeAndReport(stage: Stage, amendment: string): Promise<void> {
  const { album } = stage;
  album.tell('Agency: amendment, merging, reports');
  const program = await openAgency(stage);
  const { page } = program;
  const desk = agencyDesk(program);
  await desk.openRound(round.title);
  await desk.step('回收');
  const rows = await desk.receive([amendment]);
  album.expect('the amendment is accepted', rows.filter((row) => /已接收/.test(row)).length, 1);
  await desk.step('汇总');
  await desk.merge();
  await album.picture(page, 'result', 'places by lot, each expert a dot, what needs a second look');
  await page
    .getByRole('button', { name: /得分为什么是这样/ })
    .first()
    .click();
  await page.getByRole('heading', { name: '逐份评分表' }).waitFor();
  await album.picture(page, 'why', 'a place answers why: sheet by sheet, rounding, hashes');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: '专家 × 项目' }).click();
  await album.picture(page, 'heat-map', 'expert by application');
  await desk.step('报告');
  const at = (name: string) => path.join(stage.reports, name);
  await desk.export(/^导出评审报告/, at('report.pdf'));
  await desk.export(/^导出 xlsx/, at('result.xlsx'));
  await desk.export(/^导出 csv/, at('result.csv'));
  await desk.export(/^导出签名结果/, path.join(stage.exchanged, 'result.hpresult'));
  await copyFile(path.join(stage.exchanged, 'result.hpresult'), at('result.hpresult'));
  await album.picture(page, 'report', 'report, tables and the signed result');
  await desk.step('回收');
  const folder = files(stage).postsOut('3-receipts');
  await mkdir(folder, { recursive: true });
  await desk.writePosts(folder);
  await program.close();
}

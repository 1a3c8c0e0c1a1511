// Every review of the two documents, from the index to the signed result, by the terminal alone.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outcomeWords, resultOutcome } from '../../../shared/result-outcome.ts';
import { criteria as bidCriteria, opinions as bidOpinions, experts } from '../../demo/cast.ts';
import { opinionsOf } from '../../samples/opinions.ts';
import { sampleReviews } from '../../samples/reviews/all-reviews.ts';
import { scoreEntries } from '../../samples/score-entries.ts';
import { run } from './command-line.ts';
import { grantAll, openPanel, type Panel, sealRound } from './terminal-panel.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hengping-nine-'));
const samples = path.resolve(import.meta.dirname, '../../../resources/samples');
const names = experts.map(({ name }) => name);
let panel: Panel;
beforeAll(async () => {
  panel = await openPanel(folder, experts);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Review = { readonly programme: string; readonly review: string };

/** A round under `id` from the sample of its review, up to where everybody holds the keys. */
async function open(id: string, { programme, review }: Review, conflicts = {}) {
  const at = path.join(samples, review);
  await sealRound(panel, {
    id,
    title: `一轮 ${id}`,
    programme,
    review,
    index: path.join(at, 'index.xlsx'),
    documents: path.join(at, 'documents'),
  });
  await grantAll(panel, id, names, conflicts);
  const { rubric } = await panel.done('agency', 'round', 'rule', '--round', id);
  return rubric;
}

/** Everybody enters and signs; what `check` said to the first of them. */
async function score(id: string, entries: (expert: number) => readonly object[]): Promise<string> {
  let checked = '';
  for (const [index, name] of names.entries()) {
    writeFileSync(panel.at(`${name}.json`), JSON.stringify(entries(index)));
    await panel.told(name, 'score', '--round', id, '--file', panel.at(`${name}.json`));
    if (name === names[0]) checked = await panel.told(name, 'check', '--round', id);
    await panel.told(name, 'submit', '--round', id, '--waive', '--out', postOf(id, name));
  }
  return checked;
}

const postOf = (id: string, name: string) => panel.at(`${name}-${id}-2.hppost`);

/** What the result says of every application: `项目 得分 结论`, with the flags behind. */
async function merged(id: string): Promise<readonly string[]> {
  const { content } = await panel.done('agency', 'merge', '--round', id);
  const { policy, rubric } = await panel.done('agency', 'round', 'rule', '--round', id);
  return content.lots.flatMap((lot: Parameters<typeof resultOutcome>[0]) =>
    lot.standings.map((standing) =>
      [
        ...(content.lots.length > 1 ? [lot.lot] : []),
        standing.app,
        ...(standing.printed === null ? [] : [standing.printed]),
        outcomeWords(resultOutcome(lot, standing, policy), policy, rubric).zh,
        ...content.flags
          .filter((flag: { app: string | null }) => flag.app === standing.app)
          .map(({ kind }: { kind: string }) => `!${kind}`),
      ].join(' '),
    ),
  );
}

/** The result as csv and as a page, and what `verify` says of the signed one. */
async function exported(id: string) {
  const write = async (format: string, name: string, written = name) => {
    await panel.told(
      'agency',
      ...['result', 'export', '--round', id, '--format', format, '--out', panel.at(name)],
    );
    return readFileSync(panel.at(written), 'utf8');
  };
  const table = await write('csv', `${id}.csv`);
  await write('signed', `${id}.hpresult`);
  const verified = await run(
    'verify',
    ...['--json', '--trust', panel.at('t.hptrust'), '--code', panel.trustCode],
    panel.at(`${id}.hpresult`),
  );
  expect(JSON.parse(verified.out).value).toMatchObject([{ state: 'authentic' }]);
  const forPublication = await write('public-csv', `${id}-public.csv`);
  for (const name of names) expect(forPublication).not.toContain(name);
  // No browser is given to these runs: the report is the page itself.
  return { table, report: await write('report', `${id}.pdf`, `${id}.html`) };
}

const outcomes: Readonly<Record<string, readonly string[]>> = {
  'cb-demand-listing': [
    'D-01 87.90 第 1 名，入选',
    'D-02 73.30 第 2 名，入选',
    'D-04 67.10 第 3 名，未入选 !veto-tick',
    'D-03 76.00 因否决项不排序 !veto-effective',
  ],
  'cb-award-argument': ['G-01 通过', 'G-02 未通过', 'G-03 通过'],
  'cb-midterm': [
    'M-01 表决结论：继续实施',
    'M-02 表决结论：限期整改',
    'M-03 表决结论：终止实施',
    'M-04 表决未形成结论 !no-outcome',
  ],
  'cb-performance': ['P-01 92.10 等级：优秀', 'P-02 75.00 等级：良好', 'P-03 59.90 等级：不合格'],
  // print alike; the tie chain asks for technical strength first.
  'platform-rd-institute': ['R-01 88.00 第 1 名', 'R-03 73.17 第 2 名', 'R-02 73.17 第 3 名'],
  'platform-joint-centre': ['C-01 87.50 第 1 名', 'C-02 76.67 第 2 名', 'C-03 65.83 第 3 名'],
  // Equal to the end of the chain: nothing else breaks a tie.
  'platform-joint-lab': ['L-01 80.00 第 1 名', 'L-02 80.00 第 1 名'],
  // One list a type of platform.
  'platform-argued': ['T-1 A-01 通过', 'T-1 A-02 未通过', 'T-2 A-03 通过', 'T-3 A-04 未通过'],
};

/** Merged once with two sheets in, which are too few: one that scores and one that votes. */
const heldBefore = ['cb-demand-listing', 'platform-argued'];

describe('each review, from its index to its signed result', () => {
  test.each(sampleReviews.map((sample) => [sample.review, sample] as const))(
    '%s',
    { timeout: 120_000 },
    async (review, sample) => {
      const id = review.toUpperCase();
      const rubric = await open(id, sample);
      const own = opinionsOf[review] ?? {};
      const checked = await score(id, (expert) => scoreEntries(rubric, sample, own, expert));
      expect(checked).not.toContain('✗');
      // Where a vote decides, no total is shown anywhere.
      const votes = ['cb-award-argument', 'cb-midterm', 'platform-argued'].includes(review);
      expect(checked.includes('总分')).toBe(!votes);

      const posts = names.map((name) => postOf(id, name));
      if (heldBefore.includes(review)) {
        await panel.told('agency', 'receive', ...posts.splice(0, 2));
        const early = await panel.told('agency', 'merge', '--round', id);
        expect(early).toMatch(/有效评分不足 .* 有效评分 2 份/);
      }
      await panel.told('agency', 'receive', ...posts);
      expect(await merged(id)).toEqual(outcomes[review]);
      const { table, report } = await exported(id);
      for (const text of [table, report]) {
        for (const { title, unit } of sample.applications) {
          expect(text).toContain(title);
          expect(text).toContain(unit);
        }
      }
      for (const name of names) expect(report).toContain(name);
      if (votes) expect(report).not.toMatch(/<th[^>]*>(?:名次|总分|得分)/);
    },
  );

  test('cb-pre-review: one bidder a need, a lone bidder goes straight to signing', {
    timeout: 120_000,
  }, async () => {
    const id = 'CB-PRE-REVIEW';
    const pre = { programme: 'guangxi-cross-border', review: 'cb-pre-review' };
    // The third expert works for the bidder of B-05.
    const rubric = await open(id, pre, { [names[2] ?? '']: 'B-05=R3:申报单位是本人任职单位' });
    const items: readonly string[] = rubric.criteria.map((one: { id: string }) => one.id);
    expect(items).toHaveLength(bidCriteria.length);
    await score(id, (expert) =>
      Object.entries(bidOpinions[expert] ?? {})
        .filter(([app]) => !(expert === 2 && app === 'B-05'))
        .map(([app, scores]) => ({
          app,
          scores: Object.fromEntries(scores.map((value, at) => [items[at], value])),
          comments: Object.fromEntries(items.map((item) => [item, '符合。'])),
          overall: '方案总体可行。',
        })),
    );
    await panel.told('agency', 'receive', ...names.map((name) => postOf(id, name)));
    expect(await merged(id)).toEqual([
      'N-01 B-01 83.10 第 1 名，入选',
      'N-01 B-02 77.60 第 2 名，未入选',
      'N-01 B-03 71.60 第 3 名，未入选',
      // Four sheets: the recused expert is neither a zero nor a sheet.
      'N-02 B-05 83.38 第 1 名，入选',
      'N-02 B-04 81.30 第 2 名，未入选',
      'N-03 B-06 唯一申报，直接进入签约',
    ]);
    await exported(id);
  });
});

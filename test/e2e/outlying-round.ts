// A small round in which one of three experts lies far below the others on one bid, made at the terminal
// up to where every sheet is in. The sealed rule lets the panel put the mean of the others in the place
// of a score.
import { writeFile } from 'node:fs/promises';
import { grantAll, openPanel, type Panel } from '../unit/cli/terminal-panel.ts';
import { openWorkshop, round, type Workshop } from './closing-round.ts';

export const panelists = ['顾长庚', '沈月白', '韦清和'] as const;
/** Whose score of B-01 lies far below the others. */
export const outlier = '韦清和';

export type OutlyingRound = { readonly shop: Workshop; readonly panel: Panel };

const criteria = ['QUALIFICATION', 'ASSURANCE', 'FOUNDATION', 'RISK-BENEFIT'] as const;
const usual = { 'B-01': [26, 25, 16, 16], 'B-02': [24, 22, 15, 14] } as const;
const low = { ...usual, 'B-01': [10, 10, 10, 10] } as const;

export async function outlyingRound(): Promise<OutlyingRound> {
  const shop = await openWorkshop();
  const members = panelists.map((name) => ({ name, unit: '某大学（虚构）' }));
  const panel = await openPanel(shop.folder, members);
  const { at, told, done } = panel;
  const agency = (...words: string[]) => told('agency', ...words, '--round', round.id);
  await agency(
    ...['round', 'create', '--title', round.title],
    ...['--programme', 'guangxi-cross-border', '--review', 'cb-pre-review'],
    ...['--opens', '2026-11-20T01:00:00Z', '--closes', '2099-12-04T10:00:00Z'],
    ...['--index', at('index.csv'), '--documents', at('documents')],
  );
  const rule = await done('agency', 'round', 'rule', '--round', round.id);
  rule.policy.outliers = { cutoff: 300, floor: 1000, decision: 'mean-of-others' };
  await writeFile(at('rule.json'), JSON.stringify(rule));
  await agency('round', 'rule', '--rule', at('rule.json'));
  await agency('round', 'assign');
  await agency('seal', '--out', at(`${round.id}.hpbundle`));
  await agency('post', '--out', at(`${round.id}-1`));
  await grantAll(panel, round.id, panelists);
  const posts: string[] = [];
  for (const name of panelists) {
    posts.push(await handedIn({ shop, panel }, name, name, name === outlier ? low : usual));
  }
  await told('agency', 'receive', ...posts);
  return { shop, panel };
}

/** Enters the scores over `home` and signs; the post that carries them. */
export async function handedIn(
  { panel: { at, told } }: OutlyingRound,
  home: string,
  post: string,
  scores: Readonly<Record<string, readonly number[]>>,
): Promise<string> {
  const entries = Object.entries(scores).map(([app, points]) => ({
    app,
    scores: Object.fromEntries(criteria.map((item, index) => [item, points[index] ?? 0])),
    comments: { 'RISK-BENEFIT': '风险可控。' },
  }));
  await writeFile(at(`${home}.json`), JSON.stringify(entries));
  await told(home, 'score', '--round', round.id, '--file', at(`${home}.json`));
  const out = at(`${post}-评分.hppost`);
  await told(home, 'submit', '--round', round.id, '--waive', '--out', out);
  return out;
}

/** Answers the one query that the expert holds with a reason; the post that carries the answer. */
export async function answered(
  { panel: { at, told, done } }: OutlyingRound,
  name: string,
  reason: string,
): Promise<string> {
  const [query] = await done(name, 'query', 'list', '--round', round.id);
  const out = at(`${name}-答复.hppost`);
  const words = ['query', 'answer', '--round', round.id, '--query', query.sha256];
  await told(name, ...words, '--reason', reason, '--out', out);
  return out;
}

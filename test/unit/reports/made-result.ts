// A made-up round with its form and merged result: what the reports are drawn from in tests.
import { createHash } from 'node:crypto';
import { findReview, loadProgrammes } from '../../../electron/programmes.ts';
import type { Absence, MergeInput, MergeSheet } from '../../../shared/merge/merge-input.ts';
import { mergeRound } from '../../../shared/merge/merge-round.ts';
import type { RoundResult } from '../../../shared/merge/round-result.ts';
import { roundStatistics } from '../../../shared/merge/statistics/round-statistics.ts';
import type { Form } from '../../../shared/objects/form.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const { programme, review } = findReview(loadProgrammes(), 'guangxi-cross-border', 'cb-pre-review');

export const form: Form = {
  v: 1,
  type: 'form',
  agency: 'GX-PM',
  agency_name: '广西某项目管理中心',
  round: 'CB-2026-01',
  title: '2026年第一批跨境揭榜挂帅预评审',
  programme: { id: programme.id, version: programme.version, title: programme.title },
  review: { id: review.id, title: review.title, source: review.source },
  rubric: review.rubric,
  policy: review.policy,
  release: 'after-declaration',
  commitment: review.commitment,
  conditions: review.conditions,
  opens_at: '2026-11-20T01:00:00Z',
  closes_at: '2026-12-04T10:00:00Z',
  issued_at: '2026-11-20T00:30:00Z',
};

export const experts = ['李一鸣', '王建华', '陈思远', '黄丽萍', '韦国强'].map((name, index) => ({
  expert: `E-${index + 1}`,
  kid: `K${index}`.padEnd(43, 'A'),
  name,
}));

const lots = [
  { lot: 'N-01', title: '智慧口岸多语种通关助手', apps: ['B-01', 'B-02', 'B-03'] },
  { lot: 'N-02', title: '热带作物病虫害识别', apps: ['B-04', 'B-05'] },
  { lot: 'N-03', title: '跨境物流路径优化', apps: ['B-06'] },
];
const titles: Readonly<Record<string, string>> = {
  'B-01': '面向东盟口岸的多语种智能通关问答与单证识别系统研发及应用示范',
  'B-02': '=HYPERLINK("http://evil.example","点我")',
  'B-03': '口岸通关大模型\u202e应用',
  'B-04': '橡胶与香蕉病虫害多模态识别',
  'B-05': '<script>alert(1)</script> 甘蔗病虫害监测',
  'B-06': '南向通道物流路径优化',
};
/** Half points by application and expert; null is a recusal. */
const totals: Readonly<Record<string, readonly (number | null)[]>> = {
  'B-01': [88.5, 84, 91, 79.5, 86],
  'B-02': [82, 85.5, 80, 84, null],
  'B-03': [71, 66.5, 75, 60, 73.5],
  'B-04': [90, 62, 88.5, 87, 91],
  'B-05': [85, 83.5, 84, 86, 84.5],
};

const shares = { QUALIFICATION: 0.3, ASSURANCE: 0.3, FOUNDATION: 0.2 } as const;
const split = (total: number): Record<string, number> => {
  const parts = Object.entries(shares).map(
    ([item, share]) => [item, Math.floor(total * share * 2) * 50] as const,
  );
  const rest = total * 100 - parts.reduce((sum, [, value]) => sum + value, 0);
  return Object.fromEntries([...parts, ['RISK-BENEFIT', rest]]);
};

const sheets: MergeSheet[] = [];
const absences: Absence[] = [];
for (const [app, row] of Object.entries(totals)) {
  for (const [index, { kid }] of experts.entries()) {
    const total = row[index] ?? null;
    if (total === null)
      absences.push({ kid, app, state: 'recused', reason: '与申报单位同属一个法人' });
    else
      sheets.push({
        sha256: sha256(`${app}${kid}`),
        kid,
        app,
        rev: 1,
        state: 'final',
        scores: split(total),
        decision: 'RECOMMEND',
        verdict: 'accepted',
        reason: '',
      });
  }
}

const input: MergeInput = {
  agency: form.agency,
  round: form.round,
  title: form.title,
  bundle: sha256('bundle'),
  formSha256: sha256('form'),
  rubric: form.rubric,
  policy: form.policy,
  lots: lots.map(({ lot, title, apps }) => ({
    lot,
    title,
    applications: apps.map((app) => ({
      app,
      title: titles[app] ?? app,
      unit: `广西第${app.slice(-1)}申报单位有限公司`,
    })),
  })),
  panel: experts,
  assignments: experts.map(({ kid }) => ({
    kid,
    apps: lots.flatMap(({ apps }) => apps),
  })),
  absences,
  sheets,
};
const content = mergeRound(input);

export const result: RoundResult = {
  contentSha256: sha256('content'),
  resultSha256: sha256('result'),
  issuedAt: '2026-12-05T02:00:00Z',
  content,
};

export const statistics = roundStatistics(content, result.contentSha256, form.rubric);

const lowest = { expert: 'E-2', kid: experts[1]?.kid ?? '', app: 'B-04' };
const decision = {
  ...lowest,
  item: null,
  sheet_sha256: sha256(`B-04${lowest.kid}`),
  votes: { abnormal: 3, normal: 1, members: 5 },
  decided_by: '专家组（组长黄丽萍）',
  outcome: 'mean-of-others',
} as const;
const query = {
  query_sha256: sha256('query'),
  expert: lowest.expert,
  app: lowest.app,
  item: null,
  sheet_sha256: decision.sheet_sha256,
  answers: [{ sha256: sha256('answer'), corrected_sha256: null, verdict: 'accepted' }],
};

/** The same round, but that the panel put the mean of the others in the place of the lowest total of
 * B-04 (62), after a query and its answer; a decision on an earlier sheet has no effect. */
export const decided: RoundResult = {
  ...result,
  content: mergeRound({
    ...input,
    policy: {
      ...form.policy,
      outliers: { cutoff: 300, floor: 1000, decision: 'mean-of-others' },
    },
    queries: [query],
    decisions: [
      { ...decision, sha256: sha256('decision'), rev: 1, reason: '王建华的评分与材料不符。' },
      {
        ...decision,
        sha256: sha256('idle decision'),
        rev: 1,
        sheet_sha256: sha256('an earlier sheet'),
        reason: '针对修订前的评分。',
      },
    ],
  }),
};
export const decisionHash = sha256('decision');
export const idleDecisionHash = sha256('idle decision');

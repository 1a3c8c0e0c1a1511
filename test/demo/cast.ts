// Who plays in the demo, and what each expert thinks of each bid.
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const samples = path.resolve(import.meta.dirname, '../../resources/samples/cb-pre-review');

export const agency = {
  name: '广西科技项目评估中心（演示）',
  id: 'GX-DEMO',
  passphrase: '演示机构 口令 八桂大地 2026',
} as const;

export type Member = {
  readonly name: string;
  readonly unit: string;
  readonly title: string;
  readonly passphrase: string;
};

type Listed = { readonly name: string; readonly unit: string; readonly title: string };

export const experts: readonly Member[] = (
  JSON.parse(readFileSync(path.join(samples, 'experts.json'), 'utf8')) as readonly Listed[]
).map(({ name, unit, title }, index) => ({
  name,
  unit,
  title,
  passphrase: `演示专家 ${index + 1} 号 口令 青秀山`,
}));

export const criteria = ['揭榜方资质', '实施保障力', '合作基础', '项目风险与效益'] as const;

export const scoredApps = ['B-01', 'B-02', 'B-03', 'B-04', 'B-05'] as const;
export type ScoredApp = (typeof scoredApps)[number];

/** What the roster says of each application that is scored. */
export const rosterTitles: readonly { readonly app: ScoredApp; readonly title: string }[] = [
  { app: 'B-01', title: '“云桥”多语种单证核验与通关问答系统' },
  { app: 'B-02', title: '面向澜湄口岸的单证大模型应用' },
  { app: 'B-03', title: '口岸单证智能审核一体机' },
  { app: 'B-04', title: '胶园空地协同巡查与产量预测平台' },
  { app: 'B-05', title: '小样本病害识别与物候产量模型' },
];

/** Scores by expert, then application, in the order of `criteria`. */
export const opinions: readonly Readonly<Record<ScoredApp, readonly string[]>>[] = [
  {
    'B-01': ['26.5', '25', '17', '16.5'],
    'B-02': ['23', '22.5', '14', '15'],
    'B-03': ['21', '24', '13.5', '14'],
    'B-04': ['27', '26', '16', '17'],
    'B-05': ['25.5', '23', '17.5', '15.5'],
  },
  {
    'B-01': ['27', '24.5', '16.5', '17'],
    'B-02': ['24.5', '23', '15', '14.5'],
    'B-03': ['20.5', '23.5', '13', '15'],
    'B-04': ['26', '25.5', '15.5', '16.5'],
    'B-05': ['26.5', '24', '18', '16'],
  },
  {
    'B-01': ['25', '23.5', '16', '15.5'],
    'B-02': ['22', '21', '13.5', '13'],
    'B-03': ['19.5', '21.5', '12', '13.5'],
    'B-04': ['25.5', '24.5', '15', '16'],
    'B-05': ['0', '0', '0', '0'],
  },
  {
    'B-01': ['28', '26', '18', '17.5'],
    'B-02': ['25', '24', '16', '16'],
    'B-03': ['22.5', '25.5', '14.5', '15.5'],
    'B-04': ['24', '23', '14', '15'],
    'B-05': ['27.5', '26', '18.5', '17'],
  },
  {
    'B-01': ['24', '22', '15', '15'],
    'B-02': ['26', '25.5', '17', '17.5'],
    'B-03': ['20', '22', '13', '14'],
    'B-04': ['25', '24', '15.5', '15.5'],
    'B-05': ['24.5', '22.5', '16.5', '15'],
  },
];

/** The member (third) who works for the bidder of this application and steps aside. */
export const recusal = { member: 2, app: 'B-05' } as const;

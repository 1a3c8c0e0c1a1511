// A round that was merged, where tests of what follows begin: three experts, six bids, sheets with
// comments; N-1 and N-2 are ranked, N-3 has a single bidder.
import { handIn, type Office, openOffice } from './agency-office.ts';
import { SimulatedExpert } from './simulated-expert.ts';
import { startRound } from './started-round.ts';

export type Points = readonly [number, number, number, number];

/** B-01 wins N-1 before B-02 and B-03, B-05 wins N-2 before B-04. */
const points: Readonly<Record<string, Points>> = {
  'B-01': [28, 28, 18, 18],
  'B-02': [25, 25, 15, 15],
  'B-03': [20, 20, 12, 12],
  'B-04': [21, 21, 13, 13],
  'B-05': [27, 27, 17, 17],
};

export const comments = (name: string, app: string) => [
  { item: 'QUALIFICATION', text: `${app} 资质齐全（意见${markOf(name)}）。` },
  { item: 'RISK-BENEFIT', text: `${app} 风险可控（意见${markOf(name)}）。` },
];

// Tells remarks apart in assertions without naming anybody.
const marks: Readonly<Record<string, string>> = { 李明: '甲', 王芳: '乙', 赵强: '丙' };
const markOf = (name: string): string => marks[name] ?? '丁';

export async function mergedOffice(): Promise<{
  readonly office: Office;
  readonly round: string;
  readonly experts: readonly SimulatedExpert[];
  readonly send: (expert: SimulatedExpert, app: string, scores: Points) => Promise<void>;
}> {
  const office = await openOffice();
  const experts = [
    await SimulatedExpert.named('李明'),
    await SimulatedExpert.named('王芳', '桂林电子科技大学'),
    await SimulatedExpert.named('赵强', '广西民族大学'),
  ];
  const round = await startRound(office, experts);
  for (const expert of experts) {
    const sheets = Object.entries(points).map(([app, scores]) =>
      expert.score(office, app, scores, {
        comments: comments(expert.name, app),
        overall: app === 'B-01' ? '建议支持。' : '',
      }),
    );
    await handIn(office, `${expert.name}-评分.hppost`, await expert.post(sheets));
  }
  await office.handlers.merge({ round });
  let amendments = 0;
  const send = async (expert: SimulatedExpert, app: string, scores: Points) => {
    amendments += 1;
    const before = expert.score(office, app, points[app] ?? scores, {});
    const first = office.session().vault.read.get<{ sha256: string }>(
      `SELECT payload_sha256 AS sha256 FROM agency_received_object
         WHERE kid = ? AND app = ? AND type = 'sheet'`,
      expert.kid,
      app,
    );
    const { payload } = expert.score(office, app, scores);
    const amended = expert.amend(
      { ...before, payload, payloadSha256: first?.sha256 ?? '' },
      { comments: comments(expert.name, app) },
    );
    await handIn(office, `amend-${amendments}.hppost`, await expert.post([amended]));
  };
  return { office, round, experts, send };
}

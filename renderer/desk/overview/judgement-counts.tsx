import type { OverviewRow } from '../../../shared/operations/expert.ts';
import type { TargetRule } from '../../../shared/rubric.ts';
import { useBilingual } from '../../text/text.ts';

type JudgementCountsProps = {
  readonly rule: TargetRule;
  readonly counts: OverviewRow['targets'];
};

/** 完成 5 · 部分完成 1 · 未完成 0 */
export function JudgementCounts({ rule, counts }: JudgementCountsProps) {
  const say = useBilingual();
  return (
    <ul className="hp-judgement-counts">
      {rule.judgements.map(({ id, title }) => (
        <li key={id}>
          {say(title)}{' '}
          <strong>{counts.find(({ judgement }) => judgement === id)?.count ?? 0}</strong>
        </li>
      ))}
    </ul>
  );
}

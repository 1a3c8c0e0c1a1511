import { useTranslation } from 'react-i18next';
import type { OverviewRow } from '../../../shared/operations/expert.ts';
import type { TargetRule } from '../../../shared/rubric.ts';
import { isReadable } from '../draft/application-order.ts';
import { JudgementCounts } from './judgement-counts.tsx';

type TargetCountsProps = {
  readonly rule: TargetRule;
  readonly row: OverviewRow;
  readonly onOpen: (app: string, entry: string | null) => void;
};

/** How many targets of an application are judged how; those that are not are one click away. */
export function TargetCounts({ rule, row, onOpen }: TargetCountsProps) {
  const { t } = useTranslation('expert');
  if (!isReadable(row.state)) return '—';
  const isAny = row.targets.some(({ count }) => count > 0);
  return (
    <span className="hp-target-counts">
      {isAny ? <JudgementCounts rule={rule} counts={row.targets} /> : null}
      {row.targetsMissing > 0 ? (
        <button
          type="button"
          className="hp-matrix-missing"
          aria-label={t('targets.fill', { count: row.targetsMissing, app: row.app })}
          onClick={() => onOpen(row.app, null)}
        >
          {t('targets.missing', { count: row.targetsMissing })}
        </button>
      ) : null}
    </span>
  );
}

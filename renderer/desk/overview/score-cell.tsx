import { useTranslation } from 'react-i18next';
import type { OverviewRow } from '../../../shared/operations/expert.ts';
import type { Criterion } from '../../../shared/rubric.ts';
import { points } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { isReadable } from '../draft/application-order.ts';
import { entryOf } from '../scoring/entries.ts';

type ScoreCellProps = {
  readonly row: OverviewRow;
  readonly criterion: Criterion;
  readonly onOpen: (app: string, entry: string) => void;
};

/** One score of the matrix; a missing one is the way to its field, a ticked veto says so. */
export function ScoreCell({ row, criterion, onOpen }: ScoreCellProps) {
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const score = row.scores[criterion.id] ?? null;
  return (
    <td className="hp-number">
      {score !== null ? (
        points(score)
      ) : isReadable(row.state) ? (
        <button
          type="button"
          className="hp-matrix-missing"
          aria-label={t('overview.fill', { app: row.app, criterion: say(criterion.title) })}
          onClick={() => onOpen(row.app, entryOf.score(criterion.id))}
        >
          {t('overview.missing')}
        </button>
      ) : (
        '—'
      )}
      {row.vetoes.includes(criterion.id) ? (
        <span className="hp-matrix-veto">
          <StateMark state="problem" label={t('veto.short')} />
        </span>
      ) : null}
    </td>
  );
}

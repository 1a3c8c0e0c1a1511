import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Scale, spreadOf } from '../../../shared/charts/score-scale.ts';
import type { Flag, ResultContent, Standing } from '../../../shared/objects/result.ts';
import type { RoundingPoint } from '../../../shared/policy.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { DotBar } from './dot-bar.tsx';
import { FlagName } from './flag-text.tsx';
import { VoteCell } from './vote-cell.tsx';

type StandingRowProps = {
  readonly standing: Standing;
  readonly lot: Pick<ResultContent['lots'][number], 'state'>;
  readonly rubric: Rubric;
  /** The rule takes a vote: no places, and what was voted instead. */
  readonly voted: boolean;
  readonly tied: boolean;
  /** Alone in its lot and not scored. */
  readonly direct: boolean;
  readonly scale: Scale;
  readonly flags: readonly Flag[];
  readonly rounding: RoundingPoint | null;
  readonly onWhy: () => void;
};

/** One bid: place or vote, total, dots, spread, flags, and the way to how it came about. */
export function StandingRow(props: StandingRowProps) {
  const { standing, lot, rubric, voted, tied, direct, scale, flags, rounding, onWhy } = props;
  const { t } = useTranslation('agency');
  const isScored = rubric.criteria.length > 0;
  return (
    <tr>
      {voted ? null : (
        <td className="ag-place">
          {standing.place ?? t('merge.unplaced')}
          {tied ? <span className="ag-sub">{t('merge.tied')}</span> : null}
        </td>
      )}
      <th scope="row">
        {standing.app} {standing.title}
        <span className="ag-sub">{standing.unit}</span>
      </th>
      {isScored ? (
        <>
          <td className="hp-number ag-score">{standing.printed ?? t('merge.noScore')}</td>
          <td className="ag-col-dots">
            <DotBar standing={standing} scale={scale} />
          </td>
          <td className="hp-number">{spreadOf(standing, rounding) ?? ''}</td>
        </>
      ) : null}
      {voted ? <VoteCell lot={lot} standing={standing} rubric={rubric} /> : null}
      <td>
        {standing.selected && !(voted && !direct) ? (
          <StateMark state="done" label={t(direct ? 'applications.direct' : 'merge.selected')} />
        ) : null}
        {flags.map((flag) => (
          <div key={`${flag.kind} ${flag.expert}`}>
            <FlagName flag={flag} />
          </div>
        ))}
      </td>
      <td>
        <Button
          size="small"
          aria-label={t('merge.whyNamed', { app: standing.app })}
          onClick={onWhy}
        >
          {t('merge.why')}
        </Button>
      </td>
    </tr>
  );
}

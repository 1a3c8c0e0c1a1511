import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Scale, spreadOf } from '../../../shared/charts/score-scale.ts';
import type { Flag, ResultContent, Standing } from '../../../shared/objects/result.ts';
import type { Policy, RoundingPoint } from '../../../shared/policy.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { DotBar } from './dot-bar.tsx';
import { FlagName } from './flag-text.tsx';
import { OutcomeCell } from './outcome-cell.tsx';

type StandingRowProps = {
  readonly standing: Standing;
  readonly lot: ResultContent['lots'][number];
  readonly policy: Policy;
  readonly rubric: Rubric;
  /** Places and totals are the rule's; where a vote decides there are none. */
  readonly isScored: boolean;
  readonly tied: boolean;
  readonly scale: Scale;
  readonly flags: readonly Flag[];
  readonly rounding: RoundingPoint | null;
  readonly onWhy: () => void;
};

/** One bid: place, total and dots, or what was voted; the outcome, flags, and the way to how it came
 * about. */
export function StandingRow(props: StandingRowProps) {
  const { standing, lot, policy, rubric, isScored, tied, scale, flags, rounding, onWhy } = props;
  const { t } = useTranslation('agency');
  return (
    <tr>
      {isScored ? (
        <td className="ag-place">
          {standing.place ?? t('merge.unplaced')}
          {tied ? <span className="ag-sub">{t('merge.tied')}</span> : null}
        </td>
      ) : null}
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
      <OutcomeCell lot={lot} standing={standing} policy={policy} rubric={rubric} />
      <td>
        {flags.map((flag) => (
          <div key={`${flag.kind} ${flag.expert} ${flag.item}`}>
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

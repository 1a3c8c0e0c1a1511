import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Flag, Standing } from '../../../shared/objects/result.ts';
import type { RoundingPoint } from '../../../shared/policy.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { type Scale, spreadOf } from '../score-scale.ts';
import { DotBar } from './dot-bar.tsx';
import { FlagName } from './flag-text.tsx';

type StandingRowProps = {
  readonly standing: Standing;
  readonly tied: boolean;
  /** Alone in its lot and not scored. */
  readonly direct: boolean;
  readonly scale: Scale;
  readonly flags: readonly Flag[];
  readonly rounding: RoundingPoint | null;
  readonly onWhy: () => void;
};

/** One bid: place, total, dots, spread, flags, and the way to how it came about. */
export function StandingRow(props: StandingRowProps) {
  const { standing, tied, direct, scale, flags, rounding, onWhy } = props;
  const { t } = useTranslation('agency');
  return (
    <tr>
      <td className="ag-place">
        {standing.place ?? t('merge.unplaced')}
        {tied ? <span className="ag-sub">{t('merge.tied')}</span> : null}
      </td>
      <th scope="row">
        {standing.app} {standing.title}
        <span className="ag-sub">{standing.unit}</span>
      </th>
      <td className="hp-number ag-score">
        {standing.printed ?? t('merge.noScore')}
        {standing.votes === null ? null : (
          <span className="ag-sub">
            {t(standing.votes.passed ? 'merge.passed' : 'merge.notPassed')}
          </span>
        )}
      </td>
      <td className="ag-col-dots">
        <DotBar standing={standing} scale={scale} />
      </td>
      <td className="hp-number">{spreadOf(standing, rounding) ?? ''}</td>
      <td>
        {standing.selected ? (
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

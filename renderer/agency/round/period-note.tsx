import { useTranslation } from 'react-i18next';
import { chinaDate, countWorkingDays } from '../../../shared/working-days.ts';
import { toUtc } from '../local-time.ts';

type PeriodNoteProps = {
  readonly opens: string;
  readonly closes: string;
  /** What the document sets, where it does. */
  readonly set: { readonly count: number; readonly source: string } | null;
};

/** How many working days the period has, beside the number that the document sets. */
export function PeriodNote({ opens, closes, set }: PeriodNoteProps) {
  const { t } = useTranslation('agency');
  const [from, to] = [toUtc(opens), toUtc(closes)];
  const counted =
    from === null || to === null || from >= to
      ? null
      : countWorkingDays(chinaDate(from), chinaDate(to));
  return (
    <p className="hp-muted hp-small" role="status">
      {counted === null
        ? ''
        : t(counted.known ? 'newRound.days' : 'newRound.daysUnknown', {
            count: counted.count,
          })}{' '}
      {set === null ? '' : t('newRound.daysSet', set)}
    </p>
  );
}

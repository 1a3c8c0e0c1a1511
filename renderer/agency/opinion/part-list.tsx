import { useTranslation } from 'react-i18next';
import type { OpinionView } from '../../../shared/operations/opinion.ts';
import { useBilingual } from '../../text/text.ts';
import { StateMark } from '../../ui/state-mark.tsx';

type PartListProps = {
  readonly view: OpinionView;
  readonly part: string | null;
  readonly onOpen: (part: string | null) => void;
};

/** The round and its applications, each with how much of its opinion is written. */
export function PartList({ view, part, onOpen }: PartListProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  return (
    <nav className="hp-panel ag-parts" aria-label={t('opinion.parts')}>
      <ul>
        <li>
          <button
            type="button"
            aria-current={part === null ? 'true' : undefined}
            onClick={() => onOpen(null)}
          >
            <StateMark state={view.overallWritten ? 'done' : 'not-begun'} iconOnly />
            <span>{t('opinion.overall')}</span>
          </button>
        </li>
        {view.applications.map((row) => (
          <li key={row.app}>
            <button
              type="button"
              aria-current={part === row.app ? 'true' : undefined}
              onClick={() => onOpen(row.app)}
            >
              <StateMark
                state={
                  row.written === 0 ? 'not-begun' : row.written < row.fields ? 'begun' : 'done'
                }
                iconOnly
              />
              <span>
                {row.app} {row.title}
                <span className="ag-sub">
                  {row.lotTitle} · {pick(row.outcome)}
                </span>
                <span className="ag-sub">{t('opinion.written', row)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

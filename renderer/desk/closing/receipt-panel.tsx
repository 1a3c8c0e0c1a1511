import { useTranslation } from 'react-i18next';
import type { ClosingView, HandedInSheet } from '../../../shared/operations/closing.ts';
import { dateTime } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { type State, StateMark } from '../../ui/state-mark.tsx';

const marks = {
  accepted: { state: 'accepted', word: 'closing.acknowledged' },
  held: { state: 'held', word: 'closing.held' },
  'set-aside': { state: 'cannot-judge', word: 'closing.setAside' },
  refused: { state: 'refused', word: 'closing.refused' },
  none: { state: 'problem', word: 'closing.unacknowledged' },
} as const satisfies Readonly<
  Record<
    NonNullable<HandedInSheet['receipt']>['tone'] | 'none',
    { readonly state: State; readonly word: string }
  >
>;

/** Every signed sheet and what receipts say of it: what the agency has not acknowledged stands out. */
export function ReceiptPanel({ view }: { readonly view: ClosingView }) {
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const warnings = [
    ...(view.missingDeliveries.length === 0
      ? []
      : [t('closing.missingDeliveries', { numbers: view.missingDeliveries.join('、') })]),
    ...(view.contradictions.length === 0
      ? []
      : [t('closing.contradictions', { numbers: view.contradictions.join('、') })]),
    ...(view.foreign === 0 ? [] : [t('closing.foreign', { count: view.foreign })]),
  ];
  return (
    <section className="hp-panel hp-stack" aria-label={t('closing.receipts')}>
      <div className="hp-spread">
        <h2>{t('closing.receipts')}</h2>
        <span className="hp-muted">
          {view.receiptAt === null
            ? t('closing.noReceipt')
            : t('closing.receiptAt', { time: dateTime(view.receiptAt) })}
        </span>
      </div>
      {warnings.map((warning) => (
        <StateMark key={warning} state="problem" label={warning} />
      ))}
      {view.sheets.length === 0 ? (
        <p className="hp-muted">{t('closing.noSheets')}</p>
      ) : (
        <table className="hp-table">
          <thead>
            <tr>
              <th>{t('closing.sheet')}</th>
              <th>{t('closing.state')}</th>
              <th>{t('closing.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {view.sheets.map(({ app, title, rev, sha256, receipt }) => {
              const mark = marks[receipt?.tone ?? 'none'];
              return (
                <tr key={sha256}>
                  <td>
                    {app} {title} <span className="hp-muted">{t('closing.rev', { rev })}</span>
                  </td>
                  <td>
                    <StateMark state={mark.state} label={t(mark.word)} />
                  </td>
                  <td>{receipt === null ? '' : say(receipt.reason)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

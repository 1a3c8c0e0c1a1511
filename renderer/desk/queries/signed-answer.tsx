import { useTranslation } from 'react-i18next';
import type { ReceivedQuery } from '../../../shared/operations/queries.ts';
import { dateTime } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { StateMark } from '../../ui/state-mark.tsx';

/** An answer that was signed, and what the agency's receipts say of it. */
export function SignedAnswer({ answer }: { readonly answer: ReceivedQuery['answers'][number] }) {
  const { t } = useTranslation('queries');
  const pick = useBilingual();
  const { reason, signedAt, correctedSha256, receipt } = answer;
  const said = { time: dateTime(signedAt), reason };
  return (
    <div>
      <p className="hp-query-text">
        {t(correctedSha256 === null ? 'desk.signed' : 'desk.signedCorrected', said)}
      </p>
      {receipt === null ? (
        <StateMark state="waiting" label={t('desk.unacknowledged')} />
      ) : (
        <StateMark
          state={receipt.tone === 'set-aside' ? 'cannot-judge' : receipt.tone}
          label={pick(receipt.reason)}
        />
      )}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { AnswerRow } from '../../../shared/operations/queries.ts';
import { dateTime } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { useScoreWords } from './score-words.ts';

/** What an expert answered, whether it is taken, and where a corrected sheet stands. */
export function AnswerText({
  answer,
  item,
}: {
  readonly answer: AnswerRow;
  readonly item: string | null;
}) {
  const { t } = useTranslation('queries');
  const pick = useBilingual();
  const { figure } = useScoreWords();
  const { corrected, reason, receivedAt, tone, verdictText } = answer;
  return (
    <div className="ag-block">
      <span className="ag-block ag-text">{reason}</span>
      {corrected === null ? null : corrected.verdict === null ? (
        <span className="ag-block">{t('agency.correctedLater')}</span>
      ) : (
        <span className="ag-block">
          {t('agency.corrected', { score: figure(item, corrected) })}
          <span className="ag-sub">{pick(corrected.verdict)}</span>
        </span>
      )}
      <span className="ag-sub">{t('agency.received', { time: dateTime(receivedAt) })}</span>
      {tone === 'accepted' ? null : <span className="ag-sub">{pick(verdictText)}</span>}
    </div>
  );
}

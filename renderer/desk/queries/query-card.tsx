import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceivedQuery } from '../../../shared/operations/queries.ts';
import { dateTime, points } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { AnswerForm } from './answer-form.tsx';
import { SignedAnswer } from './signed-answer.tsx';

type QueryCardProps = {
  readonly round: string;
  readonly query: ReceivedQuery;
  readonly inApplication: boolean;
  readonly onChanged: () => Promise<void>;
  readonly onCorrect: () => void;
};

/** One question: about which score, until when, in the agency's words, and what was answered. */
export function QueryCard({ round, query, inApplication, onChanged, onCorrect }: QueryCardProps) {
  const { t } = useTranslation('queries');
  const pick = useBilingual();
  const [again, setAgain] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const { app, title, item, itemTitle, sheet, answers } = query;
  const score = item === null ? sheet?.total : sheet?.score == null ? null : points(sheet.score);
  const what = itemTitle === null ? (item ?? t('total')) : pick(itemTitle);
  const isOpen = answers.length === 0;
  return (
    <article className="hp-query">
      <div className="hp-spread">
        <strong>{t('desk.about', { app, title, item: what })}</strong>
        <StateMark
          state={isOpen ? 'held' : 'done'}
          label={t('desk.until', { time: dateTime(query.answerBy) })}
        />
      </div>
      <p className="hp-query-text">{query.text}</p>
      <p className="hp-small hp-muted">
        {sheet === null
          ? t('desk.sheetUnknown')
          : t('desk.mine', { rev: sheet.rev, score: score ?? '—' })}
        {' · '}
        {t('desk.issued', { time: dateTime(query.issuedAt) })}
      </p>
      {answers.map((answer) => (
        <SignedAnswer key={answer.sha256} answer={answer} />
      ))}
      {saved === null ? null : <p role="status">{saved}</p>}
      {isOpen || again ? (
        <AnswerForm
          round={round}
          query={query}
          inApplication={inApplication}
          onCorrect={onCorrect}
          onChanged={onChanged}
          onSigned={(file) => {
            setAgain(false);
            setSaved(t('desk.saved', { ...file, file: file.fileName }));
            void onChanged();
          }}
        />
      ) : (
        <div>
          <Button size="small" onClick={() => setAgain(true)}>
            {t('desk.again')}
          </Button>
        </div>
      )}
    </article>
  );
}

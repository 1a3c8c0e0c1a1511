import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { QueriesView, QueryRow, QueryState } from '../../../shared/operations/queries.ts';
import { dateTime } from '../../text/format.ts';
import { type State, StateMark } from '../../ui/state-mark.tsx';
import { AnswerText } from './answer-text.tsx';
import { useScoreWords } from './score-words.ts';

const marks: Readonly<Record<QueryState, State>> = {
  unsent: 'ready',
  waiting: 'waiting',
  overdue: 'held',
  answered: 'accepted',
  corrected: 'accepted',
  moot: 'cannot-judge',
};

type QueryLineProps = {
  readonly view: QueriesView;
  readonly query: QueryRow;
  readonly onTakeBack: () => void;
  readonly onDecide: () => void;
};

/** One question: whom, about what, in which words, and what came back. */
export function QueryLine({ view, query, onTakeBack, onDecide }: QueryLineProps) {
  const { t } = useTranslation('queries');
  const { itemOf, figure } = useScoreWords();
  const { state, sentAt } = query;
  const isOn = (one: { readonly sheetSha256: string; readonly item: string | null }) =>
    one.sheetSha256 === query.sheetSha256 && one.item === query.item;
  const isDecided = view.decisions.some(isOn);
  const decide = t(isDecided ? 'agency.decideAgain' : 'agency.decide');
  const stillCounts = view.sheets.some(({ sha256 }) => sha256 === query.sheetSha256);
  return (
    <tr>
      <th scope="row">{query.name}</th>
      <td>
        {query.app}
        <span className="ag-sub">{query.title}</span>
        <span className="ag-block">
          {t('scoreOf', { item: itemOf(query), score: figure(query.item, query) })}
        </span>
      </td>
      <td>
        <span className="ag-block ag-text">{query.text}</span>
        <span className="ag-sub">
          {sentAt === null
            ? t('agency.askedAt', { time: dateTime(query.askedAt) })
            : t('agency.sentAt', { time: dateTime(sentAt) })}
          {' · '}
          {t('agency.until', { time: dateTime(query.answerBy) })}
        </span>
        {state === 'unsent' ? <span className="ag-sub">{t('agency.unsentText')}</span> : null}
      </td>
      <td>
        <StateMark state={marks[state]} label={t(`agency.state.${state}`)} />
        {query.answers.map((answer) => (
          <AnswerText key={answer.sha256} answer={answer} item={query.item} />
        ))}
        <span className="hp-row">
          {state === 'unsent' ? (
            <Button size="small" onClick={onTakeBack}>
              {t('agency.takeBack')}
            </Button>
          ) : null}
          {stillCounts && state !== 'unsent' && state !== 'moot' ? (
            <Button
              size="small"
              aria-label={`${decide} ${query.name} ${query.app}`}
              onClick={onDecide}
            >
              {decide}
            </Button>
          ) : null}
        </span>
      </td>
    </tr>
  );
}

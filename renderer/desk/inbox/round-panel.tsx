import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { RoundCard } from '../../../shared/operations/expert.ts';
import { date, dateTime } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { Code } from '../../ui/code.tsx';
import { type State, StateMark } from '../../ui/state-mark.tsx';
import type { Go, RoundPlace } from '../place.ts';
import { InboxQueries } from '../queries/inbox-queries.tsx';
import { RoundWarnings } from './round-warnings.tsx';

type RoundPanelProps = { readonly round: RoundCard; readonly onGo: Go };

type Line = {
  readonly key: 'declaration' | 'scoring' | 'submission';
  readonly number: string;
  readonly mark: State;
  readonly text: string;
  readonly action: { readonly label: string; readonly place: RoundPlace } | null;
};

/** The three pieces of work in their order; only the one that is due has the strong button. */
function linesOf(round: RoundCard, t: TFunction<'expert'>): readonly Line[] {
  const { steps, counts, declaredAt, submittedAt } = round;
  const declared = steps.declaration === 'done';
  const submitted = steps.submission === 'done';
  return [
    {
      key: 'declaration',
      number: '①',
      mark: steps.declaration,
      text:
        declaredAt !== null
          ? t('round.declared', { time: dateTime(declaredAt) })
          : steps.declaration === 'waiting'
            ? t('round.rosterMissing')
            : t('round.toDeclare', { count: counts.assigned }),
      action:
        steps.declaration === 'waiting'
          ? null
          : {
              label: declared ? t('round.seeDeclaration') : t('round.declare'),
              place: 'declaration',
            },
    },
    {
      key: 'scoring',
      number: '②',
      mark: steps.scoring,
      text:
        steps.scoring === 'waiting'
          ? round.bundle === 'present'
            ? declared
              ? t('round.grantMissing')
              : t('round.declareFirst')
            : t(`round.bundle.${round.bundle}`)
          : t('round.scored', { done: counts.complete, total: counts.toScore }),
      action:
        steps.scoring === 'waiting'
          ? null
          : {
              label: steps.scoring === 'ready' ? t('round.beginScoring') : t('round.goOnScoring'),
              place: 'desk',
            },
    },
    {
      key: 'submission',
      number: '③',
      mark: steps.submission,
      text:
        submittedAt !== null
          ? counts.received > 0
            ? t('round.received', { time: dateTime(submittedAt), count: counts.received })
            : t('round.submitted', { time: dateTime(submittedAt), count: counts.submitted })
          : steps.submission === 'waiting'
            ? counts.toScore === 0
              ? t('round.scoreFirst')
              : t('round.stillMissing', { count: counts.toScore - counts.complete })
            : t('round.readyToSubmit'),
      action:
        steps.submission === 'waiting'
          ? null
          : {
              label: submitted ? t('round.seeSubmission') : t('round.submit'),
              place: 'submission',
            },
    },
  ];
}

/** One round: title, dates, the three steps with one next button. */
export function RoundPanel({ round, onGo }: RoundPanelProps) {
  const { t } = useTranslation('expert');
  const pick = useBilingual();
  const lines = linesOf(round, t);
  const due = lines.find(({ mark, action }) => mark !== 'done' && action !== null)?.key;
  const { day, of, known } = round.workingDay;
  return (
    <section className="hp-panel hp-round" aria-label={round.title}>
      <div className="hp-round-head">
        <h2>{round.title}</h2>
        <span className="hp-round-meta">
          {round.agencyName} · {pick(round.review)} · {t('round.day', { day, of })}
          {known ? '' : t('round.dayUnknown')} · {t('round.closes', { date: date(round.closesAt) })}
        </span>
      </div>
      <RoundWarnings round={round} />
      <InboxQueries round={round} onGo={onGo} />
      {round.erasedAt === null ? null : (
        <div className="hp-row">
          <StateMark
            state="done"
            label={t('closing.roundErased', { time: dateTime(round.erasedAt) })}
          />
          <Button onClick={() => onGo({ kind: 'submission', round: round.round })}>
            {t('closing.roundSee')}
          </Button>
        </div>
      )}
      <ol className="hp-round-steps" hidden={round.erasedAt !== null}>
        {lines.map(({ key, number, mark, text, action }) => (
          <li key={key} className="hp-round-step">
            <span className="hp-round-step-number" aria-hidden="true">
              {number}
            </span>
            <strong>{t(`round.step.${key}`)}</strong>
            <StateMark state={mark} label={text} />
            {action === null ? null : (
              <Button
                type={key === due ? 'primary' : 'default'}
                onClick={() => onGo({ kind: action.place, round: round.round })}
              >
                {action.label}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {round.bundle === 'present' ? (
        <details className="hp-round-bundle">
          <summary>{t('round.bundleTitle')}</summary>
          <p>{t('round.bundleCompare')}</p>
          <Code code={round.bundleCode} label={t('round.bundleTitle')} />
        </details>
      ) : null}
    </section>
  );
}

import { Radio, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { conflictKinds } from '../../../shared/conflict-kinds.ts';
import type { ConflictKind } from '../../../shared/objects/declaration.ts';
import type { DeclarationView } from '../../../shared/operations/expert.ts';
import { dateTime } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { type SaveProgress, SaveState } from '../../ui/save-state.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { PartyFacts } from './party-facts.tsx';

export type Answer = {
  readonly status: 'none' | 'conflict' | 'recuse' | null;
  readonly kind: ConflictKind | null;
  readonly detail: string;
};

/** Whether nothing is missing: a conflict needs its kind, and words where the kind says nothing. */
export function isAnswered({ status, kind, detail }: Answer): boolean {
  if (status === null) return false;
  if (status !== 'conflict') return true;
  return kind !== null && (!conflictKinds[kind].detailRequired || detail.trim() !== '');
}

const kinds = Object.keys(conflictKinds) as readonly ConflictKind[];
const statuses = ['none', 'conflict', 'recuse'] as const;

type ApplicationAnswerProps = {
  readonly row: DeclarationView['apps'][number];
  readonly answer: Answer;
  readonly progress: SaveProgress;
  readonly onChange: (answer: Answer, when: 'now' | 'soon') => void;
  readonly onFlush: () => Promise<boolean>;
};

/** Who applies, what the own list found, and the answer. */
export function ApplicationAnswer(props: ApplicationAnswerProps) {
  const { row, answer, progress, onChange, onFlush } = props;
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const heading = useId();
  const kindField = useId();
  const detailField = useId();
  const { status, kind, detail } = answer;
  const reasonNeeded = status === 'conflict' && kind !== null && conflictKinds[kind].detailRequired;
  return (
    <li className="hp-panel hp-answer" aria-labelledby={heading}>
      <div className="hp-answer-party">
        <p className="hp-muted hp-small">
          {row.app} · {row.lotTitle}
        </p>
        <h2 id={heading}>{row.party.title}</h2>
        {row.change === null ? null : (
          <StateMark
            state={row.change === 'carried' ? 'done' : 'flag'}
            label={t(`closing.change.${row.change}`)}
          />
        )}
        <PartyFacts party={row.party} hints={row.hints} />
        {row.decision === null ? null : (
          <div className="hp-answer-decision">
            <StateMark
              state={row.decision.outcome === 'recused' ? 'recused' : 'done'}
              label={t(`recusal.decision.${row.decision.outcome}`)}
            />
            <p>{row.decision.reason}</p>
            {row.effect === null ? null : (
              <p className="hp-muted">
                {t(`closing.effect.${row.effect.keys}`, { time: dateTime(row.effect.since) })}
                {row.effect.voidSheets === 0
                  ? ''
                  : ` · ${t('closing.effect.voided', { count: row.effect.voidSheets })}`}
              </p>
            )}
          </div>
        )}
      </div>
      <div className="hp-answer-choice">
        <Radio.Group
          vertical
          aria-label={t('recusal.answerFor', { title: row.party.title })}
          className="hp-answer-radios"
          value={status}
          onChange={(event) => {
            const next = statuses.find((value) => value === event.target.value) ?? null;
            onChange({ status: next, kind: next === 'conflict' ? kind : null, detail }, 'now');
          }}
          options={statuses.map((value) => ({
            value,
            label: (
              <span className="hp-answer-option">
                <strong>{t(`recusal.status.${value}`)}</strong>
                <span className="hp-muted hp-small">{t(`recusal.statusHint.${value}`)}</span>
              </span>
            ),
          }))}
        />
        {status === 'conflict' ? (
          <div>
            <label htmlFor={kindField}>{t('recusal.kind')}</label>
            <Select<ConflictKind>
              id={kindField}
              className="hp-answer-kind"
              value={kind}
              placeholder={t('recusal.chooseKind')}
              popupMatchSelectWidth={560}
              onChange={(next) => onChange({ status, kind: next, detail }, 'now')}
              options={kinds.map((value) => ({
                value,
                label: say(conflictKinds[value].title),
                title: say(conflictKinds[value].source),
              }))}
              optionRender={({ value }) => {
                const text = kinds.find((k) => k === value);
                return text === undefined ? null : (
                  <span className="hp-kind-option">
                    <span>{say(conflictKinds[text].title)}</span>
                    <span className="hp-muted hp-small">{say(conflictKinds[text].source)}</span>
                  </span>
                );
              }}
            />
          </div>
        ) : null}
        {status === 'conflict' || status === 'recuse' ? (
          <div>
            <label htmlFor={detailField}>
              {reasonNeeded ? t('recusal.reasonNeeded') : t('recusal.reason')}
            </label>
            <TextArea
              id={detailField}
              value={detail}
              maxLength={2000}
              minRows={2}
              onChange={(event) => onChange({ status, kind, detail: event.target.value }, 'soon')}
              onBlur={() => void onFlush()}
            />
          </div>
        ) : null}
        {progress.kind === 'clean' ? null : (
          <SaveState progress={progress} onRetry={() => void onFlush()} />
        )}
      </div>
    </li>
  );
}

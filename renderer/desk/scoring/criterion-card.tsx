import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type StoreApi, useStore } from 'zustand';
import { criterionPart, isSamePart } from '../../../shared/cited-part.ts';
import type { DocumentItem } from '../../../shared/operations/expert.ts';
import type { Criterion } from '../../../shared/rubric.ts';
import { points } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { TextArea } from '../../ui/text-area.tsx';
import type { DraftStore, EvidenceItem } from '../draft/draft-store.ts';
import { levelOf } from '../draft/score-entry.ts';
import { entryOf } from './entries.ts';
import { EvidenceChips } from './evidence-chips.tsx';
import { ScoreField } from './score-field.tsx';
import { VetoTick } from './veto-tick.tsx';
import './criterion-card.css';

type CriterionCardProps = {
  readonly number: number;
  readonly criterion: Criterion;
  readonly documents: readonly DocumentItem[];
  readonly store: StoreApi<DraftStore>;
  readonly readOnly: boolean;
  readonly onEnter: () => void;
  readonly onJump: (evidence: EvidenceItem) => void;
};

/** One criterion: what to look at, the score and its level, the places cited, the comment. */
export function CriterionCard(props: CriterionCardProps) {
  const { number, criterion, documents, store, readOnly, onEnter, onJump } = props;
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const heading = useId();
  const comment = useId();
  const value = useStore(store, (s) => s.draft.scores[criterion.id] ?? null);
  const text = useStore(store, (s) => s.draft.comments[criterion.id] ?? '');
  const part = criterionPart(criterion.id);
  const active = useStore(store, (s) => s.active !== null && isSamePart(s.active, part));
  const level = levelOf(value, criterion.levels);
  const { setActive, setScore, setComment, flush } = store.getState();
  return (
    <section
      className={active ? 'hp-criterion hp-criterion-active' : 'hp-criterion'}
      aria-labelledby={heading}
      onFocus={() => setActive(part)}
      onPointerDown={() => setActive(part)}
    >
      <h2 id={heading}>
        <span className="hp-criterion-number">{number}</span>
        {say(criterion.title)}
        <span className="hp-criterion-weight">
          {criterion.weight === criterion.max
            ? null
            : t('rubric.weight', { weight: points(criterion.weight) })}
        </span>
      </h2>
      <p className="hp-criterion-guidance">{say(criterion.guidance)}</p>
      <ScoreField
        criterion={criterion}
        value={value}
        readOnly={readOnly}
        onChange={(hundredths) => setScore(criterion.id, hundredths)}
        onEnter={onEnter}
      />
      {criterion.levels.length === 0 ? null : (
        <details className="hp-levels">
          <summary>
            {level === undefined ? (
              t('rubric.levels')
            ) : (
              <>
                <strong>{say(level.title)}</strong> {say(level.description)}
              </>
            )}
          </summary>
          <ul>
            {criterion.levels.map((row) => (
              <li key={row.from} aria-current={row === level ? 'true' : undefined}>
                <strong>{say(row.title)}</strong>
                <span className="hp-number">
                  {points(row.from)}–{points(row.to)}
                </span>
                <span>{say(row.description)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {criterion.veto === undefined ? null : (
        <VetoTick item={criterion.id} veto={criterion.veto} store={store} readOnly={readOnly} />
      )}
      <EvidenceChips
        part={part}
        documents={documents}
        store={store}
        readOnly={readOnly}
        onJump={onJump}
      />
      <div>
        <label htmlFor={comment} className="hp-criterion-label">
          {criterion.commentRequired ? t('rubric.commentRequired') : t('rubric.comment')}
        </label>
        <TextArea
          id={comment}
          data-entry={entryOf.comment(criterion.id)}
          value={text}
          readOnly={readOnly}
          maxLength={20_000}
          minRows={2}
          onChange={(event) => setComment(criterion.id, event.target.value)}
          onBlur={() => void flush()}
        />
      </div>
    </section>
  );
}

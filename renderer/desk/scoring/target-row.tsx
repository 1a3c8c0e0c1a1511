import { Radio } from 'antd';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type StoreApi, useStore } from 'zustand';
import { isSamePart, targetPart } from '../../../shared/cited-part.ts';
import type { Target } from '../../../shared/objects/bundle.ts';
import type { DocumentItem } from '../../../shared/operations/expert.ts';
import type { TargetRule } from '../../../shared/rubric.ts';
import { useBilingual } from '../../text/text.ts';
import { TextArea } from '../../ui/text-area.tsx';
import type { DraftStore, EvidenceItem } from '../draft/draft-store.ts';
import { digitChoice } from './digit-choice.ts';
import { entryOf } from './entries.ts';
import { EvidenceChips } from './evidence-chips.tsx';

type TargetRowProps = {
  readonly rule: TargetRule;
  readonly target: Target;
  readonly documents: readonly DocumentItem[];
  readonly store: StoreApi<DraftStore>;
  readonly readOnly: boolean;
  readonly onEnter: (entry: string) => void;
  readonly onJump: (evidence: EvidenceItem) => void;
};

/** One target: what was planned, the judgement by a digit, arrows or the mouse, the places that
 * prove it, and its note. */
export function TargetRow(props: TargetRowProps) {
  const { rule, target, documents, store, readOnly, onEnter, onJump } = props;
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const [heading, field] = [useId(), useId()];
  const [writing, setWriting] = useState(false);
  const judgement = useStore(store, (s) => s.draft.targets[target.id]?.judgement ?? null);
  const note = useStore(store, (s) => s.draft.targets[target.id]?.note ?? '');
  const part = targetPart(target.id);
  const active = useStore(store, (s) => s.active !== null && isSamePart(s.active, part));
  const { setActive, setJudgement, setTargetNote, flush } = store.getState();
  const isNoteNeeded = judgement !== null && rule.reasonFor.includes(judgement);
  const isNoteShown = isNoteNeeded || note !== '' || writing;
  const kind = rule.kinds.find(({ id }) => id === target.kind);
  const onKeyDown = (event: KeyboardEvent) => {
    const choice = readOnly ? null : digitChoice(event, rule.judgements);
    if (choice !== null) {
      event.preventDefault();
      event.stopPropagation();
      setJudgement(target.id, choice.id);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (isNoteNeeded && note.trim() === '') document.getElementById(field)?.focus();
      else onEnter(entryOf.target(target.id));
    }
  };
  return (
    <section
      className={active ? 'hp-target hp-target-active' : 'hp-target'}
      aria-labelledby={heading}
      tabIndex={-1}
      data-pane-start={active ? '' : undefined}
      onFocus={() => setActive(part)}
      onPointerDown={() => setActive(part)}
      onKeyDown={(event) => {
        // F6 leads from the pages back to here: the keys of the judgement work at once.
        if (event.target === event.currentTarget) onKeyDown(event);
      }}
    >
      <p className="hp-target-facts">
        <span>
          {target.id} · {kind === undefined ? target.kind : say(kind.title)}
        </span>
        {target.source === '' ? null : <span>{t('targets.source', { at: target.source })}</span>}
      </p>
      <h3 id={heading}>{target.title}</h3>
      <p className="hp-target-planned">{t('targets.planned', { planned: target.planned })}</p>
      <fieldset
        className="hp-target-judgement"
        aria-labelledby={heading}
        data-entry={entryOf.target(target.id)}
        data-stop=""
        onKeyDown={onKeyDown}
      >
        <Radio.Group
          className="hp-target-choices"
          optionType="button"
          buttonStyle="solid"
          disabled={readOnly}
          value={judgement}
          options={rule.judgements.map(({ id, title }, index) => ({
            value: id,
            label: (
              <>
                <span aria-hidden="true">{index + 1} </span>
                {say(title)}
              </>
            ),
          }))}
          onChange={(event) => setJudgement(target.id, String(event.target.value))}
        />
      </fieldset>
      <EvidenceChips
        part={part}
        documents={documents}
        store={store}
        readOnly={readOnly}
        onJump={onJump}
      />
      {isNoteShown || readOnly ? null : (
        <button
          type="button"
          className="hp-link hp-small hp-target-note"
          aria-label={t('targets.addNoteTo', { target: target.title })}
          onClick={() => setWriting(true)}
        >
          {t('targets.addNote')}
        </button>
      )}
      {isNoteShown ? (
        <div>
          <label htmlFor={field} className="hp-criterion-label">
            {t(isNoteNeeded ? 'targets.noteNeeded' : 'targets.note')}
          </label>
          <TextArea
            id={field}
            data-entry={entryOf.targetNote(target.id)}
            value={note}
            readOnly={readOnly}
            maxLength={4000}
            minRows={1}
            onChange={(event) => setTargetNote(target.id, event.target.value)}
            onBlur={() => void flush()}
          />
        </div>
      ) : null}
    </section>
  );
}

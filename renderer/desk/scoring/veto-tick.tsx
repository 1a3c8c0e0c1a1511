import { Checkbox } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type StoreApi, useStore } from 'zustand';
import type { VetoQuestion } from '../../../shared/rubric.ts';
import { useBilingual } from '../../text/text.ts';
import { TextArea } from '../../ui/text-area.tsx';
import type { DraftStore } from '../draft/draft-store.ts';
import { entryOf } from './entries.ts';
import './veto-tick.css';

type VetoTickProps = {
  readonly item: string;
  readonly veto: VetoQuestion;
  readonly store: StoreApi<DraftStore>;
  readonly readOnly: boolean;
};

/** The veto question beside a criterion: a tick, and the reason that it needs. Taking the tick away
 * takes the reason along, which one step brings back. */
export function VetoTick({ item, veto, store, readOnly }: VetoTickProps) {
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const field = useId();
  const reason = useStore(store, (s) => s.draft.vetoes[item]);
  const lost = useStore(store, (s) => s.unticked?.item === item);
  const { setVeto, undoUntick, flush } = store.getState();
  const ticked = reason !== undefined;
  return (
    <div className={ticked ? 'hp-veto hp-veto-ticked' : 'hp-veto'}>
      <h3>{t('veto.title', { title: say(veto.title) })}</h3>
      <div data-entry={entryOf.tick(item)}>
        <Checkbox
          checked={ticked}
          disabled={readOnly}
          onChange={(event) => setVeto(item, event.target.checked ? '' : null)}
        >
          {say(veto.question)}
        </Checkbox>
      </div>
      <p className="hp-muted hp-small">
        {veto.source} {t(ticked ? 'veto.ticked' : 'veto.unticked')}
      </p>
      {ticked ? (
        <div>
          <label htmlFor={field} className="hp-criterion-label">
            {t('veto.reason')}
          </label>
          <TextArea
            id={field}
            data-entry={entryOf.vetoReason(item)}
            value={reason}
            readOnly={readOnly}
            maxLength={4000}
            minRows={2}
            onChange={(event) => setVeto(item, event.target.value)}
            onBlur={() => void flush()}
          />
        </div>
      ) : null}
      {lost ? (
        <p className="hp-small" role="status">
          {t('veto.removed')}{' '}
          <button type="button" className="hp-link" onClick={undoUntick}>
            {t('evidence.undo')}
          </button>
        </p>
      ) : null}
    </div>
  );
}

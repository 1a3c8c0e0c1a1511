import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ListRow, ListView } from '../../../shared/operations/proposed-list.ts';
import { useBilingual } from '../../text/text.ts';
import { movedUp, withChoice, withListed } from './list-edits.ts';

type ProposedCellProps = {
  readonly view: ListView;
  readonly row: ListRow;
  readonly isFinal: boolean;
  readonly onEntries: (entries: ReturnType<typeof movedUp>) => void;
};

/** What is proposed for one application: on the list and where, or which outcome. */
export function ProposedCell({ view, row, isFinal, onEntries }: ProposedCellProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const { app } = row;
  if (view.choices.length > 0) {
    return (
      <select
        className="ag-select"
        aria-label={t('list.choiceOf', { app })}
        disabled={isFinal}
        value={row.listed ? (row.choice ?? '') : ''}
        onChange={(event) => {
          const chosen = event.target.value;
          onEntries(withChoice(view.rows, app, chosen === '' ? null : chosen));
        }}
      >
        <option value="">{t('list.unlisted')}</option>
        {view.choices.map(({ id, title }) => (
          <option key={id} value={id}>
            {pick(title)}
          </option>
        ))}
      </select>
    );
  }
  return (
    <div className="hp-row">
      <Checkbox
        checked={row.listed}
        disabled={isFinal}
        aria-label={t('list.listedOf', { app })}
        onChange={(event) => onEntries(withListed(view.rows, app, event.target.checked))}
      />
      <span>
        {row.listed && view.ordered && row.place !== null
          ? `${t('list.listed')} ${row.place}`
          : t(row.listed ? 'list.listed' : 'list.unlisted')}
      </span>
      {view.ordered && row.place !== null && row.place > 1 && !isFinal ? (
        <Button
          size="small"
          type="text"
          aria-label={t('list.upOf', { app })}
          onClick={() => onEntries(movedUp(view.rows, app))}
        >
          {t('list.up')}
        </Button>
      ) : null}
    </div>
  );
}

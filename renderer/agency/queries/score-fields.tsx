import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskableSheet, QueriesView } from '../../../shared/operations/queries.ts';
import { points } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';

type ScoreFieldsProps = {
  readonly view: QueriesView;
  readonly sheet: AskableSheet;
  readonly item: string | null;
  readonly onChoose: (chosen: { sheet: AskableSheet; item: string | null }) => void;
};

/** Which score of which expert on which application. */
export function ScoreFields({ view, sheet, item, onChoose }: ScoreFieldsProps) {
  const { t } = useTranslation('queries');
  const pick = useBilingual();
  const field = useId();
  const apps = new Map(view.sheets.map(({ app, title }) => [app, title]));
  const ofApp = view.sheets.filter(({ app }) => app === sheet.app);
  const take = (sha256: string | undefined) => {
    const next = view.sheets.find((one) => one.sha256 === sha256);
    if (next !== undefined) onChoose({ sheet: next, item });
  };
  return (
    <>
      <div className="ag-field">
        <label htmlFor={`${field}-app`}>{t('form.application')}</label>
        <select
          id={`${field}-app`}
          className="ag-select"
          value={sheet.app}
          onChange={(event) =>
            take(view.sheets.find(({ app }) => app === event.target.value)?.sha256)
          }
        >
          {[...apps].map(([app, title]) => (
            <option key={app} value={app}>
              {app} {title}
            </option>
          ))}
        </select>
      </div>
      <div className="ag-field">
        <label htmlFor={`${field}-expert`}>{t('form.expert')}</label>
        <select
          id={`${field}-expert`}
          className="ag-select"
          value={sheet.sha256}
          onChange={(event) => take(event.target.value)}
        >
          {ofApp.map(({ sha256, name, total }) => (
            <option key={sha256} value={sha256}>
              {name} · {t('scoreOf', { item: t('total'), score: total ?? '—' })}
            </option>
          ))}
        </select>
      </div>
      <div className="ag-field">
        <label htmlFor={`${field}-item`}>{t('form.item')}</label>
        <select
          id={`${field}-item`}
          className="ag-select"
          value={item ?? ''}
          onChange={(event) =>
            onChoose({ sheet, item: event.target.value === '' ? null : event.target.value })
          }
        >
          <option value="">{t('scoreOf', { item: t('total'), score: sheet.total ?? '—' })}</option>
          {view.criteria.map(({ id, title }) => (
            <option key={id} value={id}>
              {t('scoreOf', { item: pick(title), score: points(sheet.scores[id] ?? 0) })}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../shared/objects/form.ts';
import type { DeskApplication } from '../../../shared/operations/expert.ts';
import type { SavedFile } from '../../../shared/operations/workspace.ts';
import { showsTotal } from '../../../shared/shows-total.ts';
import { useApi } from '../../app/api-context.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { useAction } from '../../ui/use-action.ts';

type SignedSheetsProps = {
  readonly round: string;
  /** Null while it is read. */
  readonly form: Form | null;
  readonly applications: readonly DeskApplication[];
  readonly onOpen: (app: string) => void;
};

const signedStates = new Set(['submitted', 'amended', 'amending']);

/** What was signed before: its totals, the printable pages, and the way to an amendment. */
export function SignedSheets({ round, form, applications, onOpen }: SignedSheetsProps) {
  const { t } = useTranslation('expert');
  const api = useApi();
  const { run, busy, failure } = useAction();
  const [pages, setPages] = useState<SavedFile | null>(null);
  const totals = form !== null && showsTotal(form);
  const signed = applications.filter(({ state }) => signedStates.has(state));
  if (signed.length === 0) return null;
  const print = async () => {
    const file = await run(() => api.expert.exportPages({ round }));
    if (file !== undefined) setPages(file);
  };
  return (
    <section className="hp-panel hp-stack" aria-label={t('signed.title')}>
      <div className="hp-spread">
        <h2>{t('signed.title')}</h2>
        <Button loading={busy} onClick={() => void print()}>
          {t('submitted.exportPages')}
        </Button>
      </div>
      <table className="hp-table">
        <thead>
          <tr>
            <th>{t('overview.application')}</th>
            <th>{t('overview.state')}</th>
            {totals ? <th className="hp-number">{t('overview.total')}</th> : null}
            <th>
              <span className="hp-visually-hidden">{t('signed.amend')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {signed.map((row) => (
            <tr key={row.app}>
              <td>
                {row.app} {row.title}
              </td>
              <td>
                <StateMark state={row.state} />
              </td>
              {totals ? <td className="hp-number">{row.total ?? '—'}</td> : null}
              <td className="hp-number">
                <Button size="small" onClick={() => onOpen(row.app)}>
                  {t('signed.amend')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pages === null ? null : (
        <p role="status">
          {t('submitted.pagesSaved', { file: pages.fileName, folder: pages.folder })}
        </p>
      )}
      {failure === null ? null : <ErrorNotice failure={failure} />}
    </section>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Submitted } from '../../../shared/operations/expert.ts';
import type { SavedFile } from '../../../shared/operations/workspace.ts';
import { useApi } from '../../app/api-context.ts';
import { Code } from '../../ui/code.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { useAction } from '../../ui/use-action.ts';
import { ConfirmPicture, PrintPicture, SendPicture } from './step-pictures.tsx';

type SubmittedViewProps = {
  readonly round: string;
  readonly submitted: Submitted;
  readonly onDone: () => void;
};

/** Which file, where it lies, its code, and the three things to do with it. */
export function SubmittedView({ round, submitted, onDone }: SubmittedViewProps) {
  const { t } = useTranslation('expert');
  const api = useApi();
  const { run, busy, failure } = useAction();
  const [pages, setPages] = useState<SavedFile | null>(null);
  const print = async () => {
    const file = await run(() => api.expert.exportPages({ round }));
    if (file !== undefined) setPages(file);
  };
  return (
    <>
      <section className="hp-panel hp-stack">
        <div className="hp-panel-title">
          <h1>{t('submitted.title')}</h1>
          <StateMark
            state="submitted"
            label={t('submitted.count', { count: submitted.sheets.length })}
          />
        </div>
        <dl className="hp-facts">
          <div>
            <dt>{t('submitted.file')}</dt>
            <dd>
              <strong>{submitted.fileName}</strong>
            </dd>
          </div>
          <div>
            <dt>{t('submitted.folder')}</dt>
            <dd>{submitted.folder}</dd>
          </div>
          <div>
            <dt>{t('submitted.code')}</dt>
            <dd>
              <Code code={submitted.code} label={t('submitted.code')} size="large" />
            </dd>
          </div>
        </dl>
      </section>
      <ol className="hp-next-steps">
        <li className="hp-panel">
          <SendPicture />
          <h2>{t('submitted.sendTitle')}</h2>
          <p>{t('submitted.send')}</p>
        </li>
        <li className="hp-panel">
          <ConfirmPicture />
          <h2>{t('submitted.confirmTitle')}</h2>
          <p>{t('submitted.confirm')}</p>
        </li>
        <li className="hp-panel">
          <PrintPicture />
          <h2>{t('submitted.printTitle')}</h2>
          <p>{t('submitted.print')}</p>
          <Button loading={busy} onClick={() => void print()}>
            {t('submitted.exportPages')}
          </Button>
          {pages === null ? null : (
            <p role="status" className="hp-small">
              {t('submitted.pagesSaved', { file: pages.fileName, folder: pages.folder })}
            </p>
          )}
        </li>
      </ol>
      {failure === null ? null : <ErrorNotice failure={failure} />}
      <div>
        <Button type="primary" onClick={onDone}>
          {t('submitted.toInbox')}
        </Button>
      </div>
    </>
  );
}

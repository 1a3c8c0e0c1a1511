import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type SelftestLine,
  type SelftestReport,
  selftestStates,
} from '../../../shared/selftest.ts';
import { useBilingual } from '../../text/text.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { useQuery } from '../../ui/use-query.ts';
import { useApi } from '../api-context.ts';
import './selftest-dialog.css';

/** The way to the selftest: a button, and the report once it is asked for. */
export function SelftestButton() {
  const { t } = useTranslation('app');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('selftest.open')}</Button>
      <Modal
        open={open}
        title={t('selftest.title')}
        footer={null}
        width={860}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Selftest />
      </Modal>
    </>
  );
}

function Selftest() {
  const { t } = useTranslation('app');
  const api = useApi();
  const query = useQuery(() => api.workspace.selftest({}), 'selftest');
  return (
    <div className="hp-stack">
      <p className="hp-muted">{t('selftest.about')}</p>
      <QueryView query={query}>{(report) => <Report report={report} />}</QueryView>
    </div>
  );
}

function Report({ report: { ok, lines, runtime, unused } }: { readonly report: SelftestReport }) {
  const { t } = useTranslation('app');
  const failed = lines.filter(({ state }) => state === 'failed');
  const versions = Object.entries(runtime).map(([name, version]) => `${name} ${version}`);
  const missing = Object.keys(unused).filter((name) => unused[name] === false);
  return (
    <>
      <p role="status">
        <strong>
          {ok
            ? t('selftest.passed', { count: lines.length })
            : t('selftest.failed', { count: lines.length, failed: failed.length })}
        </strong>
      </p>
      <p className="hp-muted">{versions.join(' · ')}</p>
      {missing.length === 0 ? null : (
        <p className="hp-muted">{t('selftest.missing', { names: missing.join('、') })}</p>
      )}
      <Lines lines={[...failed, ...lines.filter(({ state }) => state !== 'failed')]} />
    </>
  );
}

/** What failed stands first, with both answers. */
function Lines({ lines }: { readonly lines: readonly SelftestLine[] }) {
  const { t } = useTranslation('app');
  const pick = useBilingual();
  return (
    <table className="hp-selftest">
      <thead>
        <tr>
          <th scope="col">{t('selftest.result')}</th>
          <th scope="col">{t('selftest.check')}</th>
          <th scope="col">{t('selftest.name')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, title, state, expected, got }) => (
          <tr key={id}>
            <td className="hp-selftest-state">{pick(selftestStates[state])}</td>
            <td className="hp-selftest-answer">
              {pick(title)}
              {got === null ? null : (
                <div className="hp-muted">{t('selftest.answers', { expected, got })}</div>
              )}
            </td>
            <td>{id}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

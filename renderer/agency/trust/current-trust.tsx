import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgencyTrust } from '../../../shared/operations/agency-trust.ts';
import type { SavedFile } from '../../../shared/operations/workspace.ts';
import { revocationWords, roleWords, suiteWords } from '../../../shared/trust-words.ts';
import { useApi } from '../../app/api-context.ts';
import { date, dateTime } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { Code } from '../../ui/code.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { type State, StateMark } from '../../ui/state-mark.tsx';
import { useAction } from '../../ui/use-action.ts';
import { Panel } from '../parts/panel.tsx';
import { SavedNote } from '../parts/saved-note.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';

const keyStates: Readonly<Record<AgencyTrust['keys'][number]['state'], State>> = {
  current: 'done',
  former: 'waiting',
  revoked: 'refused',
};

type CurrentTrustProps = { readonly trust: AgencyTrust; readonly onExported: () => void };

/** The version in force: its code, its end, its keys, and what it takes back. */
export function CurrentTrust({ trust, onExported }: CurrentTrustProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const say = useBilingual();
  const action = useAction();
  const [saved, setSaved] = useState<SavedFile | null>(null);
  const save = async () => {
    const file = await action.run(() => api.agency.exportTrust({}));
    if (file === undefined) return;
    setSaved(file);
    onExported();
  };
  return (
    <Panel title={t('trust.version', { version: trust.version })}>
      <p>{t('trust.until', { until: date(trust.expires) })}</p>
      <p>{t('trust.signatures', { suite: say(suiteWords[trust.signatures]) })}</p>
      <div className="ag-code-box">
        <p className="hp-muted hp-small">{t('home.trustCode')}</p>
        <Code code={trust.code} label={t('home.trustCode')} />
      </div>
      <div className="hp-row">
        <Button
          type={trust.exportedAt === null ? 'primary' : 'default'}
          loading={action.busy}
          onClick={() => void save()}
        >
          {t('home.exportTrustButton')}
        </Button>
        <span className="hp-muted hp-small">
          {trust.exportedAt === null
            ? t('trust.notExported')
            : t('home.trustExported', { time: dateTime(trust.exportedAt) })}
        </span>
      </div>
      <SavedNote saved={saved} />
      {action.failure === null ? null : <ErrorNotice failure={action.failure} />}
      <ScrollTable caption={t('trust.keys')}>
        <thead>
          <tr>
            <th scope="col">{t('trust.role')}</th>
            <th scope="col">{t('trust.keyState')}</th>
            <th scope="col">{t('trust.validity')}</th>
          </tr>
        </thead>
        <tbody>
          {trust.keys.map(({ kid, role, state, notBefore, notAfter }) => (
            <tr key={kid}>
              <th scope="row">
                {say(roleWords[role])}
                <span className="ag-sub ag-hash">{kid.slice(0, 12)}…</span>
              </th>
              <td>
                <StateMark state={keyStates[state]} label={t(`trust.state.${state}`)} />
              </td>
              <td className="ag-nowrap">
                {date(notBefore)} — {date(notAfter)}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {trust.revoked.length === 0 ? null : (
        <>
          <h3>{t('trust.revoked')}</h3>
          <ul>
            {trust.revoked.map(({ target, id, about, reason, effectiveFrom }) => (
              <li key={`${target} ${id}`}>
                {t('trust.pair', { what: say(revocationWords[target]), which: say(about) })}
                <span className="ag-sub">
                  {t('trust.revokedFrom', { time: dateTime(effectiveFrom), reason })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

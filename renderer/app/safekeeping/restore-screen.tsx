import { Button, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupClaims } from '../../../shared/operations/safekeeping.ts';
import { dateTime, useFileSize } from '../../text/format.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useApi } from '../api-context.ts';
import { Gate } from '../gate.tsx';
import { NewPassphraseFields } from '../new-passphrase-fields.tsx';
import { useWorkspace } from '../stores.ts';

type Way = 'passphrase' | 'recovery';
type Fields = { readonly code?: string; readonly passphrase: string };

/** On a computer without a workspace: a backup file, and its passphrase or the recovery code. */
export function RestoreScreen({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('safekeeping');
  const { t: tApp } = useTranslation('app');
  const api = useApi();
  const size = useFileSize();
  const show = useWorkspace((store) => store.show);
  const refresh = useWorkspace((store) => store.refresh);
  const { run, busy, failure } = useAction();
  const [claims, setClaims] = useState<BackupClaims | null>(null);
  const [way, setWay] = useState<Way>('passphrase');
  const choose = async () => {
    const chosen = await run(() => api.safekeeping.chooseBackup({}));
    if (chosen !== undefined) setClaims(chosen);
  };
  const restore = async ({ code = '', passphrase }: Fields) => {
    const state = await run(() =>
      api.safekeeping.restore(
        way === 'passphrase'
          ? { kind: 'passphrase', passphrase }
          : { kind: 'recovery', code, newPassphrase: passphrase },
      ),
    );
    if (state !== undefined) show(state);
    // It may be in its place all the same, and older than remembered: unlocking says so.
    else await refresh();
  };
  const required = [{ required: true, message: tApp('create.required') }];
  return (
    <Gate title={t('restore.title')}>
      <p>{t('restore.about')}</p>
      {claims === null ? null : (
        <p role="status">
          <strong>{claims.fileName}</strong>
          <br />
          {t('restore.claims', {
            name: claims.name,
            role: tApp(`desk.${claims.role}`),
            time: dateTime(claims.createdAt),
            size: size(claims.size),
          })}
        </p>
      )}
      <div className="hp-row">
        <Button
          type={claims === null ? 'primary' : 'default'}
          autoFocus
          disabled={busy}
          onClick={() => void choose()}
        >
          {claims === null ? t('restore.choose') : t('restore.chooseOther')}
        </Button>
        <Button onClick={onBack}>{t('restore.back')}</Button>
      </div>
      {claims === null ? null : (
        <Form<Fields>
          layout="vertical"
          requiredMark={false}
          disabled={busy}
          onFinish={(fields) => void restore(fields)}
        >
          <Form.Item>
            <Segmented<Way>
              value={way}
              options={[
                { value: 'passphrase', label: t('restore.byPassphrase') },
                { value: 'recovery', label: t('restore.byCode') },
              ]}
              onChange={setWay}
            />
          </Form.Item>
          {way === 'passphrase' ? (
            <Form.Item name="passphrase" label={t('restore.passphrase')} rules={required}>
              <Input.Password autoComplete="off" />
            </Form.Item>
          ) : (
            <>
              <Form.Item name="code" label={tApp('unlock.code')} rules={required}>
                <Input autoComplete="off" maxLength={100} />
              </Form.Item>
              <NewPassphraseFields label={tApp('unlock.newPassphrase')} />
            </>
          )}
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('restore.action')}
          </Button>
        </Form>
      )}
      {failure === null ? null : <ErrorNotice failure={failure} />}
    </Gate>
  );
}

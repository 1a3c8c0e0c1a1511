import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { useApi } from './api-context.ts';
import { Gate } from './gate.tsx';
import { NewPassphraseFields } from './new-passphrase-fields.tsx';
import { OlderWorkspace, useOlder } from './safekeeping/older-workspace.tsx';
import { useWorkspace } from './stores.ts';

type Fields = { readonly code: string; readonly passphrase: string };

/** The recovery code from paper and a new passphrase. */
export function UnlockWithRecovery({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('app');
  const api = useApi();
  const show = useWorkspace((store) => store.show);
  const { run, busy, failure } = useAction();
  const older = useOlder<Fields>(failure);
  const unlock = async (fields: Fields, knowingly = false) => {
    const { code, passphrase: newPassphrase } = fields;
    older.hold(fields);
    const state = await run(() =>
      api.workspace.unlockWithRecovery({ code, newPassphrase, knowingly }),
    );
    if (state !== undefined) show(state);
  };
  if (older.found !== null) {
    const { failure: found, given } = older.found;
    const goOn = () => void unlock(given, true);
    return <OlderWorkspace failure={found} busy={busy} onGoOn={goOn} onBack={older.leave} />;
  }
  return (
    <Gate title={t('unlock.recoveryTitle')}>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => void unlock(fields)}
      >
        <Form.Item
          name="code"
          label={t('unlock.code')}
          extra={t('unlock.codeHelp')}
          rules={[{ required: true, message: t('create.required') }]}
        >
          <Input autoFocus autoComplete="off" maxLength={100} />
        </Form.Item>
        <NewPassphraseFields label={t('unlock.newPassphrase')} />
        <div className="hp-stack">
          {failure === null ? null : <ErrorNotice failure={failure} />}
          <div className="hp-row">
            <Button type="primary" htmlType="submit" loading={busy}>
              {t('unlock.recoveryAction')}
            </Button>
            <Button onClick={onBack}>{t('unlock.byPassphrase')}</Button>
          </div>
        </div>
      </Form>
    </Gate>
  );
}

import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../shared/operations/workspace.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { useApi } from './api-context.ts';
import { Gate } from './gate.tsx';
import { OlderWorkspace, useOlder } from './safekeeping/older-workspace.tsx';
import { useWorkspace } from './stores.ts';
import { UnlockWithRecovery } from './unlock-with-recovery.tsx';

type UnlockScreenProps = { readonly role: Role; readonly name: string };
const lockSentence = {
  idle: 'unlock.lockedIdle',
  demand: 'unlock.lockedDemand',
  system: 'unlock.lockedSystem',
} as const;

/** Passphrase, or the recovery code where it is forgotten. */
export function UnlockScreen({ role, name }: UnlockScreenProps) {
  const { t } = useTranslation('app');
  const api = useApi();
  const show = useWorkspace((store) => store.show);
  const lockedBy = useWorkspace((store) => store.lockedBy);
  const { run, busy, failure } = useAction();
  const older = useOlder<string>(failure);
  const [recovering, setRecovering] = useState(false);
  const [form] = Form.useForm<{ passphrase: string }>();
  if (recovering) return <UnlockWithRecovery onBack={() => setRecovering(false)} />;
  const unlock = async ({ passphrase }: { passphrase: string }, knowingly = false) => {
    older.hold(passphrase);
    const state = await run(() => api.workspace.unlock({ passphrase, knowingly }));
    if (state !== undefined) return show(state);
    form.resetFields();
    form.focusField('passphrase');
  };
  if (older.found !== null) {
    const { failure: found, given } = older.found;
    const goOn = () => void unlock({ passphrase: given }, true);
    return <OlderWorkspace failure={found} busy={busy} onGoOn={goOn} onBack={older.leave} />;
  }
  return (
    <Gate title={t('unlock.title')}>
      {lockedBy === null ? null : <p role="status">{t(lockSentence[lockedBy])}</p>}
      <p>
        <strong>{name}</strong> <span className="hp-muted">{t(`desk.${role}`)}</span>
      </p>
      <Form<{ passphrase: string }>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => void unlock(fields)}
      >
        <Form.Item
          name="passphrase"
          label={t('unlock.passphrase')}
          rules={[{ required: true, message: t('create.required') }]}
        >
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
        <div className="hp-stack">
          {failure === null ? null : <ErrorNotice failure={failure} />}
          <div className="hp-row">
            <Button type="primary" htmlType="submit" loading={busy}>
              {t('unlock.action')}
            </Button>
            <Button type="link" onClick={() => setRecovering(true)}>
              {t('unlock.forgot')}
            </Button>
          </div>
        </div>
      </Form>
    </Gate>
  );
}

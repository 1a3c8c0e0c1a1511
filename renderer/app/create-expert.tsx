import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { useApi } from './api-context.ts';
import { Gate } from './gate.tsx';
import { NewPassphraseFields } from './new-passphrase-fields.tsx';
import { useWorkspace } from './stores.ts';

type Fields = {
  readonly name: string;
  readonly unit: string;
  readonly title?: string;
  readonly passphrase: string;
};

/** Name, unit, title, passphrase; then the recovery code. */
export function CreateExpert({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('app');
  const api = useApi();
  const showRecoveryCode = useWorkspace((store) => store.showRecoveryCode);
  const { run, busy, failure } = useAction();
  const required = [{ required: true, whitespace: true, message: t('create.required') }];
  const create = async ({ name, unit, title, passphrase }: Fields) => {
    const created = await run(() =>
      api.workspace.createExpert({ name, unit, title: title ?? '', passphrase }),
    );
    if (created !== undefined) showRecoveryCode(created.recoveryCode);
  };
  return (
    <Gate title={t('create.expertTitle')}>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        disabled={busy}
        onFinish={(fields) => void create(fields)}
      >
        <Form.Item name="name" label={t('create.name')} rules={required}>
          <Input autoFocus maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="unit"
          label={t('create.unit')}
          extra={t('create.unitHelp')}
          rules={required}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="title" label={t('create.title')} extra={t('create.titleHelp')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <NewPassphraseFields label={t('create.passphrase')} />
        <div className="hp-stack">
          {failure === null ? null : <ErrorNotice failure={failure} />}
          <div className="hp-row">
            <Button type="primary" htmlType="submit" loading={busy}>
              {t('create.expertAction')}
            </Button>
            <Button onClick={onBack}>{t('create.back')}</Button>
            <span role="status" className="hp-muted">
              {busy ? t('create.working') : null}
            </span>
          </div>
        </div>
      </Form>
    </Gate>
  );
}

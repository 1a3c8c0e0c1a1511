import { Button, Collapse, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { useApi } from './api-context.ts';
import { NewPassphraseFields } from './new-passphrase-fields.tsx';

type Fields = { readonly current: string; readonly passphrase: string };

/** The present passphrase, the new one twice. The recovery code stays what it was. */
export function ChangePassphrase() {
  const { t } = useTranslation('app');
  const api = useApi();
  const { run, busy, failure } = useAction();
  const [changed, setChanged] = useState(false);
  const [form] = Form.useForm<Fields>();
  const change = async ({ current, passphrase }: Fields) => {
    setChanged(false);
    const done = await run(() => api.workspace.changePassphrase({ current, next: passphrase }));
    if (done === undefined) return;
    form.resetFields();
    setChanged(true);
  };
  return (
    <Collapse
      items={[
        {
          key: 'change',
          label: t('preferences.changePassphrase'),
          children: (
            <Form<Fields>
              form={form}
              layout="vertical"
              requiredMark={false}
              onFinish={(fields) => void change(fields)}
            >
              <Form.Item
                name="current"
                label={t('preferences.current')}
                rules={[{ required: true, message: t('create.required') }]}
              >
                <Input.Password autoComplete="off" />
              </Form.Item>
              <NewPassphraseFields label={t('preferences.next')} />
              {failure === null ? null : <ErrorNotice failure={failure} />}
              <div className="hp-row">
                <Button type="primary" htmlType="submit" loading={busy}>
                  {t('preferences.change')}
                </Button>
                <span role="status">{changed ? t('preferences.changed') : null}</span>
              </div>
            </Form>
          ),
        },
      ]}
    />
  );
}

import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { useApi } from './api-context.ts';
import { Gate } from './gate.tsx';
import { useWorkspace } from './stores.ts';

type ConfirmRecoveryProps = { readonly groupCount: number; readonly onBack: () => void };
type Fields = { readonly first: string; readonly second: string };

/** Two different groups, the earlier one first; which ones is not a secret, only not predictable
 * enough to copy down two groups and stop. */
function pickTwo(count: number): readonly [number, number] {
  const first = Math.floor(Math.random() * count);
  const second = (first + 1 + Math.floor(Math.random() * (count - 1))) % count;
  return first < second ? [first, second] : [second, first];
}

/** Asks for two groups of the recovery code, from paper. */
export function ConfirmRecovery({ groupCount, onBack }: ConfirmRecoveryProps) {
  const { t } = useTranslation('app');
  const api = useApi();
  const refresh = useWorkspace((store) => store.refresh);
  const { run, busy, failure } = useAction();
  const [[first, second]] = useState(() => pickTwo(groupCount));
  const required = [{ required: true, message: t('create.required') }];
  const confirm = async (fields: Fields) => {
    const confirmed = await run(() =>
      api.workspace.confirmRecovery({
        groups: [
          { index: first, text: fields.first.trim() },
          { index: second, text: fields.second.trim() },
        ],
      }),
    );
    if (confirmed !== undefined) await refresh();
  };
  return (
    <Gate title={t('recovery.confirmTitle')}>
      <p>{t('recovery.confirmHelp')}</p>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => void confirm(fields)}
      >
        <Form.Item name="first" label={t('recovery.group', { number: first + 1 })} rules={required}>
          <Input autoFocus autoComplete="off" maxLength={16} />
        </Form.Item>
        <Form.Item
          name="second"
          label={t('recovery.group', { number: second + 1 })}
          rules={required}
        >
          <Input autoComplete="off" maxLength={16} />
        </Form.Item>
        <div className="hp-stack">
          {failure === null ? null : <ErrorNotice failure={failure} />}
          <div className="hp-row">
            <Button type="primary" htmlType="submit" loading={busy}>
              {t('recovery.confirm')}
            </Button>
            <Button onClick={onBack}>{t('recovery.showAgain')}</Button>
          </div>
        </div>
      </Form>
    </Gate>
  );
}

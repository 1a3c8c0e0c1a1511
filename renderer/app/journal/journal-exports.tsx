import { Button, Space, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalFilter, SavedFile } from '../../../shared/operations/workspace.ts';
import { useLanguage } from '../../text/text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useApi } from '../api-context.ts';

const formats = ['pdf', 'csv', 'json'] as const;

/** Writes what is listed (pages, table) or the whole chain (json) to a file. */
export function JournalExports({ filter }: { readonly filter: JournalFilter }) {
  const { t } = useTranslation('app');
  const api = useApi();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const { run, busy, failure } = useAction();
  const [saved, setSaved] = useState<SavedFile | null>(null);
  const write = async (format: (typeof formats)[number]) => {
    setSaved(null);
    const file = await run(() => api.workspace.exportJournal({ format, language, filter }));
    if (file !== undefined) setSaved(file);
  };
  return (
    <div className="hp-stack">
      <Space wrap>
        {formats.map((format) => (
          <Tooltip key={format} title={format === 'json' ? t('journal.jsonHint') : undefined}>
            <Button disabled={busy} onClick={() => void write(format)}>
              {t(`journal.${format}`)}
            </Button>
          </Tooltip>
        ))}
      </Space>
      {failure === null ? null : <ErrorNotice failure={failure} />}
      <p role="status">
        {saved === null ? '' : t('journal.saved', { file: saved.fileName, folder: saved.folder })}
      </p>
    </div>
  );
}

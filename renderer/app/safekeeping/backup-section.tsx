import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergedProgress, Standing } from '../../../shared/operations/safekeeping.ts';
import { dateTime, useFileSize } from '../../text/format.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useApi } from '../api-context.ts';
import { useWorkspace } from '../stores.ts';

type BackupSectionProps = { readonly standing: Standing; readonly onChanged: () => void };

/** One file for the whole workspace: written, checked, and (for an expert) merged in. */
export function BackupSection({ standing, onChanged }: BackupSectionProps) {
  const { t } = useTranslation('safekeeping');
  const api = useApi();
  const size = useFileSize();
  const isExpert = useWorkspace((s) => s.view.kind === 'open' && s.view.role === 'expert');
  const { run, busy, failure } = useAction();
  const [said, setSaid] = useState<readonly string[]>([]);
  const { lastBackup } = standing;

  const backUp = async () => {
    setSaid([]);
    const made = await run(() => api.safekeeping.backUp({}));
    if (made === undefined) return;
    const { fileName: file, entries } = made;
    setSaid([t('backup.made', { file, size: size(made.size), entries })]);
    onChanged();
  };
  const check = async () => {
    setSaid([]);
    const found = await run(() => api.safekeeping.checkBackup({}));
    if (found === undefined) return;
    const { fileName: file, name, createdAt, entries } = found;
    setSaid([t('backup.checked', { file, name, time: dateTime(createdAt), entries })]);
  };
  const merge = async () => {
    setSaid([]);
    const merged = await run(() => api.safekeeping.mergeProgress({}));
    if (merged !== undefined) setSaid(mergedSentences(merged));
  };
  const mergedSentences = (merged: MergedProgress): readonly string[] => {
    const { createdAt, taken, unchanged, copies, signedTwice } = merged;
    const list = signedTwice.map(({ round, app, number }) => `${round} ${app ?? ''} ${number}`);
    return [
      t('backup.merged', { time: dateTime(createdAt), taken: taken.length, unchanged }),
      ...(copies.length === 0 ? [] : [t('backup.mergedCopies', { count: copies.length })]),
      ...(list.length === 0 ? [] : [t('backup.signedTwice', { list: list.join(', ') })]),
      t('backup.oneComputer'),
    ];
  };
  return (
    <section className="hp-stack" aria-labelledby="safekeeping-backup">
      <h3 id="safekeeping-backup">{t('backup.title')}</h3>
      <p className="hp-muted">{t('backup.about')}</p>
      <p>
        {lastBackup === null
          ? t('backup.none')
          : t('backup.last', { time: dateTime(lastBackup.at), file: lastBackup.fileName })}
      </p>
      <div className="hp-row">
        <Button type="primary" disabled={busy} onClick={() => void backUp()}>
          {t('backup.make')}
        </Button>
        <Button disabled={busy} onClick={() => void check()}>
          {t('backup.check')}
        </Button>
        {isExpert ? (
          <Button disabled={busy} onClick={() => void merge()}>
            {t('backup.merge')}
          </Button>
        ) : null}
      </div>
      <div role="status">
        {said.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {failure === null ? null : <ErrorNotice failure={failure} />}
    </section>
  );
}

import { Button, DatePicker, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import {
  type JournalGroupName,
  journalGroupNames,
  journalGroups,
} from '../../../shared/journal-words.ts';
import type { JournalFilter } from '../../../shared/operations/workspace.ts';
import { useBilingual } from '../../text/text.ts';

/** What the person set, before it becomes a question. */
export type FilterFields = {
  readonly groups: readonly JournalGroupName[];
  readonly text: string;
  readonly from: Dayjs | null;
  readonly until: Dayjs | null;
};

export const noFilter: FilterFields = { groups: [], text: '', from: null, until: null };

const utc = (time: Dayjs): string => `${time.toISOString().slice(0, 19)}Z`;

/** Days are this machine's, from their first second to their last. */
export function filterOf({ groups, text, from, until }: FilterFields): JournalFilter {
  return {
    ...(groups.length === 0 ? {} : { groups: [...groups] }),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(from === null ? {} : { from: utc(from.startOf('day')) }),
    ...(until === null ? {} : { until: utc(until.endOf('day')) }),
  };
}

type JournalFilterBarProps = {
  readonly fields: FilterFields;
  readonly onChange: (fields: FilterFields) => void;
};

/** Kind, words and days to look for. */
export function JournalFilterBar({ fields, onChange }: JournalFilterBarProps) {
  const { t } = useTranslation('app');
  const pick = useBilingual();
  const set = (part: Partial<FilterFields>) => onChange({ ...fields, ...part });
  return (
    <search className="hp-journal-filter">
      <label htmlFor="journal-text">{t('journal.text')}</label>
      <Input
        id="journal-text"
        allowClear
        maxLength={200}
        placeholder={t('journal.textHint')}
        value={fields.text}
        onChange={(event) => set({ text: event.target.value })}
      />
      <label htmlFor="journal-groups">{t('journal.groups')}</label>
      <Select<JournalGroupName[]>
        id="journal-groups"
        mode="multiple"
        maxTagCount="responsive"
        placeholder={t('journal.allGroups')}
        value={[...fields.groups]}
        options={journalGroupNames.map((name) => ({
          value: name,
          label: pick(journalGroups[name].title),
        }))}
        onChange={(groups) => set({ groups })}
      />
      <label htmlFor="journal-from">{t('journal.from')}</label>
      <DatePicker id="journal-from" value={fields.from} onChange={(from) => set({ from })} />
      <label htmlFor="journal-until">{t('journal.until')}</label>
      <DatePicker id="journal-until" value={fields.until} onChange={(until) => set({ until })} />
      <Button onClick={() => onChange(noFilter)}>{t('journal.clear')}</Button>
    </search>
  );
}

import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Review } from '../../../shared/programme.ts';
import { useBilingual } from '../../text/text.ts';
import { noWords } from './blanks.ts';
import { EntryList } from './entry-list.tsx';
import { BilingualField } from './fields.tsx';
import { type Lens, narrowed, part } from './lens.ts';

/** What people sign and what is printed, and what this review fills in of its own. */
export function TextsEditor({ lens }: { readonly lens: Lens<Review> }) {
  const { t } = useTranslation('programmes');
  const pick = useBilingual();
  const print = part(lens, 'print');
  const texts = print.value === undefined ? null : narrowed(print, print.value);
  return (
    <>
      <BilingualField label={t('text.commitment')} lens={part(lens, 'commitment')} rows={6} />
      <Checkbox
        checked={texts !== null}
        onChange={(event) =>
          print.put(event.target.checked ? { heading: noWords, note: noWords } : undefined)
        }
      >
        {t('text.hasPrint')}
      </Checkbox>
      {texts === null ? null : (
        <div className="pg-entry">
          <BilingualField label={t('text.heading')} lens={part(texts, 'heading')} />
          <BilingualField label={t('text.note')} lens={part(texts, 'note')} rows={2} />
        </div>
      )}
      <h4>{t('text.defaults')}</h4>
      <EntryList
        what={t('text.default')}
        lens={part(lens, 'defaults')}
        nameOf={(words) => pick(words)}
        blank={() => noWords}
        folded
      >
        {(words) => <BilingualField label={t('text.default')} lens={words} rows={2} />}
      </EntryList>
    </>
  );
}

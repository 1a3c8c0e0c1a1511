import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Review } from '../../../shared/programme.ts';
import { useBilingual } from '../../text/text.ts';
import { noWords } from './blanks.ts';
import { EntryList } from './entry-list.tsx';
import { BilingualField, LineField, WholeField } from './fields.tsx';
import { type Lens, narrowed, part } from './lens.ts';

/** What a review is called, what it judges, how long it takes and which lots it takes. */
export function ReviewBasics({ lens }: { readonly lens: Lens<Review> }) {
  const { t } = useTranslation('programmes');
  const pick = useBilingual();
  const days = part(lens, 'workingDays');
  const lots = part(lens, 'lots');
  return (
    <>
      <div className="hp-row">
        <LineField label={t('review.id')} lens={part(lens, 'id')} />
        <LineField label={t('source')} lens={part(lens, 'source')} />
      </div>
      <BilingualField label={t('title')} lens={part(lens, 'title')} />
      <BilingualField label={t('review.subject')} lens={part(lens, 'subject')} />
      <BilingualField label={t('review.lotName')} lens={part(lens, 'lotName')} />
      <Checkbox
        checked={days.value !== null}
        onChange={(event) => days.put(event.target.checked ? { count: 10, source: '' } : null)}
      >
        {t('review.hasDays')}
      </Checkbox>
      {days.value === null ? null : (
        <div className="hp-row">
          <WholeField
            label={t('review.days')}
            lens={part(narrowed(days, days.value), 'count')}
            min={1}
            max={365}
          />
          <LineField label={t('source')} lens={part(narrowed(days, days.value), 'source')} />
        </div>
      )}
      <Checkbox
        checked={lots.value !== undefined}
        onChange={(event) =>
          lots.put(event.target.checked ? { titles: [noWords], source: '' } : undefined)
        }
      >
        {t('review.hasLots')}
      </Checkbox>
      {lots.value === undefined ? null : (
        <div className="pg-entry">
          <LineField label={t('source')} lens={part(narrowed(lots, lots.value), 'source')} />
          <EntryList
            what={t('review.lot')}
            lens={part(narrowed(lots, lots.value), 'titles')}
            nameOf={(words) => pick(words)}
            blank={() => noWords}
          >
            {(words) => <BilingualField label={t('review.lot')} lens={words} />}
          </EntryList>
        </div>
      )}
    </>
  );
}

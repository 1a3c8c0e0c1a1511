import { useTranslation } from 'react-i18next';
import type { Bilingual } from '../../../shared/rubric.ts';
import { points } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';

type Named = { readonly item: string | null; readonly itemTitle: Bilingual | null };
type Figures = { readonly total: string | null; readonly score: number | null };

/** How a score is called and written: the criterion's title and points, or the total. */
export function useScoreWords() {
  const { t } = useTranslation('queries');
  const pick = useBilingual();
  const itemOf = ({ item, itemTitle }: Named): string =>
    itemTitle === null ? (item ?? t('total')) : pick(itemTitle);
  const figure = (item: string | null, { total, score }: Figures): string =>
    (item === null ? total : score === null ? null : points(score)) ?? '—';
  return { itemOf, figure };
}

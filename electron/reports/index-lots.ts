import type { Review } from '../../shared/programme.ts';
import type { Bilingual } from '../../shared/rubric.ts';

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();

/** Types of platform never share a list, nor the argued track with scored ones: a round takes the
 * lots that its review names and no other. What is wrong with a lot's title, or null. */
export function lotFault({ lots, lotName }: Review, title: string): Bilingual | null {
  if (lots === undefined || title === '') return null;
  const known = lots.titles.some(({ zh, en }) =>
    [zh, en].some((name) => plain(name) === plain(title)),
  );
  if (known) return null;
  const kinds = {
    zh: lots.titles.map(({ zh }) => zh).join('、'),
    en: lots.titles.map(({ en }) => en).join(', '),
  };
  return {
    zh: `“${title}”不在本轮评审的${lotName.zh}之内（本轮为：${kinds.zh}；依据${lots.source}），请放入相应类型的轮次`,
    en: `“${title}” is of another kind than this round takes (${kinds.en}; ${lots.source}): put it in a round of its own kind`,
  };
}

import type { Bilingual } from '../../shared/rubric.ts';
import { type Verdict, verdictTexts } from '../../shared/verdicts.ts';

type Item = { readonly type: 'coi' | 'sheet'; readonly verdict: Verdict };

/** One sentence on what a post brought: declarations, sheets, and how they stand now. */
export function postSummary(name: string, items: readonly Item[]): Bilingual {
  const sheets = items.filter((item) => item.type === 'sheet');
  const declarations = items.length - sheets.length;
  const count = (tone: 'accepted' | 'held' | 'refused') =>
    items.filter((item) => verdictTexts[item.verdict].tone === tone).length;
  const [held, refused] = [count('held'), count('refused')];
  const zh = [
    ...(declarations > 0 ? [`回避声明 ${declarations} 份`] : []),
    ...(sheets.length > 0 ? [`评分表 ${sheets.length} 份`] : []),
    ...(held > 0 ? [`待补 ${held} 份`] : []),
    ...(refused > 0 ? [`拒收 ${refused} 份，原因见回收台账`] : []),
  ];
  const en = [
    ...(declarations > 0 ? [`${declarations} declaration(s)`] : []),
    ...(sheets.length > 0 ? [`${sheets.length} sheet(s)`] : []),
    ...(held > 0 ? [`${held} held`] : []),
    ...(refused > 0 ? [`${refused} refused, see the ledger`] : []),
  ];
  return { zh: `收到${name}的函件：${zh.join('，')}。`, en: `Post of ${name}: ${en.join(', ')}.` };
}

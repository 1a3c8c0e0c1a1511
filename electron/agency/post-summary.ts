import type { Bilingual } from '../../shared/rubric.ts';
import { type Verdict, verdictTexts } from '../../shared/verdicts.ts';
import type { ReceivedType } from '../vault/agency-posts-in.ts';

type Item = { readonly type: ReceivedType; readonly verdict: Verdict };

/** One sentence on what a post brought: declarations, sheets, and how they stand now. */
export function postSummary(name: string, items: readonly Item[]): Bilingual {
  const ofType = (type: ReceivedType) => items.filter((item) => item.type === type);
  const sheets = ofType('sheet');
  const declarations = ofType('coi').length;
  const answers = ofType('query-answer').length;
  const confirmed = ofType('confirmation').length > 0;
  const erased = ofType('destruction').length > 0;
  const count = (tone: 'accepted' | 'held' | 'refused') =>
    items.filter((item) => verdictTexts[item.verdict].tone === tone).length;
  const [held, refused] = [count('held'), count('refused')];
  const zh = [
    ...(declarations > 0 ? [`回避声明 ${declarations} 份`] : []),
    ...(sheets.length > 0 ? [`评分表 ${sheets.length} 份`] : []),
    ...(answers > 0 ? [`询问答复 ${answers} 份`] : []),
    ...(confirmed ? ['评审后确认'] : []),
    ...(erased ? ['销毁回执'] : []),
    ...(held > 0 ? [`待补 ${held} 份`] : []),
    ...(refused > 0 ? [`拒收 ${refused} 份，原因见回收台账`] : []),
  ];
  const en = [
    ...(declarations > 0 ? [`${declarations} declaration(s)`] : []),
    ...(sheets.length > 0 ? [`${sheets.length} sheet(s)`] : []),
    ...(answers > 0 ? [`${answers} answer(s) to queries`] : []),
    ...(confirmed ? ['post-review confirmation'] : []),
    ...(erased ? ['destruction receipt'] : []),
    ...(held > 0 ? [`${held} held`] : []),
    ...(refused > 0 ? [`${refused} refused, see the ledger`] : []),
  ];
  return { zh: `收到${name}的函件：${zh.join('，')}。`, en: `Post of ${name}: ${en.join(', ')}.` };
}

import type { Bilingual } from './rubric.ts';

/** What people call the signed objects: the one list of the product, on screen, in the terminal, in
 * the journal and in print. */
const objectWords: Readonly<Record<string, Bilingual>> = {
  trust: { zh: '信任文件', en: 'trust document' },
  enrol: { zh: '专家名片', en: 'card' },
  form: { zh: '评分标准与规则', en: 'form' },
  'bundle-seal': { zh: '密封评审包', en: 'bundle' },
  roster: { zh: '评审名录', en: 'roster' },
  coi: { zh: '回避声明', en: 'declaration' },
  decision: { zh: '回避决定', en: 'recusal decision' },
  'recusal-effect': { zh: '回避效力', en: 'effect of a recusal' },
  grant: { zh: '阅卷授权', en: 'grant' },
  sheet: { zh: '评分表', en: 'sheet' },
  confirmation: { zh: '评审后确认', en: 'confirmation' },
  destruction: { zh: '销毁回执', en: 'destruction receipt' },
  delivery: { zh: '发出的函件', en: 'post from the agency' },
  submission: { zh: '交回的函件', en: 'post from the expert' },
  query: { zh: '评分询问', en: 'query' },
  'query-answer': { zh: '询问答复', en: 'answer to a query' },
  'panel-decision': { zh: '专家组认定', en: 'panel decision' },
  receipt: { zh: '回执', en: 'receipt' },
  result: { zh: '评审结果', en: 'result' },
  'panel-opinion': { zh: '综合评审意见', en: 'panel opinion' },
  'proposed-list': { zh: '拟认定名单', en: 'proposed list' },
};

/** The word for a type of object; a type of a later version by its name. */
export const objectWord = (type: string): Bilingual => objectWords[type] ?? { zh: type, en: type };

import type { ResultContent, Standing } from './objects/result.ts';
import type { Bilingual } from './rubric.ts';

type Words<K extends string> = Readonly<Record<K, Bilingual>>;

/** What became of one expert's sheet, as screen and paper say it. */
export const sheetUseWords: Words<Standing['sheets'][number]['use']> = {
  used: { zh: '计入', en: 'counted' },
  'trimmed-high': { zh: '去掉的最高分', en: 'dropped as highest' },
  'trimmed-low': { zh: '去掉的最低分', en: 'dropped as lowest' },
  superseded: { zh: '已被修订', en: 'superseded' },
  void: { zh: '作废', en: 'void' },
  recused: { zh: '回避', en: 'recused' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
  held: { zh: '待补', en: 'held' },
  'lot-direct': { zh: '无需评分', en: 'not needed' },
  missing: { zh: '未交', en: 'missing' },
  'cannot-judge': { zh: '无法评判', en: 'cannot judge' },
};

/** How a lot stands. */
export const lotStateWords: Words<ResultContent['lots'][number]['state']> = {
  ranked: { zh: '已排序', en: 'ranked' },
  'direct-single': { zh: '唯一申报，直接进入签约', en: 'single bidder, straight to signing' },
  held: { zh: '暂缓', en: 'held' },
  'no-valid-sheet': { zh: '无有效评分', en: 'no valid sheet' },
  voted: { zh: '已表决', en: 'voted' },
};

/** Kinds of flags. A kind that is not listed is shown by its code. */
export const flagWords: Readonly<Record<string, Bilingual>> = {
  'below-quorum': { zh: '有效评分不足', en: 'below the quorum' },
  'tie-at-cut': { zh: '名额处并列', en: 'tie at the cut' },
  'another-rule-another-winner': { zh: '结果不稳健', en: 'another rule, another winner' },
  'large-spread': { zh: '分差较大', en: 'large spread' },
  'not-trimmed': { zh: '未去最高最低', en: 'not trimmed' },
  'sheet-missing': { zh: '评分未交', en: 'sheet missing' },
  'sheet-held': { zh: '评分待补', en: 'sheet held' },
  'sheet-void': { zh: '评分作废', en: 'sheet void' },
  're-review': { zh: '须重新评审', en: 're-review order' },
  'clock-suspect': { zh: '时钟存疑', en: 'clock in doubt' },
  'older-vault': { zh: '较早的工作区', en: 'older workspace' },
  'veto-tick': { zh: '有否决项勾选', en: 'veto ticked' },
  'veto-effective': { zh: '否决生效', en: 'veto in effect' },
  'targets-disputed': { zh: '指标判断相左', en: 'targets disputed' },
  'no-outcome': { zh: '表决无结论', en: 'no outcome' },
  'outlying-score': { zh: '分值畸高畸低', en: 'outlying score' },
  'score-replaced': { zh: '分值经认定替换', en: 'score replaced by the panel' },
  'decision-without-effect': { zh: '认定未生效', en: 'decision without effect' },
  'two-sheets-one-revision': { zh: '同一修订两份评分', en: 'two sheets, one revision' },
};

import type { ErrorText } from '../errors.ts';

/** Refusals around the panel opinion, the proposed list, its notice and objections. */
export const recordErrors = {
  'opinion-empty': {
    zh: '综合评审意见还没有写任何内容，没有签署。',
    zhNext: '请先写下意见，或从意见汇编起草。',
    en: 'The panel opinion is empty; nothing was signed.',
    enNext: 'Write it first, or draft it from the collated remarks.',
  },
  'opinion-missing': {
    zh: '本轮还没有签署综合评审意见。',
    zhNext: '请先在“意见”一步审定并签署。',
    en: 'No panel opinion was signed for this round.',
    enNext: 'Approve it in the step “Opinion” first.',
  },
  'opinion-stale': {
    zh: '综合评审意见所依据的结果已变，不能在其上继续。',
    zhNext: '请核对意见后重新签署。',
    en: 'The result that the panel opinion is upon has changed since.',
    enNext: 'Look through the opinion and sign it again.',
  },
  'opinion-names': {
    zh: '意见中似乎出现了专家组成员（{names}），没有导出公开版。',
    zhNext: '请改写所标出的文字；确认不是指专家本人的，可在知情后导出。',
    en: 'The opinion seems to name members of the panel ({names}); nothing was exported.',
    enNext: 'Reword what is marked; where nobody of the panel is meant, export it knowingly.',
  },
  'dissent-missing': {
    zh: '“持不同意见”须写明理由；其他情形不附不同意见。',
    zhNext: '请填写不同意见及理由，或改选其他情形。',
    en: 'A dissent needs its reasons in writing, and nothing else carries any.',
    enNext: 'Write the dissent, or choose another answer.',
  },
  'answers-signed': {
    zh: '没有新的签字记录需要签署。',
    zhNext: '请先登记收回的签字页。',
    en: 'Nothing new came back on paper since the last version.',
    enNext: 'Record the signature sheets that came back first.',
  },
  'date-invalid': {
    zh: '日期 {date} 不对：须是真实的日期，且{limit}。',
    zhNext: '请改正日期。',
    en: 'The date {date} does not fit: it must exist, and {limitEn}.',
    enNext: 'Correct the date.',
  },
  'departure-reason': {
    zh: '{app} 与评审结果不一致，还没有写明理由，没有签署。',
    zhNext: '请为每一处不一致写明理由。',
    en: '{app} leaves the expert result without a reason; nothing was signed.',
    enNext: 'Give a reason for each departure.',
  },
  'list-entries': {
    zh: '名单与评审结果中的项目对不上（{app}），没有保存。',
    zhNext: '请重新打开“名单”一步。',
    en: 'The list does not hold the applications of the result ({app}); nothing was saved.',
    enNext: 'Open the step “List” again.',
  },
  'list-missing': {
    zh: '本轮还没有签署拟认定名单。',
    zhNext: '请先签署名单。',
    en: 'No proposed list was signed for this round.',
    enNext: 'Sign the list first.',
  },
  'list-blocked': {
    zh: '{zhWhy}',
    zhNext: '请先办完上述事项。',
    en: '{why}',
    enNext: 'See to that first.',
  },
  'list-final': {
    zh: '名单已经办结，不能再改。',
    zhNext: '需要查看时可以导出。',
    en: 'The list was closed and stays as it is.',
    enNext: 'It can still be exported.',
  },
  'objection-unknown': {
    zh: '没有这一件异议，或已经处理。',
    zhNext: '请核对异议编号。',
    en: 'There is no such objection, or it was handled.',
    enNext: 'Check its number.',
  },
} as const satisfies Readonly<Record<string, ErrorText>>;

import type { Bilingual } from './rubric.ts';

/**
 * The wording that is offered for a question to an expert. It names the application and the score and
 * nothing else: not the other experts, not their scores, not how far apart they are.
 * @param item title of the criterion; null for the total
 */
export function neutralQuestion(app: string, title: string, item: Bilingual | null): Bilingual {
  const what = item === null ? { zh: '总分', en: 'total' } : item;
  return {
    zh: `请说明您对项目${app}《${title}》${item === null ? what.zh : `“${what.zh}”一项`}评分的依据。如确认评分无误，请写明理由；如认为需要更正，请修订评分表后随答复一并交回。`,
    en: `Please state the grounds of your ${item === null ? what.en : `score for “${what.en}”`} on ${app}, “${title}”. If it stands, give the reason; if it needs correcting, amend the sheet and hand it in with your answer.`,
  };
}

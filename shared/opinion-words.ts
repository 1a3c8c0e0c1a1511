import type { MemberStand } from './objects/panel-opinion.ts';
import type { Bilingual } from './rubric.ts';

/** What a member answered to the opinion, as screen, terminal and paper say it. */
export const standWords: Readonly<Record<MemberStand, Bilingual>> = {
  signed: { zh: '已签字', en: 'signed' },
  dissent: { zh: '持不同意见（书面）', en: 'dissent in writing' },
  refused: {
    zh: '拒绝签字且未书面说明，视为同意',
    en: 'refused without written dissent: counts as agreement',
  },
  absent: { zh: '缺席', en: 'absent' },
};

/** The rule by analogy for who will not sign, and that it is only an analogy. */
export const refusalRule: Bilingual = {
  zh: '拒绝签字又不书面说明不同意见和理由的，视为同意（参照《招标投标法实施条例》第五十三条；该条规范评标，此处仅为类比，机构另有规定的从其规定）。',
  en: 'Whoever refuses to sign and gives no dissent with reasons in writing counts as agreeing (after article 53 of the regulation on tendering, which governs bid evaluation and is an analogy here; the agency’s own rule comes first).',
};

import type { Bilingual } from './rubric.ts';

/** What an expert confirms after the review; its Chinese text is hashed into the confirmation. */
export const closingStatement: Bilingual = {
  zh: '本人确认：评审期间及之后，除另行列明者外，没有出现新的应当回避的情形；评审材料、评审意见和专家身份均予保密，未向任何人泄露；没有复制、拍摄、打印留存评审材料，没有交由他人代评，也没有将材料用于生成式人工智能；此后将按要求销毁本机上的密钥与材料。',
  en: 'I confirm: during and after the review no new ground for recusal arose, but for what is listed; materials, opinions and the identity of experts were kept confidential; I kept no copy, photograph or printout of the materials, let nobody judge in my place and gave nothing to generative AI; keys and materials on this computer will be destroyed as required.',
};

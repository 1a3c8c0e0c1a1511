import type { ConflictKind } from './objects/declaration.ts';
import type { Bilingual } from './rubric.ts';

/** One situation in which an expert steps aside, and the rule that names it. */
export type ConflictKindText = {
  readonly title: Bilingual;
  readonly source: Bilingual;
  /** True where the situation says nothing by itself, so that words of the expert are needed. */
  readonly detailRequired: boolean;
};

const kind = (
  zh: string,
  en: string,
  sourceZh: string,
  sourceEn: string,
  detailRequired = false,
): ConflictKindText => ({
  title: { zh, en },
  source: { zh: sourceZh, en: sourceEn },
  detailRequired,
});

const fundZh = '《国家自然科学基金条例》第二十条';
const fundEn = 'Regulations on the National Natural Science Fund, art. 20';
const procurementZh = '参照《政府采购法实施条例》第九条';
const procurementEn = 'By analogy: Regulations on Government Procurement, art. 9';

/** Why an expert steps aside (回避情形), as the declaration offers it, in this order. */
export const conflictKinds: Readonly<Record<ConflictKind, ConflictKindText>> = {
  R1: kind(
    '与项目负责人或参与人员是近亲属，或有其他可能影响公正评审的关系',
    'Close relative of the leader or a member, or another tie that may affect fairness',
    `${fundZh}第（一）项`,
    `${fundEn} (1)`,
  ),
  R2: kind(
    '本人正在申请的项目与该项目相同或者相近',
    'Own application is the same as or close to this one',
    `${fundZh}第（二）项`,
    `${fundEn} (2)`,
  ),
  R3: kind(
    '与申报单位、合作单位、需求方或参与人员属于同一法人单位',
    'Same legal entity as the applicant, a partner, the demand side or a member',
    `${fundZh}第（三）项`,
    `${fundEn} (3)`,
  ),
  R4: kind(
    '与相关单位的法定代表人或负责人有夫妻、直系血亲、三代以内旁系血亲或近姻亲关系',
    'Spouse, lineal or close collateral relative, or in-law of the head of a unit concerned',
    `${procurementZh}第（四）项`,
    `${procurementEn} (4)`,
  ),
  R5: kind(
    '近三年内与相关单位存在劳动关系',
    'Employed by a unit concerned within the last three years',
    `${procurementZh}第（一）项`,
    `${procurementEn} (1)`,
  ),
  R6: kind(
    '近三年内担任相关单位的董事、监事',
    'Director or supervisor of a unit concerned within the last three years',
    `${procurementZh}第（二）项`,
    `${procurementEn} (2)`,
  ),
  R7: kind(
    '近三年内是相关单位的控股股东或者实际控制人',
    'Controlling shareholder or controller of a unit concerned within the last three years',
    `${procurementZh}第（三）项`,
    `${procurementEn} (3)`,
  ),
  R8: kind(
    '是项目主管部门或行政监督部门的工作人员',
    'Staff of the department in charge or of its administrative supervisor',
    '招标投标评标专家回避的通行规定（参照）',
    'By analogy: common recusal rules for bid evaluation experts',
  ),
  R9: kind(
    '与申报单位或人员有重大利害关系',
    'Material interest shared with an applicant or member',
    '《国家科学技术奖励条例》第十八条',
    'Regulations on National Science and Technology Awards, art. 18',
    true,
  ),
  R10: kind(
    '本人正处于不得担任评审专家的处罚或处理期内',
    'Under a sanction that bars serving as a review expert',
    '《国家自然科学基金条例》第四十二条',
    'Regulations on the National Natural Science Fund, art. 42',
  ),
  R11: kind(
    '其他可能影响公正评审的情形（须写明）',
    'Anything else that may affect fairness (say what)',
    '各项规定的兜底情形',
    'Residual clause of the rules above',
    true,
  ),
};

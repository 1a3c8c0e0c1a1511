/** Words of recusal effects, confirmations and destruction receipts on the agency's side. */
export const agencyClosings = {
  title: '评审后确认与销毁',
  summary: '共 {{total}} 位专家：已确认 {{confirmed}} 位，已销毁 {{erased}} 位。',
  expert: '专家',
  confirmation: '评审后确认',
  destruction: '销毁回执',
  notConfirmed: '未收到确认',
  confirmed: '已确认，{{time}} 收到',
  arisen: '{{app}} 新的回避情形：',
  noKeys: '没有发放过密钥',
  notErased: '未销毁，持有 {{count}} 个项目的密钥',
  erased: '已于 {{time}} 销毁',
  erasedWhat: '密钥 {{keys}} 个项目，材料记录 {{documents}} 份，草稿 {{drafts}} 份',
  unlisted: '回执未列出这些已发放的密钥：{{apps}}，请与专家核实。',
  unacknowledged: '销毁时有 {{count}} 份评分表没有机构回执。',
  recuse: '主动决定回避…',
  recuseWhich: '对哪个项目回避',
  unasked: '专家未申请，机构决定',
  outdated: '申报信息已更正，待专家重新声明',
  effect: {
    withheld: '自 {{time}} 起：密钥不发放',
    withdrawn: '自 {{time}} 起：已发放的密钥停用（已送达的无法收回）',
    released: '自 {{time}} 起：继续评审',
    voided:
      '{{count}} 份评分表作废；如更换专家，由更换后的专家重新评审（参照招标投标法实施条例第四十八条）',
  },
} as const;

/** Correcting who an application is of, after sealing. */
export const agencyCorrection = {
  open: '更正…',
  openNamed: '更正 {{app}} 的申报信息',
  title: '更正 {{app}} 的申报信息',
  about:
    '用于更正漏列或写错的单位和人员。封存的评审包不变；更正写入新的名录，专家据此重新答复回避。',
  field: {
    title: '项目名称',
    unit: '申报单位',
    leader: '项目负责人',
    members: '参与人员',
    partners: '合作单位',
    demand_side: '需求方',
  },
  oneEach: '一行一个',
  reason: '更正的理由（必填，留档）',
  preview: '更正之后',
  nothing: '还没有改动。',
  change: '{{field}}：{{before}} → {{after}}',
  blank: '（空）',
  again: '以下专家要对 {{app}} 重新答复回避：',
  first: '尚未提交过声明，将按更正后的信息答复',
  answered: '已于 {{time}} 声明，须对本项目再答复一次',
  effect:
    '在收到新的答复之前，材料密钥不发放，已交的评分表暂不计入；答复无回避后自动计入。更正会写入日志，不能撤回，只能再次更正。',
  confirm: '更正，并请 {{count}} 位专家重新答复',
  and: '、',
  keep: '返回，不更正',
  done: '{{app}} 已更正。请到“回避”一步写出新的函件，发给 {{names}}。',
} as const;

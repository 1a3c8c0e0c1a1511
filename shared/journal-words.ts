import type { Bilingual } from './rubric.ts';

type JournalGroup = {
  readonly title: Bilingual;
  /** The actions of this group, and what an entry of each says happened. */
  readonly actions: Readonly<Record<string, Bilingual>>;
};

/** What the journal's entries say happened, in words, sorted by what a reader looks for. */
export const journalGroups = {
  workspace: {
    title: { zh: '工作区与密钥', en: 'Workspace and keys' },
    actions: {
      'expert-created': { zh: '建立专家工作区', en: 'Expert workspace made' },
      'agency-created': { zh: '建立机构工作区', en: 'Agency workspace made' },
      'passphrase-changed': { zh: '更改口令', en: 'Passphrase changed' },
      'recovery-code-confirmed': { zh: '核对恢复码', en: 'Recovery code checked' },
      'recovery-code-replaced': { zh: '更换恢复码', en: 'Recovery code replaced' },
      'older-state-accepted': {
        zh: '知情打开了较早或不一致的工作区',
        en: 'An older or differing workspace opened knowingly',
      },
      'state-rebuilt': { zh: '重建状态文件', en: 'State file made anew' },
      'received-unknown': {
        zh: '回执列有本工作区没有的文件：这里可能是较早的一份',
        en: 'A receipt names objects that are not here: this may be an older copy',
      },
      'backup-written': { zh: '写出备份', en: 'Backup written' },
      'backup-restored': { zh: '从备份恢复', en: 'Restored from a backup' },
      'progress-merged': { zh: '并入备份中的进度', en: 'Progress of a backup merged in' },
      'draft-copy-used': { zh: '采用另存的草稿', en: 'A kept copy of a draft taken up' },
      'draft-copy-dropped': { zh: '丢弃另存的草稿', en: 'A kept copy of a draft dropped' },
      'escrow-on': { zh: '开启机构托管', en: 'Escrow turned on' },
      'escrow-off': { zh: '关闭机构托管', en: 'Escrow turned off' },
      'escrow-opened': { zh: '以托管密钥查看工作区副本', en: 'A copy opened under escrow' },
      'journal-exported': { zh: '导出操作日志', en: 'Journal exported' },
      'document-rescued': { zh: '取出加密文档及其密钥', en: 'Document handed out with its key' },
    },
  },
  trust: {
    title: { zh: '机构与专家身份', en: 'Agency and experts' },
    actions: {
      'trust-received': { zh: '收到机构信任文件', en: 'Trust document taken in' },
      'trust-pinned': { zh: '确认管理机构', en: 'Agency confirmed' },
      'trust-advanced': { zh: '收到新版信任文件', en: 'Later trust document taken in' },
      'trust-renewed': { zh: '延长信任文件有效期', en: 'Trust document renewed' },
      'trust-keys-rotated': { zh: '更换业务密钥', en: 'Role keys replaced' },
      'trust-root-rotated': { zh: '更换根密钥', en: 'Root key replaced' },
      'trust-revoked': { zh: '停用密钥、授权或评审包', en: 'Key, grant or bundle taken back' },
      'expert-replaced': { zh: '专家换用新密钥', en: 'Expert moved to a new key' },
      'trust-exported': { zh: '导出机构信任文件', en: 'Trust document exported' },
      'invitation-exported': { zh: '导出邀请函', en: 'Invitation exported' },
      'card-exported': { zh: '导出专家名片', en: 'Card exported' },
      'card-received': { zh: '收到专家名片', en: 'Card taken in' },
      'card-confirmed': { zh: '确认专家', en: 'Expert confirmed' },
      'card-removed': { zh: '移除专家名片', en: 'Card removed' },
    },
  },
  round: {
    title: { zh: '轮次准备与封存', en: 'Preparing and sealing' },
    actions: {
      'round-created': { zh: '新建评审轮次', en: 'Round made' },
      'round-basics': { zh: '修改轮次基本信息', en: 'Basics of the round changed' },
      'calendar-exported': { zh: '导出工作日历', en: 'Calendar of working days exported' },
      'round-rule': { zh: '保存评分标准与汇总规则', en: 'Rubric and merge rule saved' },
      'index-imported': { zh: '导入申报项目清单', en: 'Application index imported' },
      'documents-attached': { zh: '指定申报材料', en: 'Documents attached' },
      'application-removed': { zh: '移除申报项目', en: 'Application removed' },
      'experts-assigned': { zh: '分配专家', en: 'Experts assigned' },
      'round-sealed': { zh: '封存评审包', en: 'Round sealed' },
      'programme-copied': { zh: '复制计划', en: 'Programme copied' },
      'programme-saved': { zh: '保存计划', en: 'Programme saved' },
      'programme-imported': { zh: '导入计划', en: 'Programme imported' },
      'programme-removed': { zh: '移除计划', en: 'Programme removed' },
      'bundle-exported': { zh: '再次导出评审包', en: 'Bundle exported again' },
    },
  },
  post: {
    title: { zh: '函件往来', en: 'Files exchanged' },
    actions: {
      'bundle-received': { zh: '收到评审包', en: 'Bundle taken in' },
      'post-issued': { zh: '签发函件', en: 'Post issued' },
      'post-received': { zh: '收到函件', en: 'Post taken in' },
      'post-contradicts': { zh: '收到相互矛盾的函件', en: 'Contradicting post kept' },
      'bundle-twin': { zh: '收到同一版本的另一评审包', en: 'Second bundle of one revision kept' },
      'post-refused': { zh: '拒收函件', en: 'Post refused' },
      'submission-signed': { zh: '签署提交函件', en: 'Submission signed' },
      'submission-written-again': { zh: '再次写出提交函件', en: 'Submission written again' },
    },
  },
  recusal: {
    title: { zh: '回避', en: 'Recusal' },
    actions: {
      'declaration-signed': { zh: '签署回避声明', en: 'Declaration signed' },
      'recusal-recused': { zh: '决定回避', en: 'Recusal decided' },
      'recusal-effect': { zh: '回避决定生效', en: 'Recusal takes effect' },
      'recusal-effect-received': { zh: '收到回避效力', en: 'Effect of a recusal taken in' },
      'party-corrected': { zh: '更正申报信息', en: 'Application corrected' },
      'recusal-kept': { zh: '决定不予回避', en: 'No recusal decided' },
    },
  },
  sheet: {
    title: { zh: '评分', en: 'Scoring' },
    actions: {
      'review-confirmed': { zh: '签署评审后确认', en: 'Review confirmed' },
      'round-erased': { zh: '销毁本轮密钥与材料', en: 'Keys and materials erased' },
      'erasure-finished': { zh: '销毁清理完毕', en: 'Erasure finished' },
      'sheet-signed': { zh: '签署评分表', en: 'Sheet signed' },
      'amendment-begun': { zh: '开始修订评分表', en: 'Amendment begun' },
      'amendment-abandoned': { zh: '放弃修订评分表', en: 'Amendment abandoned' },
      'pages-exported': { zh: '导出评分表打印页', en: 'Sheet pages exported' },
    },
  },
  query: {
    title: { zh: '询问与认定', en: 'Queries and decisions on scores' },
    actions: {
      'query-asked': { zh: '拟写评分询问', en: 'Query written' },
      'query-taken-back': { zh: '撤回尚未发出的询问', en: 'Query taken back before it went out' },
      'query-signed': { zh: '签发评分询问', en: 'Query signed' },
      'query-received': { zh: '收到评分询问', en: 'Query taken in' },
      'answer-signed': { zh: '签署询问答复', en: 'Answer to a query signed' },
      'score-confirm': { zh: '专家组认定：维持评分', en: 'Panel decision: the score stands' },
      'score-mean-of-others': {
        zh: '专家组认定：以其余专家平均分代替',
        en: 'Panel decision: replaced by the mean of the others',
      },
    },
  },
  result: {
    title: { zh: '汇总与结果', en: 'Merging and results' },
    actions: {
      'round-merged': { zh: '汇总评分并签署结果', en: 'Scores merged, result signed' },
      'result-exported-xlsx': { zh: '导出结果（工作簿）', en: 'Result exported (workbook)' },
      'result-exported-csv': { zh: '导出结果（CSV）', en: 'Result exported (CSV)' },
      'result-exported-signed': { zh: '导出已签署的结果', en: 'Signed result exported' },
      'opinion-approved': { zh: '审定并签署综合评审意见', en: 'Panel opinion approved and signed' },
      'opinion-answer': { zh: '登记专家签字', en: 'Answer of a member recorded' },
      'opinion-answers-signed': {
        zh: '签署专家签字记录',
        en: 'Answers of the members signed',
      },
      'opinion-exported-paper': {
        zh: '导出综合评审意见与签字页',
        en: 'Opinion and signature sheet exported',
      },
      'opinion-exported-publication': {
        zh: '导出综合评审意见（公开版）',
        en: 'Opinion exported for publication',
      },
      'opinion-exported-signed': { zh: '导出已签署的意见', en: 'Signed opinion exported' },
      'list-signed': { zh: '签署拟认定名单', en: 'Proposed list signed' },
      'list-published': { zh: '登记公示', en: 'Public notice recorded' },
      'objection-recorded': { zh: '登记异议', en: 'Objection recorded' },
      'objection-upheld': { zh: '认定异议成立', en: 'Objection upheld' },
      'objection-rejected': { zh: '认定异议不成立', en: 'Objection not upheld' },
      'list-closed': { zh: '办结名单', en: 'Proposed list closed' },
      'list-exported-notice': { zh: '导出公示', en: 'Public notice exported' },
      'list-exported-paper': { zh: '导出名单（内部）', en: 'List exported (internal)' },
      'list-exported-signed': { zh: '导出已签署的名单', en: 'Signed list exported' },
      'result-exported-report': { zh: '导出结果报告', en: 'Report exported' },
      'result-exported-json': { zh: '导出结果（JSON）', en: 'Result exported (JSON)' },
      'result-exported-public-xlsx': {
        zh: '导出结果公布版（工作簿）',
        en: 'Result for publication exported (workbook)',
      },
      'result-exported-public-csv': {
        zh: '导出结果公布版（CSV）',
        en: 'Result for publication exported (CSV)',
      },
      'result-exported-public-report': {
        zh: '导出结果公布版（PDF）',
        en: 'Result for publication exported (PDF)',
      },
    },
  },
} as const satisfies Readonly<Record<string, JournalGroup>>;

export type JournalGroupName = keyof typeof journalGroups;

export const journalGroupNames = Object.keys(journalGroups) as JournalGroupName[];

const wordsOf: ReadonlyMap<string, Bilingual> = new Map(
  Object.values(journalGroups).flatMap((group) => Object.entries<Bilingual>(group.actions)),
);

/** What an entry of the journal says happened; an action of a later version by its code. */
export function journalAction(action: string): Bilingual {
  return wordsOf.get(action) ?? { zh: action, en: action };
}

/** The actions of a group, as entries carry them. */
export function actionsOf(group: JournalGroupName): readonly string[] {
  return Object.keys(journalGroups[group].actions);
}

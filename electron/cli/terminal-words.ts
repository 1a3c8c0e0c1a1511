// What the terminal program calls the states and kinds of things, as the windows call them; the
// English codes stay in `--json`. Verdicts, uses and flags have their words in shared/.
import type {
  DeclarationRow,
  ExpertRow,
  RoundPhase,
  StepName,
} from '../../shared/operations/agency.ts';
import type {
  ApplicationState,
  ConflictHint,
  StepState,
  SubmissionProblem,
} from '../../shared/operations/expert.ts';
import type { ReceivedFile, ReceivedKind } from '../../shared/operations/workspace.ts';
import type { Bilingual } from '../../shared/rubric.ts';
import type { VerdictTone } from '../../shared/verdicts.ts';

type Words<K extends string> = Readonly<Record<K, Bilingual>>;

export const phaseWords: Words<RoundPhase> = {
  preparing: { zh: '准备中', en: 'in preparation' },
  sealed: { zh: '已封存', en: 'sealed' },
  collecting: { zh: '评审与回收', en: 'reviewing and collecting' },
  merged: { zh: '已汇总', en: 'merged' },
};

export const stepWords: Words<StepName> = {
  basics: { zh: '基本', en: 'basics' },
  applications: { zh: '项目', en: 'applications' },
  experts: { zh: '专家', en: 'experts' },
  rule: { zh: '规则', en: 'rule' },
  seal: { zh: '封包', en: 'seal' },
  declarations: { zh: '回避', en: 'recusal' },
  collect: { zh: '回收', en: 'collect' },
  merge: { zh: '汇总', en: 'merge' },
  opinion: { zh: '意见', en: 'opinion' },
  list: { zh: '名单', en: 'list' },
  report: { zh: '报告', en: 'report' },
};

export const expertStateWords: Words<ExpertRow['state']> = {
  pending: { zh: '待核对', en: 'pending' },
  confirmed: { zh: '已核对', en: 'confirmed' },
};

export const applicationStateWords: Words<ApplicationState> = {
  'not-begun': { zh: '未评', en: 'not begun' },
  begun: { zh: '评分中', en: 'begun' },
  complete: { zh: '已评完', en: 'complete' },
  submitted: { zh: '已提交', en: 'submitted' },
  amending: { zh: '修订中', en: 'amending' },
  amended: { zh: '已修订', en: 'amended' },
  recused: { zh: '回避', en: 'recused' },
  'cannot-judge': { zh: '无法评判', en: 'cannot judge' },
  'recusal-pending': { zh: '回避待决定', en: 'recusal pending' },
  'not-granted': { zh: '未授权', en: 'no grant' },
};

export const stepStateWords: Words<StepState> = {
  waiting: { zh: '尚未到', en: 'not yet' },
  ready: { zh: '可以开始', en: 'ready' },
  underway: { zh: '进行中', en: 'under way' },
  done: { zh: '已完成', en: 'done' },
};

export const problemWords: Words<SubmissionProblem['kind']> = {
  'score-missing': { zh: '缺得分', en: 'score missing' },
  'comment-missing': { zh: '缺意见', en: 'comment missing' },
  'overall-missing': { zh: '缺总体意见', en: 'overall opinion missing' },
  'decision-missing': { zh: '缺推荐或表决意见', en: 'recommendation or vote missing' },
  'decision-reason-missing': { zh: '缺选择该结论的理由', en: 'reason of the choice missing' },
  'veto-reason-missing': { zh: '勾选了否决项，缺理由', en: 'veto ticked, reason missing' },
  'target-missing': { zh: '未判断', en: 'not judged' },
  'target-note-missing': { zh: '判断缺说明', en: 'note missing' },
  'document-unopened': { zh: '材料未打开', en: 'document not opened' },
  'declaration-missing': { zh: '未声明回避', en: 'not declared' },
  'recusal-undecided': { zh: '回避待机构决定', en: 'recusal undecided' },
};

export const answerWords: Words<DeclarationRow['apps'][number]['status']> = {
  none: { zh: '无回避情形', en: 'no conflict' },
  conflict: { zh: '申请回避', en: 'asks to be recused' },
  recuse: { zh: '无法评判', en: 'cannot judge' },
};
export const unanswered: Bilingual = { zh: '未答复', en: 'unanswered' };

export const outcomeWords: Words<'recused' | 'kept'> = {
  recused: { zh: '准予回避', en: 'recused' },
  kept: { zh: '不予回避', en: 'kept on' },
};
export const undecided: Bilingual = { zh: '待决定', en: 'undecided' };

export const partyWords: Words<ConflictHint['where']> = {
  unit: { zh: '申报单位', en: 'unit' },
  leader: { zh: '负责人', en: 'leader' },
  member: { zh: '成员', en: 'member' },
  partner: { zh: '合作单位', en: 'partner' },
  'demand-side': { zh: '需求方', en: 'demand side' },
};

export const fileKindWords: Words<ReceivedKind> = {
  trust: { zh: '信任文件', en: 'trust document' },
  card: { zh: '专家名片', en: 'expert card' },
  bundle: { zh: '密封评审包', en: 'sealed bundle' },
  post: { zh: '函件', en: 'post' },
  result: { zh: '评审结果', en: 'result' },
  record: { zh: '综合评审意见或拟认定名单', en: 'panel opinion or proposed list' },
  backup: { zh: '备份', en: 'backup' },
  unknown: { zh: '无法识别', en: 'not recognised' },
};

export const receivedWords: Words<ReceivedFile['outcome']> = {
  accepted: { zh: '已接收', en: 'accepted' },
  'already-known': { zh: '此前已收', en: 'known already' },
  'needs-confirmation': { zh: '待核对', en: 'to be confirmed' },
  refused: { zh: '拒收', en: 'refused' },
};

export const toneWords: Words<VerdictTone> = {
  accepted: { zh: '已接收', en: 'accepted' },
  held: { zh: '待补', en: 'held' },
  'set-aside': { zh: '不计分', en: 'not counted' },
  refused: { zh: '拒收', en: 'refused' },
};

export const revision = (rev: number): Bilingual => ({ zh: `修订 ${rev}`, en: `revision ${rev}` });

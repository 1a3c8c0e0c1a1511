// What became of each object that an expert sent back (核验结论). The code travels in receipts and
// is kept in the ledger; the sentence is what people read.
import type { Bilingual } from './rubric.ts';

/** How a verdict is shown: taken in, waiting for something, set aside by a rule, or refused. */
export type VerdictTone = 'accepted' | 'held' | 'set-aside' | 'refused';

type VerdictText = Bilingual & { readonly tone: VerdictTone };

export const verdictTexts = {
  accepted: {
    tone: 'accepted',
    zh: '已接收：签名、轮次、评审包、评分标准、授权与合计均核对无误。',
    en: 'Accepted: signature, round, bundle, form, grant and total all check out.',
  },
  'already-known': {
    tone: 'accepted',
    zh: '此前已收到完全相同的一份，不重复计入。',
    en: 'The very same object was received before; it is not counted twice.',
  },
  superseded: {
    tone: 'set-aside',
    zh: '已被同一专家签署的更新修订取代，予以保留，不计分。',
    en: 'Replaced by a later revision of the same expert; kept, not counted.',
  },
  withdrawn: {
    tone: 'set-aside',
    zh: '专家撤回了本项目的评分，不计分。',
    en: 'The expert withdrew the scores for this application; not counted.',
  },
  void: {
    tone: 'set-aside',
    zh: '该专家其后对本项目回避，此前的评分无效；予以保留，不计分。',
    en: 'The expert was recused from this application afterwards: the sheet is void, kept, not counted.',
  },
  recused: {
    tone: 'refused',
    zh: '该专家对本项目已声明回避或无法评判，评分不予接收。',
    en: 'The expert declared a conflict or could not judge this application; no score is taken.',
  },
  held: {
    tone: 'held',
    zh: '缺少此前的一次修订，暂存；收到缺少的函件后自动核验。',
    en: 'An earlier revision has not arrived; held, and checked once the missing post is in.',
  },
  'declaration-missing': {
    tone: 'held',
    zh: '尚未收到评分所依据的回避声明，暂存；收到声明后自动核验。',
    en: 'The declaration that this sheet cites has not arrived; held until it does.',
  },
  'declaration-outdated': {
    tone: 'held',
    zh: '申报信息更正后专家尚未重新声明，暂存；收到新的声明后自动核验。',
    en: 'The application was corrected and the expert has not answered anew; held until then.',
  },
  'post-missing': {
    tone: 'held',
    zh: '此前的一份函件尚未收到，暂存；缺少的函件收到后自动核验计入。',
    en: 'An earlier post of the expert has not arrived; held, and counted once it has.',
  },
  'post-twin': {
    tone: 'refused',
    zh: '两份不同的函件编号相同，两份均隔离保留、其中内容均不计入；请专家再次提交。',
    en: 'Two different posts carry one number: both are quarantined and kept, nothing in them counts. Ask the expert to hand in again.',
  },
  equivocation: {
    tone: 'refused',
    zh: '同一修订号出现两份不同内容，两份均隔离保留、均不计分；请与专家核实。',
    en: 'Two different objects carry one revision number: both are quarantined and kept, neither counts. Ask the expert.',
  },
  'query-unknown': {
    tone: 'refused',
    zh: '所答的询问不是本机构发给该专家的，拒收。',
    en: 'Answers a query that was never put to this expert; refused.',
  },
  'query-mismatch': {
    tone: 'refused',
    zh: '答复所指的项目、指标或评分表与询问不符，拒收。',
    en: 'Names another application, criterion or sheet than the query; refused.',
  },
  'answer-sheet-missing': {
    tone: 'held',
    zh: '答复所指的更正评分表尚未收到，暂存；收到后自动核验。',
    en: 'The corrected sheet that the answer names has not arrived; held until it does.',
  },
  'answer-moot': {
    tone: 'set-aside',
    zh: '该专家对本项目已回避，评分不再计入，答复予以保留。',
    en: 'The expert is recused from this application and the score no longer counts; the answer is kept.',
  },
  'chain-broken': {
    tone: 'refused',
    zh: '修订链不成立（修订号、前一份摘要或状态相互矛盾），拒收。',
    en: 'Revision, previous hash and state contradict each other; refused.',
  },
  'wrong-round': {
    tone: 'refused',
    zh: '属于另一评审轮次或另一管理机构，拒收。',
    en: 'Made for another round or another agency; refused.',
  },
  'wrong-bundle': {
    tone: 'refused',
    zh: '依据的不是本轮的密封评审包，拒收。',
    en: 'Made from another bundle than the one sealed for this round; refused.',
  },
  'wrong-form': {
    tone: 'refused',
    zh: '依据的不是本轮封存的评分标准与规则，拒收。',
    en: 'Made under another form than the one sealed for this round; refused.',
  },
  'wrong-application-record': {
    tone: 'refused',
    zh: '所评申报材料与封存的不一致，拒收。',
    en: 'What was judged is not the application as sealed; refused.',
  },
  'wrong-roster': {
    tone: 'refused',
    zh: '依据的评审名录不是发给该专家的，拒收。',
    en: 'Answers a roster that was not issued to this expert; refused.',
  },
  'wrong-expert': {
    tone: 'refused',
    zh: '署名专家与签名密钥不符，拒收。',
    en: 'The expert named is not the one whose key signed; refused.',
  },
  'key-revoked': {
    tone: 'refused',
    zh: '收到时该专家的签名密钥已被停用（如电脑遗失），拒收；停用之前收到的不受影响。',
    en: 'The expert’s key was taken back before this was received (a lost laptop); refused. What came before stays valid.',
  },
  'not-on-roster': {
    tone: 'refused',
    zh: '本项目没有分配给该专家，拒收。',
    en: 'This application is not assigned to this expert; refused.',
  },
  'not-granted': {
    tone: 'refused',
    zh: '没有向该专家发放过本项目的阅卷授权，拒收。',
    en: 'No grant for this application was ever issued to this expert; refused.',
  },
  'out-of-range': {
    tone: 'refused',
    zh: '有分值超出评分标准范围、不合步长，或出现评分标准以外的指标，拒收。',
    en: 'A score is out of range or off its step, or names no criterion of the form; refused.',
  },
  incomplete: {
    tone: 'refused',
    zh: '有必填的分值、意见、结论或回避答复缺失，拒收。',
    en: 'A required score, comment, decision or answer is missing; refused.',
  },
  'veto-reason-missing': {
    tone: 'refused',
    zh: '勾选了否决项而没有写明理由，拒收；请专家补写理由后再次提交。',
    en: 'A veto is ticked without a reason; refused. The expert writes it and hands in again.',
  },
  'targets-incomplete': {
    tone: 'refused',
    zh: '有任务书指标未作判断，或须写明说明的判断没有说明，拒收；请专家补齐后再次提交。',
    en: 'A target of the task book is not judged, or lacks a note that its judgement needs; refused. The expert completes it and hands in again.',
  },
  'decision-reason-missing': {
    tone: 'refused',
    zh: '所选结论须写明理由而没有写，拒收；请专家补写理由后再次提交。',
    en: 'The decision needs a reason and has none; refused. The expert writes it and hands in again.',
  },
  'beyond-form': {
    tone: 'refused',
    zh: '写有评分标准没有要求的否决项、任务书指标、理由或引用，或次序、判断与封存的不符，拒收。',
    en: 'States a veto, a target, a reason or evidence that the form does not ask for, or in another order or judgement than sealed; refused.',
  },
  'total-wrong': {
    tone: 'refused',
    zh: '合计与按封存规则重新计算的结果不符，拒收。',
    en: 'The total differs from the one recomputed by the sealed rule; refused.',
  },
  late: {
    tone: 'refused',
    zh: '在评审截止之后收到，予以保留，不计分。',
    en: 'Received after the round closed; kept, not counted.',
  },
} as const satisfies Readonly<Record<string, VerdictText>>;

export type Verdict = keyof typeof verdictTexts;

/** True where the agency holds an object without having judged it for good, so that the expert's next
 * post carries it again. */
export function asksForRepeat(code: string): boolean {
  return code === 'post-twin' || verdictTone(code) === 'held';
}

export function isVerdict(code: string): code is Verdict {
  return Object.hasOwn(verdictTexts, code);
}

/** The sentence of a verdict; an unknown code (from a newer program) is shown as it is. */
export function verdictText(code: string): Bilingual {
  if (!isVerdict(code)) return { zh: `核验结论：${code}`, en: `Verdict: ${code}` };
  const { zh, en } = verdictTexts[code];
  return { zh, en };
}

export function verdictTone(code: string): VerdictTone {
  return isVerdict(code) ? verdictTexts[code].tone : 'refused';
}

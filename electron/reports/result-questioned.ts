import {
  abnormalityText,
  decidedStateWords,
  panelOutcomeWords,
  scoreTitle,
} from '../../shared/decided-words.ts';
import type { ResultContent } from '../../shared/objects/result.ts';
import type { Bilingual, Rubric } from '../../shared/rubric.ts';
import { verdictText } from '../../shared/verdicts.ts';
import { expertsOf } from './result-experts.ts';

/** A question about a score, an answer to it, or a decision of the panel on it. */
export type QuestionedLine = {
  readonly kind: Bilingual;
  readonly app: string;
  readonly expert: string;
  readonly score: Bilingual;
  /** What became of it. */
  readonly said: Bilingual;
  /** Empty but for decisions. */
  readonly votes: Bilingual;
  readonly decidedBy: string;
  readonly reason: string;
  /** The sheet that it is about; for an answer the corrected one, empty where there is none. */
  readonly sheet: string;
  readonly sha256: string;
};

const kinds = {
  query: { zh: '询问', en: 'query' },
  answer: { zh: '答复', en: 'answer' },
  decision: { zh: '认定', en: 'decision' },
} as const;
const noWords: Bilingual = { zh: '', en: '' };

/** Every query with its answers, then every decision, each named by its hash. Internal: it names
 * experts. Empty where nothing was asked or decided. */
export function questionedLines(
  { queries = [], decisions = [], ...content }: ResultContent,
  rubric: Rubric,
): readonly QuestionedLine[] {
  const names = new Map(expertsOf(content).map(({ expert, name }) => [expert, name]));
  const about = ({ app, expert, item }: (typeof queries)[number] | (typeof decisions)[number]) => ({
    app,
    expert: names.get(expert) ?? expert,
    score: scoreTitle(rubric, item),
    votes: noWords,
    decidedBy: '',
    reason: '',
  });
  return [
    ...queries.flatMap((query): QuestionedLine[] => [
      {
        ...about(query),
        kind: kinds.query,
        said: answeredWords(query.answers.length),
        sheet: query.sheet_sha256,
        sha256: query.query_sha256,
      },
      ...query.answers.map((answer) => ({
        ...about(query),
        kind: kinds.answer,
        said: answerWords(answer.corrected_sha256, answer.verdict),
        sheet: answer.corrected_sha256 ?? '',
        sha256: answer.sha256,
      })),
    ]),
    ...decisions.map((decision) => {
      const [outcome, state] = [
        panelOutcomeWords[decision.outcome],
        decidedStateWords[decision.state],
      ];
      return {
        ...about(decision),
        kind: kinds.decision,
        said: { zh: `${outcome.zh}：${state.zh}`, en: `${outcome.en}: ${state.en}` },
        votes: abnormalityText(decision.votes),
        decidedBy: decision.decided_by,
        reason: decision.reason,
        sheet: decision.sheet_sha256,
        sha256: decision.sha256,
      };
    }),
  ];
}

const answeredWords = (answers: number): Bilingual =>
  answers === 0
    ? { zh: '尚无答复', en: 'not answered' }
    : { zh: `答复 ${answers} 份`, en: `answers: ${answers}` };

function answerWords(corrected: string | null, verdict: string): Bilingual {
  const received = verdictText(verdict);
  return corrected === null
    ? { zh: `说明理由（${received.zh}）`, en: `reason given (${received.en})` }
    : { zh: `更正评分（${received.zh}）`, en: `score corrected (${received.en})` };
}

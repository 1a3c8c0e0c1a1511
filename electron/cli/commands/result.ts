import { Refusal } from '../../../shared/errors.ts';
import { explainStanding } from '../../../shared/explain/explain-standing.ts';
import { type WhyStep, whyParts } from '../../../shared/explain/why-step.ts';
import type { RoundStatistics } from '../../../shared/merge/statistics/round-statistics.ts';
import { agencyOperations } from '../../../shared/operations/agency.ts';
import { ResultFormat } from '../../../shared/operations/result.ts';
import { flagWords, lotStateWords } from '../../../shared/result-words.ts';
import type { Bilingual, Rubric } from '../../../shared/rubric.ts';
import { votePassed, votePassedWords, votesText } from '../../../shared/vote-words.ts';
import { statisticsLines } from '../aggregate-lines.ts';
import { type Command, flag, roundFlag } from '../command.ts';
import { decidedLines } from '../decided-lines.ts';
import { exportCommand } from '../export-command.ts';
import { checked, type Terminal } from '../terminal.ts';

export const resultCommands: readonly Command[] = [
  {
    name: 'merge',
    about: {
      zh: '按封存的规则汇总现有评分并签署结果',
      en: 'Merge what is in under the sealed rule and sign the result',
    },
    flags: [roundFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const input = checked(agencyOperations.merge, { round: given.text('round') });
      const result = await terminal.agency.merge(input);
      const { rubric } = await terminal.agency.round(input);
      return { value: result, lines: resultLines(result, rubric, terminal) };
    },
  },
  {
    name: 'result show',
    about: { zh: '显示最近一次结果', en: 'Show the last result' },
    flags: [roundFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const input = checked(agencyOperations.result, { round: given.text('round') });
      const result = await terminal.agency.result(input);
      const { rubric } = await terminal.agency.round(input);
      return {
        value: result,
        lines:
          result === null
            ? [terminal.say({ zh: '还没有汇总。', en: 'Nothing was merged yet.' })]
            : resultLines(result, rubric, terminal),
      };
    },
  },
  {
    name: 'result why',
    about: {
      zh: '一个项目的得分、名次或表决结论从评分表到结果的每一步',
      en: 'Every step from the sheets to what the result says of one application',
    },
    flags: [roundFlag, flag('app', 'ID', '项目编号', 'The application', { required: true })],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const input = checked(agencyOperations.result, { round: given.text('round') });
      const result = await terminal.agency.result(input);
      if (result === null) throw new Refusal('result-missing', 'the round was not merged');
      const { rubric } = await terminal.agency.round(input);
      const app = given.text('app');
      const found = result.content.lots.flatMap((lot) =>
        lot.standings.filter((one) => one.app === app).map((standing) => ({ lot, standing })),
      );
      const [first] = found;
      if (first === undefined)
        throw new Refusal('application-unknown', 'no such application', { app });
      const steps = explainStanding(result.content, rubric, first.lot, first.standing);
      return { value: { app, lot: first.lot.lot, steps }, lines: whyLines(steps, terminal) };
    },
  },
  {
    name: 'result statistics',
    about: {
      zh: '一致性与稳健性：仅供参考的统计',
      en: 'Agreement and robustness: advisory statistics',
    },
    flags: [roundFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const input = checked(agencyOperations.statistics, { round: given.text('round') });
      const statistics = await terminal.agency.statistics(input);
      return {
        value: statistics,
        lines:
          statistics === null
            ? [terminal.say({ zh: '还没有汇总。', en: 'Nothing was merged yet.' })]
            : statisticsLines(withNames(statistics), terminal.say),
      };
    },
  },
  exportCommand({
    name: 'result export',
    about: {
      zh: '导出结果：xlsx、csv、json、signed（.hpresult）、report（PDF）；public- 开头的不含专家姓名',
      en: 'Export the result: xlsx, csv, json, signed (.hpresult), report (PDF); public-… names no expert',
    },
    formats: ResultFormat.options,
    save: (terminal, format, given) =>
      terminal.agency.exportResult(
        checked(agencyOperations.exportResult, { round: given.text('round'), format }),
      ),
  }),
];

function whyLines(steps: readonly WhyStep[], terminal: Terminal): readonly string[] {
  return steps.map(({ part, about, text, formula, sha256 }) =>
    [
      terminal.say(whyParts[part]),
      ...[terminal.say(about), terminal.say(text), formula, sha256?.slice(0, 16) ?? ''].filter(
        (word) => word !== '',
      ),
    ].join(' | '),
  );
}

/** Names in the place of keys, for people. */
function withNames(statistics: RoundStatistics): RoundStatistics {
  const names = new Map(statistics.experts.map(({ kid, name }) => [kid, name]));
  const named = <T extends { readonly expert: string }>(one: T): T => ({
    ...one,
    expert: names.get(one.expert) ?? one.expert,
  });
  return {
    ...statistics,
    agreement: statistics.agreement.map((one) => ({
      ...one,
      outliers: { ...one.outliers, flagged: one.outliers.flagged.map(named) },
    })),
    bias: statistics.bias.map((one) => ({ ...one, experts: one.experts.map(named) })),
    lots: statistics.lots.map((lot) => ({
      ...lot,
      decisiveExperts: lot.decisiveExperts.map(named),
    })),
  };
}

type Result = Awaited<ReturnType<Terminal['agency']['merge']>>;

function resultLines(result: Result, rubric: Rubric, terminal: Terminal): readonly string[] {
  const { content } = result;
  return [
    ...content.lots.flatMap((lot) => [
      `${lot.lot} ${lot.title} [${terminal.say(lotStateWords[lot.state])}]`,
      ...lot.standings.map(
        (standing) =>
          `  ${standing.place ?? '—'} ${standing.app} ${standing.printed ?? '—'}${standing.selected ? ' ★' : ''} ${standing.title}${terminal.say(voteWords(lot, standing, rubric))}`,
      ),
    ]),
    ...content.flags.map(
      ({ kind, lot, app, note }) =>
        `! ${terminal.say(flagWords[kind] ?? { zh: kind, en: kind })} ${lot} ${app ?? ''} ${terminal.say(note)}`,
    ),
    ...decidedLines(content, rubric).map(terminal.say),
    terminal.say({ zh: '结果摘要 ', en: 'Hash of the content ' }) +
      `SHA-256 ${result.contentSha256}`,
  ];
}

/** The vote on an application behind its title; nothing where none was held. */
function voteWords(
  lot: Result['content']['lots'][number],
  standing: Result['content']['lots'][number]['standings'][number],
  rubric: Rubric,
): Bilingual {
  if (standing.votes === null) return { zh: '', en: '' };
  const counted = votesText(standing.votes, rubric);
  const passed = votePassed(lot, standing);
  if (passed === null) return { zh: `：${counted.zh}`, en: `: ${counted.en}` };
  const word = votePassedWords[passed ? 'passed' : 'notPassed'];
  return { zh: `：${word.zh}（${counted.zh}）`, en: `: ${word.en} (${counted.en})` };
}

import { agencyOperations } from '../../../shared/operations/agency.ts';
import { flagWords, lotStateWords } from '../../../shared/result-words.ts';
import type { Bilingual, Rubric } from '../../../shared/rubric.ts';
import { votePassed, votePassedWords, votesText } from '../../../shared/vote-words.ts';
import { type Command, flag, roundFlag } from '../command.ts';
import { checked, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const formats = ['xlsx', 'csv', 'signed', 'report'] as const;

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
    name: 'result export',
    about: {
      zh: '导出结果：xlsx、csv、signed（.hpresult）或 report（PDF）',
      en: 'Export the result: xlsx, csv, signed (.hpresult) or report (PDF)',
    },
    flags: [
      roundFlag,
      flag('format', 'FORMAT', 'xlsx、csv、signed 或 report', 'xlsx, csv, signed or report', {
        required: true,
      }),
      flag('out', 'FILE', '输出文件', 'The file', { required: true }),
    ],
    files: null,
    async run(given, terminal) {
      const format = formats.find((known) => known === given.text('format'));
      if (format === undefined) {
        throw new UsageError('result export', '--format 取值不对', '--format has no such value');
      }
      await terminal.unlock();
      terminal.host.place({ out: given.text('out') });
      const saved = await terminal.agency.exportResult(
        checked(agencyOperations.exportResult, { round: given.text('round'), format }),
      );
      return { value: saved, lines: [saved.fileName] };
    },
  },
];

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

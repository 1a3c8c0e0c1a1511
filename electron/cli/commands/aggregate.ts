import { canonicalJson, type JsonValue } from '../../../shared/canonical-json.ts';
import { Refusal } from '../../../shared/errors.ts';
import { aggregateTable } from '../../../shared/merge/bare/aggregate-table.ts';
import { BarePolicy } from '../../../shared/merge/bare/bare-policy.ts';
import { readBareTable } from '../../../shared/merge/bare/bare-table.ts';
import { type TableProblem, tableProblemLine } from '../../../shared/merge/bare/table-problem.ts';
import { tableStatistics } from '../../../shared/merge/bare/table-statistics.ts';
import { sha256Hex } from '../../formats/hash.ts';
import { resultLines, statisticsLines } from '../aggregate-lines.ts';
import { type Command, flag } from '../command.ts';
import { readJsonFile } from '../read-file.ts';
import { readScoreTable } from '../score-table.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const name = 'aggregate';
const defaultResamples = 1000;
const mostResamples = 100_000;
// A refusal is for people: past this many lines the rest is counted, not listed.
const mostListed = 2000;

export const aggregateCommand: Command = {
  name,
  about: {
    zh: '按一份规则汇总一张裸评分表（不需要密钥和工作区）',
    en: 'Merge a bare table of scores under a policy (no keys, no workspace)',
  },
  flags: [
    flag('policy', 'FILE', '规则（JSON）', 'The policy (JSON)', { required: true }),
    flag('scores', 'FILE', '评分表（.csv 或 .json）', 'The scores (.csv or .json)', {
      required: true,
    }),
    flag('steps', null, '列出每个分数的由来', 'Show how each figure came about'),
    flag('statistics', null, '附上仅供参考的统计', 'Add advisory statistics'),
    flag('seed', 'N', '重抽样的种子，默认 1', 'Seed of the resampling; 1 by default'),
    flag('resamples', 'N', '重抽样次数，默认 1000', 'Number of resamples; 1000 by default'),
  ],
  files: null,
  run(given, terminal) {
    const resampling = {
      seed: wholeNumber('seed', given.optional('seed') ?? '1', 0, 4_294_967_295),
      resamples: wholeNumber(
        'resamples',
        given.optional('resamples') ?? String(defaultResamples),
        1,
        mostResamples,
      ),
    };
    const policy = readPolicy(given.text('policy'));
    const file = given.text('scores');
    const { source, problems } = readScoreTable(file);
    refuseTable(file, problems, terminal);
    const table = readBareTable(policy, source);
    refuseTable(file, table.problems, terminal);
    const result = aggregateTable(policy, table.lots);
    const statistics = given.has('statistics')
      ? { ...resampling, ...tableStatistics(policy, table.lots, resampling) }
      : null;
    const canonical = canonicalJson(policy as JsonValue);
    const policySha256 = sha256Hex(new TextEncoder().encode(canonical));
    return {
      value: { policySha256, ...result, ...(statistics === null ? {} : { statistics }) },
      lines: given.has('json')
        ? []
        : [
            ...resultLines(result, { say: terminal.say, steps: given.has('steps') }),
            ...(statistics === null ? [] : statisticsLines(statistics, terminal.say)),
            terminal.say({
              zh: `规则 SHA-256 ${policySha256}`,
              en: `Policy SHA-256 ${policySha256}`,
            }),
          ],
    };
  },
};

function wholeNumber(flagName: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(
    name,
    `--${flagName} 应为 ${least} 到 ${most} 的整数`,
    `--${flagName} is a whole number from ${least} to ${most}`,
  );
}

function readPolicy(file: string): BarePolicy {
  const parsed = BarePolicy.safeParse(readJsonFile(file));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Refusal('aggregate-policy', 'policy fails its schema', {
    file,
    count: lines.length,
    problems: lines.join('\n'),
  });
}

function refuseTable(file: string, problems: readonly TableProblem[], terminal: Terminal): void {
  if (problems.length === 0) return;
  const line = (problem: TableProblem) =>
    terminal.say({
      zh: tableProblemLine(problem, 'zh'),
      en: tableProblemLine(problem, 'en'),
    });
  const rest = problems.length - mostListed;
  const more = rest > 0 ? [`… + ${rest}`] : [];
  throw new Refusal('aggregate-table', 'score table fails its checks', {
    file,
    count: problems.length,
    problems: [...problems.slice(0, mostListed).map(line), ...more].join('\n'),
  });
}

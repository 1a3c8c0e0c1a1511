import type { Bilingual } from '../../../shared/rubric.ts';
import { type SelftestReport, selftestStates } from '../../../shared/selftest.ts';
import { runSelftest } from '../../selftest/selftest.ts';
import type { Answer, Command } from '../command.ts';

const shown = 120;
const short = (text: string) => (text.length > shown ? `${text.slice(0, shown)}…` : text);

export const selftestCommand: Command = {
  name: 'selftest',
  about: {
    zh: '自检：用已知答案核对本机的每一种密码运算与数据库',
    en: 'Known answers for every primitive and the database, in the runtime it runs in',
  },
  flags: [],
  files: null,
  async run(_, terminal) {
    return answerOf(await runSelftest(terminal.host.appVersion), terminal.say);
  },
};

export const answerOf = (report: SelftestReport, say: (text: Bilingual) => string): Answer => ({
  value: report,
  lines: reportLines(report, say),
  refused: !report.ok,
});

/** The report as a table; a failed line says what was expected and what came. */
function reportLines(
  { ok, lines, runtime, unused }: SelftestReport,
  say: (text: Bilingual) => string,
): readonly string[] {
  const width = Math.max(...lines.map(({ id }) => id.length));
  const versions = Object.entries(runtime).map(([name, version]) => `${name} ${version}`);
  const missing = Object.keys(unused).filter((name) => unused[name] === false);
  const failed = lines.filter(({ state }) => state === 'failed').length;
  return [
    versions.join(', '),
    ...lines.flatMap(({ id, state, title, ms, expected, got }) => [
      `${id.padEnd(width)}  ${say(selftestStates[state])}  ${say(title)} (${ms} ms)`,
      ...(got === null ? [] : [`  ≠ ${short(expected)}`, `  = ${short(got)}`]),
    ]),
    ...(missing.length === 0
      ? []
      : [
          say({
            zh: `本程序不用、此运行环境也没有：${missing.join('、')}`,
            en: `Not used here and not offered by this runtime: ${missing.join(', ')}`,
          }),
        ]),
    say(
      ok
        ? { zh: `自检通过：${lines.length} 项。`, en: `Selftest passed: ${lines.length} checks.` }
        : {
            zh: `自检未通过：${lines.length} 项中有 ${failed} 项不符。请勿在本机评审，并把以上结果交给管理机构。`,
            en: `Selftest failed: ${failed} of ${lines.length} checks. Do not review on this machine; hand this to the agency.`,
          },
    ),
  ];
}

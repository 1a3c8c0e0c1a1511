import { type AgencyRound, roundSteps } from '../../shared/operations/agency.ts';
import type { Bilingual } from '../../shared/rubric.ts';
import { sealWarnings } from '../../shared/seal-warnings.ts';
import { chinaDate } from '../../shared/working-days.ts';
import { unknownYearNote } from '../reports/calendar-pages.ts';
import type { Answer } from './command.ts';
import type { Terminal } from './terminal.ts';
import { phaseWords, stepWords } from './terminal-words.ts';

/** Where the round stands on its clock, as the head of its screens says it. */
function clockOf({ workingDay, closesAt, due }: AgencyRound): Bilingual {
  const { day, of, known } = workingDay;
  const closes = chinaDate(closesAt);
  const parts = [
    day === 0
      ? { zh: `评审期共 ${of} 个工作日`, en: `${of} working days` }
      : { zh: `第 ${day} / ${of} 个工作日`, en: `working day ${day} of ${of}` },
    { zh: `截止 ${closes}`, en: `closes ${closes}` },
    ...(due === null
      ? []
      : [
          {
            zh: `${due.source}：${due.count} 个工作日，至 ${due.date}${due.late ? '（已超出）' : ''}`,
            en: `${due.source}: ${due.count} working days, to ${due.date}${due.late ? ' (exceeded)' : ''}`,
          },
        ]),
    ...(known ? [] : [unknownYearNote]),
  ];
  return {
    zh: parts.map(({ zh }) => zh).join('；'),
    en: parts.map(({ en }) => en).join('; '),
  };
}

/** A round as the terminal shows it: its clock, its steps. */
export function roundAnswer(round: AgencyRound, terminal: Terminal): Answer {
  const steps = roundSteps.map((name) => {
    const { done, count, blocked } = round.steps[name];
    const reason = blocked === null ? '' : ` — ${terminal.say(blocked)}`;
    return `  ${done ? '✓' : '·'} ${terminal.say(stepWords[name])} ${count}${reason}`;
  });
  return {
    value: round,
    lines: [
      `${round.round} ${round.title} [${terminal.say(phaseWords[round.phase])}]`,
      `  ${terminal.say(clockOf(round))}`,
      ...steps,
      ...(round.bundle === null
        ? sealWarnings(round).map((warning) => `  ! ${terminal.say(warning)}`)
        : []),
    ],
  };
}

import type { StepState } from '../../../shared/operations/expert.ts';
import type { Answer } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { phaseWords, stepStateWords } from '../terminal-words.ts';

/** How the workspace of `--home` stands; without one, that there is none. */
export async function statusAnswer(terminal: Terminal): Promise<Answer> {
  const state = await terminal.workspace.state({});
  if (state.kind === 'none') {
    const line = terminal.say({ zh: '这里还没有工作区。', en: 'There is no workspace here yet.' });
    return { value: state, lines: [line] };
  }
  await terminal.unlock();
  return terminal.holder.current()?.role === 'agency'
    ? agencyStatus(terminal)
    : expertStatus(terminal);
}

async function agencyStatus(terminal: Terminal): Promise<Answer> {
  const home = await terminal.agency.home({});
  return {
    value: { role: 'agency', ...home },
    lines: [
      `${home.agency} ${home.name}`,
      terminal.say({
        zh: `专家：已确认 ${home.experts.confirmed}，待确认 ${home.experts.pending}`,
        en: `Experts: ${home.experts.confirmed} confirmed, ${home.experts.pending} pending`,
      }),
      ...home.rounds.map(
        ({ round, title, phase, sheets }) =>
          `${round} ${title} [${terminal.say(phaseWords[phase])}] ${terminal.say({
            zh: `评分表 ${sheets.accepted} / ${sheets.expected}`,
            en: `sheets ${sheets.accepted} / ${sheets.expected}`,
          })}`,
      ),
    ],
  };
}

async function expertStatus(terminal: Terminal): Promise<Answer> {
  const inbox = await terminal.expert.inbox({});
  return {
    value: { role: 'expert', ...inbox },
    lines: [
      `${inbox.profile.expert} ${inbox.profile.name} ${inbox.profile.unit}`,
      terminal.say({
        zh: `管理机构：${inbox.trust.kind === 'none' ? '尚未导入' : inbox.trust.name}`,
        en: `Agency: ${inbox.trust.kind === 'none' ? 'none yet' : inbox.trust.name}`,
      }),
      ...inbox.rounds.map(({ round, title, steps, counts }) => {
        const { declaration, scoring, submission } = steps;
        const word = (state: StepState) => terminal.say(stepStateWords[state]);
        const stand = terminal.say({
          zh: `回避声明 ${word(declaration)} · 评分 ${word(scoring)} ${counts.complete}/${counts.toScore} · 提交 ${word(submission)} ${counts.submitted}`,
          en: `declaration ${word(declaration)} · scoring ${word(scoring)} ${counts.complete}/${counts.toScore} · submission ${word(submission)} ${counts.submitted}`,
        });
        return `${round} ${title} [${stand}]`;
      }),
    ],
  };
}

import { conflictKinds } from '../../../shared/conflict-kinds.ts';
import { Refusal } from '../../../shared/errors.ts';
import type { DeclarationView } from '../../../shared/operations/expert.ts';
import { expertOperations } from '../../../shared/operations/expert.ts';
import { type Command, flag, type Given, roundFlag } from '../command.ts';
import { checked, type Terminal } from '../terminal.ts';
import { answerWords, outcomeWords, partyWords, unanswered } from '../terminal-words.ts';

type AnswerInput = Parameters<Terminal['expert']['saveDeclaration']>[0];

export const declareCommands: readonly Command[] = [
  {
    name: 'roster',
    about: {
      zh: '显示承诺书、申报名录和已填写的回避声明',
      en: 'Show the commitment, who applies, and the answers so far',
    },
    flags: [roundFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const view = await terminal.expert.declaration(
        checked(expertOperations.declaration, { round: given.text('round') }),
      );
      return {
        value: view,
        lines: [terminal.say(view.form.commitment), '', ...rosterLines(view, terminal)],
      };
    },
  },
  {
    name: 'declare',
    about: { zh: '签署回避声明并写出函件', en: 'Sign the declaration and write its post' },
    flags: [
      roundFlag,
      flag(
        'none-all',
        null,
        '其余项目均无应回避的情形',
        'No conflict with any application not named here',
      ),
      flag(
        'conflict',
        'APP=KIND:理由',
        '申请回避，KIND 为 R1—R11',
        'Ask to be recused, KIND is R1 to R11',
        {
          several: true,
        },
      ),
      flag('cannot-judge', 'APP[=理由]', '无法评判', 'Cannot judge', { several: true }),
      flag(
        'accept-commitment',
        null,
        '已阅读并接受承诺书（见 roster）',
        'The commitment was read and is accepted (see roster)',
      ),
      flag('out', 'FILE', '回传函件（.hppost）', 'The post to the agency (.hppost)', {
        required: true,
      }),
    ],
    files: null,
    async run(given, terminal) {
      if (!given.has('accept-commitment')) {
        throw new Refusal('terminal-input', 'commitment not accepted', {
          problems: '--accept-commitment',
        });
      }
      await terminal.unlock();
      const round = given.text('round');
      const view = await terminal.expert.declaration(
        checked(expertOperations.declaration, { round }),
      );
      for (const answer of answersOf(given, view, round)) {
        await terminal.expert.saveDeclaration(checked(expertOperations.saveDeclaration, answer));
      }
      terminal.host.place({ out: given.text('out') });
      const signed = await terminal.expert.signDeclaration(
        checked(expertOperations.signDeclaration, {
          round,
          passphrase: await terminal.passphrase(),
          commitmentAccepted: true,
        }),
      );
      return {
        value: signed,
        lines: [
          signed.fileName,
          terminal.say({
            zh: `函件核对码：${signed.code}`,
            en: `Code of the post: ${signed.code}`,
          }),
        ],
      };
    },
  },
];

function rosterLines({ apps }: DeclarationView, { say }: Terminal): readonly string[] {
  return apps.flatMap(({ app, lotTitle, party, status, kind, detail, hints, decision }) => [
    `${app} [${say(status === null ? unanswered : answerWords[status])}] ${party.title} · ${party.unit} · ${party.leader} (${lotTitle})`,
    ...(kind === null ? [] : [`  ${kind} ${say(conflictKinds[kind].title)}`]),
    ...(detail === '' ? [] : [`  ${detail}`]),
    ...(decision === null ? [] : [`  → ${say(outcomeWords[decision.outcome])} ${decision.reason}`]),
    ...hints.map(({ own, found, where }) => `  ! ${own} = ${found} (${say(partyWords[where])})`),
  ]);
}

function answersOf(given: Given, view: DeclarationView, round: string): readonly AnswerInput[] {
  const answers = new Map<string, AnswerInput>();
  const put = (answer: AnswerInput) => {
    const isKnown = view.apps.some(({ app }) => app === answer.app);
    if (!isKnown || answers.has(answer.app)) {
      throw new Refusal('terminal-input', 'application unknown or answered twice', {
        problems: answer.app,
      });
    }
    answers.set(answer.app, answer);
  };
  for (const entry of given.all('conflict')) {
    const { app, rest } = split(entry);
    const { app: kind, rest: detail } = split(rest, ':');
    put({ ...checkedAnswer(round, app), status: 'conflict', kind: kindOf(kind), detail });
  }
  for (const entry of given.all('cannot-judge')) {
    const { app, rest } = split(entry);
    put({ ...checkedAnswer(round, app), status: 'recuse', detail: rest });
  }
  if (given.has('none-all')) {
    for (const { app } of view.apps) {
      if (!answers.has(app)) put({ ...checkedAnswer(round, app), status: 'none' });
    }
  }
  return [...answers.values()];
}

const checkedAnswer = (round: string, app: string): AnswerInput => ({
  round,
  app,
  status: null,
  kind: null,
  detail: '',
});

function split(text: string, at = '='): { readonly app: string; readonly rest: string } {
  const place = text.indexOf(at);
  return place < 0
    ? { app: text, rest: '' }
    : { app: text.slice(0, place), rest: text.slice(place + 1) };
}

function kindOf(text: string): AnswerInput['kind'] {
  const parsed = expertOperations.saveDeclaration.input.shape.kind.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new Refusal('terminal-input', 'no such kind of conflict', {
    problems: `--conflict: ${text}`,
  });
}

import { Refusal } from '../../../shared/errors.ts';
import { objectWord } from '../../../shared/object-words.ts';
import { agencyOperations } from '../../../shared/operations/agency.ts';
import { verdictTone } from '../../../shared/verdicts.ts';
import { type Command, flag, roundFlag } from '../command.ts';
import { receive } from '../receive.ts';
import { checked } from '../terminal.ts';
import {
  answerWords,
  fileKindWords,
  outcomeWords,
  receivedWords,
  revision,
  toneWords,
  undecided,
} from '../terminal-words.ts';
import { suiteOf } from './setup.ts';
import { statusAnswer } from './status.ts';

export const exchangeCommands: readonly Command[] = [
  {
    name: 'seal',
    about: { zh: '封装评审包，写后逐字节核验', en: 'Seal the bundle and verify what was written' },
    flags: [
      roundFlag,
      flag('out', 'FILE', '评审包（.hpbundle）', 'The bundle (.hpbundle)', { required: true }),
      flag(
        'suite',
        'pq|x25519',
        '加密算法，默认 pq；x25519 可用 age 工具打开',
        'Suite, pq by default; the age tool opens x25519',
      ),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      terminal.host.place({ out: given.text('out') });
      const round = await terminal.agency.seal(
        checked(agencyOperations.seal, {
          round: given.text('round'),
          suite: suiteOf(given.optional('suite'), 'seal'),
        }),
      );
      const code = round.bundle?.code ?? '';
      return {
        value: round.bundle,
        lines: [
          round.bundle?.fileName ?? '',
          terminal.say({ zh: `评审包核对码：${code}`, en: `Bundle code: ${code}` }),
        ],
      };
    },
  },
  {
    name: 'post',
    about: { zh: '给每位专家写出此时应发的函件', en: 'Write to each expert whatever is due now' },
    flags: [
      roundFlag,
      flag('out', 'DIR', '存放函件的文件夹', 'Folder for the posts', { required: true }),
      flag(
        'expert',
        'E',
        '只给这位专家（可再次写出上一封）',
        'Only to this expert (writes the last one again if need be)',
        {
          several: true,
        },
      ),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      terminal.host.place({ folder: given.text('out') });
      const experts = await terminal.agency.experts({});
      const kids = given.all('expert').map((id) => {
        const expert = experts.find((candidate) => candidate.expert === id || candidate.kid === id);
        if (expert !== undefined) return expert.kid;
        throw new Refusal('terminal-input', 'no such expert', { problems: `--expert ${id}` });
      });
      const input = checked(agencyOperations.writePosts, { round: given.text('round'), kids });
      const written = await terminal.agency.writePosts(input);
      return { value: written, lines: [...written.files] };
    },
  },
  {
    name: 'due',
    about: { zh: '列出应发给每位专家的内容', en: 'List what is due to each expert' },
    flags: [roundFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const input = checked(agencyOperations.duePosts, { round: given.text('round') });
      const due = await terminal.agency.duePosts(input);
      return {
        value: due,
        lines: due.map(({ name, due: kinds, waitingFor }) => {
          const waiting = waitingFor === null ? '' : ` (${terminal.say(waitingFor)})`;
          return `${name}: ${kinds.map((kind) => terminal.say(objectWord(kind))).join(', ') || '—'}${waiting}`;
        }),
      };
    },
  },
  {
    name: 'receive',
    about: { zh: '收入任何衡评文件', en: 'Take in any Hengping files' },
    flags: [],
    files: { name: 'FILE…', several: true },
    async run(given, terminal) {
      await terminal.unlock();
      const received = await receive(terminal, given.files);
      const refused = received.filter(({ outcome }) => outcome === 'refused');
      return {
        value: received,
        lines: received.map(
          ({ name, kind, outcome, summary, failure }) =>
            `${name}: ${terminal.say(receivedWords[outcome])}${failure === null ? '' : ` ${failure.code}`} (${terminal.say(fileKindWords[kind])}) ${terminal.say(summary)}`,
        ),
        refused: refused.length > 0,
      };
    },
  },
  {
    name: 'declarations',
    about: { zh: '列出专家的回避声明', en: 'List the experts’ declarations' },
    flags: [roundFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const input = checked(agencyOperations.declarations, { round: given.text('round') });
      const rows = await terminal.agency.declarations(input);
      return {
        value: rows,
        lines: rows.flatMap(({ name, receivedAt, apps }) => [
          `${name} ${receivedAt ?? '—'}`,
          ...apps
            .filter(({ status }) => status !== 'none')
            .map(
              ({ app, status, kind, detail, decision }) =>
                `  ${app} ${terminal.say(answerWords[status])} ${kind ?? ''} ${detail}${
                  status === 'conflict'
                    ? ` → ${terminal.say(decision === null ? undecided : outcomeWords[decision.outcome])}`
                    : ''
                }`,
            ),
        ]),
      };
    },
  },
  {
    name: 'decide',
    about: { zh: '对回避申请作出有理由的决定', en: 'Decide on a conflict, with a reason' },
    flags: [
      roundFlag,
      flag('expert', 'E', '专家', 'Expert', { required: true }),
      flag('app', 'APP', '申报项目', 'Application', { required: true }),
      flag('outcome', 'recused|kept', '回避或不回避', 'Recused or kept', { required: true }),
      flag('reason', 'TEXT', '理由', 'Reason', { required: true }),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const experts = await terminal.agency.experts({});
      const id = given.text('expert');
      const kid = experts.find((candidate) => candidate.expert === id)?.kid ?? id;
      const outcome = given.text('outcome') === 'kept' ? 'kept' : 'recused';
      if (outcome !== given.text('outcome')) {
        throw new Refusal('terminal-input', 'no such outcome', { problems: '--outcome' });
      }
      const rows = await terminal.agency.decide(
        checked(agencyOperations.decide, {
          round: given.text('round'),
          kid,
          app: given.text('app'),
          outcome,
          reason: given.text('reason'),
        }),
      );
      return {
        value: rows,
        lines: [`${id} ${given.text('app')} ${terminal.say(outcomeWords[outcome])}`],
      };
    },
  },
  {
    name: 'collect',
    about: { zh: '收件台账与尚缺的评分', en: 'Ledger of what came in, and what is still out' },
    flags: [roundFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const input = checked(agencyOperations.collect, { round: given.text('round') });
      const view = await terminal.agency.collect(input);
      return {
        value: view,
        lines: [
          ...view.ledger.flatMap(({ seq, fileName, name, items, refusal }) => [
            `#${seq} ${fileName} ${name ?? ''} ${refusal === null ? '' : `${refusal.code}: ${terminal.say(refusal.reason)}`}`,
            ...items.map(
              ({ type, app, rev, verdict, reason }) =>
                `  ${terminal.say(objectWord(type))} ${app ?? ''} ${terminal.say(revision(rev))} [${terminal.say(toneWords[verdictTone(verdict)])}] ${terminal.say(reason)}`,
            ),
          ]),
          ...view.outstanding.map(({ name, missing, declaration, missingPosts }) => {
            const absent = [
              ...(declaration ? [terminal.say(objectWord('coi'))] : []),
              ...missing,
              ...missingPosts.map((seq) =>
                terminal.say({ zh: `第 ${seq} 号函件`, en: `post ${seq}` }),
              ),
            ].join(', ');
            return terminal.say({
              zh: `尚缺 ${name}：${absent}`,
              en: `Still out, ${name}: ${absent}`,
            });
          }),
        ],
      };
    },
  },
  {
    name: 'status',
    about: { zh: '工作区的现状', en: 'How the workspace stands' },
    flags: [],
    files: null,
    run: (_, terminal) => statusAnswer(terminal),
  },
];

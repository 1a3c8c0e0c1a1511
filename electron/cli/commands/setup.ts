import { SignatureSuite } from '../../../shared/objects/common.ts';
import { agencyOperations, type ExpertRow } from '../../../shared/operations/agency.ts';
import { expertOperations } from '../../../shared/operations/expert.ts';
import { workspaceOperations } from '../../../shared/operations/workspace.ts';
import { type Command, flag } from '../command.ts';
import { receive } from '../receive.ts';
import { checked, type Terminal } from '../terminal.ts';
import { expertStateWords } from '../terminal-words.ts';
import { UsageError } from '../usage-error.ts';

const signatureSuites = SignatureSuite.options;

const out = (zh: string, en: string) => flag('out', 'FILE', zh, en, { required: true });

export const setupCommands: readonly Command[] = [
  {
    name: 'agency init',
    about: { zh: '建立管理机构工作区', en: 'Make an agency’s workspace' },
    flags: [
      flag('id', 'ID', '机构编号：大写字母、数字、连字符', 'Agency id: capitals, digits, hyphens', {
        required: true,
      }),
      flag('name', 'NAME', '机构名称', 'Name of the agency', { required: true }),
      flag(
        'suite',
        'pq|x25519',
        '收件密钥的算法，默认 pq',
        'Suite of the intake keys; pq by default',
      ),
      flag(
        'signatures',
        signatureSuites.join('|'),
        '签名套件，默认 ed25519，建立后不能更改；sm2 与SM2算法兼容，未经认证',
        'Signature suite, for good; ed25519 by default. sm2 is SM2-compatible, not certified',
      ),
    ],
    files: null,
    async run(given, terminal) {
      const { recoveryCode } = await terminal.workspace.createAgency(
        checked(workspaceOperations.createAgency, {
          id: given.text('id'),
          name: given.text('name'),
          passphrase: await terminal.passphrase(),
          suite: suiteOf(given.optional('suite'), 'agency init'),
          signatures: signaturesOf(given.optional('signatures')),
        }),
      );
      const { trustCode } = await terminal.agency.home({});
      return {
        value: { recoveryCode, trustCode },
        lines: [
          recoveryLine(recoveryCode, terminal),
          terminal.say({
            zh: `核对码（印在邀请函上）：${trustCode}`,
            en: `Trust code (for the invitation): ${trustCode}`,
          }),
        ],
      };
    },
  },
  {
    name: 'expert init',
    about: { zh: '建立专家工作区', en: 'Make an expert’s workspace' },
    flags: [
      flag('name', 'NAME', '姓名', 'Name', { required: true }),
      flag('unit', 'UNIT', '工作单位', 'Unit', { required: true }),
      flag('title', 'TITLE', '职称', 'Title'),
    ],
    files: null,
    async run(given, terminal) {
      const { recoveryCode } = await terminal.workspace.createExpert(
        checked(workspaceOperations.createExpert, {
          name: given.text('name'),
          unit: given.text('unit'),
          title: given.optional('title') ?? '',
          passphrase: await terminal.passphrase(),
        }),
      );
      const { profile, card } = await terminal.expert.inbox({});
      return {
        value: { recoveryCode, expert: profile.expert, cardCode: card.code },
        lines: [
          recoveryLine(recoveryCode, terminal),
          terminal.say({ zh: `专家编号：${profile.expert}`, en: `Expert id: ${profile.expert}` }),
          terminal.say({
            zh: `名片核对码（电话中读出）：${card.code}`,
            en: `Card code (to read out by phone): ${card.code}`,
          }),
        ],
      };
    },
  },
  {
    name: 'recovery new',
    about: {
      zh: '更换恢复码；旧恢复码立即失效',
      en: 'Replace the recovery code; the former one opens nothing any more',
    },
    flags: [],
    files: null,
    async run(_, terminal) {
      await terminal.unlock();
      const { recoveryCode } = await terminal.workspace.newRecoveryCode(
        checked(workspaceOperations.newRecoveryCode, { passphrase: await terminal.passphrase() }),
      );
      return { value: { recoveryCode }, lines: [recoveryLine(recoveryCode, terminal)] };
    },
  },
  {
    name: 'trust export',
    about: { zh: '写出机构的信任文件', en: 'Write the agency’s trust document' },
    flags: [out('信任文件（.hptrust）', 'The trust document (.hptrust)')],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      terminal.host.place({ out: given.text('out') });
      const saved = await terminal.agency.exportTrust({});
      const { trustCode } = await terminal.agency.home({});
      return {
        value: { ...saved, trustCode },
        lines: [
          saved.fileName,
          terminal.say({ zh: `核对码：${trustCode}`, en: `Trust code: ${trustCode}` }),
        ],
      };
    },
  },
  {
    name: 'trust import',
    about: {
      zh: '导入机构的信任文件；第一次须用纸质邀请函上的核对码确认',
      en: 'Take in a trust file; the first one is confirmed by its paper code',
    },
    flags: [flag('code', 'CODE', '纸质邀请函上的核对码', 'The code on the paper invitation')],
    files: { name: 'FILE', several: false },
    async run(given, terminal) {
      await terminal.unlock();
      const [file] = await receive(terminal, given.files);
      const code = given.optional('code');
      if (file?.outcome === 'needs-confirmation' && code === undefined) {
        throw new UsageError(
          'trust import',
          '第一次导入须给出 --code',
          'the first one needs --code',
        );
      }
      if (code !== undefined) {
        const input = { agency: file?.subject ?? '', code };
        await terminal.expert.confirmTrust(checked(expertOperations.confirmTrust, input));
      }
      const { trust } = await terminal.expert.inbox({});
      const name = trust.kind === 'none' ? '' : trust.name;
      const known = terminal.say({ zh: `已信任：${name}`, en: `Trusted: ${name}` });
      const version = trust.kind === 'pinned' ? trust.version : 0;
      return { value: { trust }, lines: [`${known} (v${version})`] };
    },
  },
  {
    name: 'card export',
    about: { zh: '写出专家名片', en: 'Write the expert’s card' },
    flags: [out('专家名片（.hpcard）', 'The card (.hpcard)')],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      terminal.host.place({ out: given.text('out') });
      const saved = await terminal.expert.exportCard({});
      const { card, profile } = await terminal.expert.inbox({});
      return {
        value: { ...saved, expert: profile.expert, cardCode: card.code },
        lines: [
          saved.fileName,
          terminal.say({ zh: `名片核对码：${card.code}`, en: `Card code: ${card.code}` }),
        ],
      };
    },
  },
  {
    name: 'invitation',
    about: {
      zh: '写出印有核对码的纸质邀请函',
      en: 'Write the paper invitation with the trust code',
    },
    flags: [out('邀请函（.pdf）', 'The invitation (.pdf)')],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      terminal.host.place({ out: given.text('out') });
      const saved = await terminal.agency.exportInvitation({});
      return { value: saved, lines: [saved.fileName] };
    },
  },
  {
    name: 'experts add',
    about: {
      zh: '收入专家名片；给出代码时一并确认',
      en: 'Take in an expert’s card; with its code, confirm it',
    },
    flags: [flag('code', 'CODE', '专家在电话中读出的核对码', 'The code that the expert read out')],
    files: { name: 'FILE', several: false },
    async run(given, terminal) {
      await terminal.unlock();
      const [file] = await receive(terminal, given.files);
      const code = given.optional('code');
      if (code !== undefined) {
        const input = { kid: file?.subject ?? '', code };
        await terminal.agency.confirmExpert(checked(agencyOperations.confirmExpert, input));
      }
      const experts = await terminal.agency.experts({});
      const added = experts.find(({ kid }) => kid === file?.subject);
      return {
        value: added ?? null,
        lines: added === undefined ? [] : [expertLine(added, terminal)],
      };
    },
  },
  {
    name: 'experts list',
    about: { zh: '列出专家', en: 'List the experts' },
    flags: [],
    files: null,
    async run(_, terminal) {
      await terminal.unlock();
      const experts = await terminal.agency.experts({});
      return {
        value: experts,
        lines: experts.map((row) => expertLine(row, terminal)),
      };
    },
  },
];

const expertLine = ({ expert, name, unit, state }: ExpertRow, { say }: Terminal): string =>
  `${expert} ${name} ${unit} [${say(expertStateWords[state])}]`;

const recoveryLine = (code: string, terminal: Terminal): string =>
  terminal.say({
    zh: `恢复码（抄存，勿入电脑）：${code}`,
    en: `Recovery code (keep on paper): ${code}`,
  });

/** @throws UsageError for anything but the three suites. */
function signaturesOf(text: string | undefined): SignatureSuite {
  if (text === undefined) return 'ed25519';
  const found = signatureSuites.find((suite) => suite === text);
  if (found !== undefined) return found;
  const known = signatureSuites.join(', ');
  throw new UsageError(
    'agency init',
    `--signatures 只能是 ${known}`,
    `--signatures is one of ${known}`,
  );
}

/** @throws UsageError for anything but the two suites. */
export function suiteOf(text: string | undefined, command: string): 'pq' | 'x25519' {
  if (text === undefined || text === 'pq') return 'pq';
  if (text === 'x25519') return 'x25519';
  throw new UsageError(command, `--suite 只能是 pq 或 x25519`, '--suite is pq or x25519');
}

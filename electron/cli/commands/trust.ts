import { AgencyRole } from '../../../shared/objects/trust.ts';
import { agencyOperations } from '../../../shared/operations/agency.ts';
import type { AgencyTrust, TrustChange } from '../../../shared/operations/agency-trust.ts';
import { roleWords, suiteWords } from '../../../shared/trust-words.ts';
import { type Answer, type Command, flag, type Given } from '../command.ts';
import { checked, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const publishing = [
  flag('reason', 'TEXT', '为什么（写入记录；停用的原因也写入信任文件）', 'Why, for the record', {
    required: true,
  }),
  flag('out', 'FILE', '新的信任文件（.hptrust）写到哪里', 'Where the new trust file goes'),
  flag(
    'yes',
    null,
    '签署；不给出时只说明会发生什么',
    'Sign; without it, only say what would happen',
  ),
];

const from = flag(
  'from',
  'TIME',
  '何时起停用（UTC，如 2026-11-21T08:00:00Z），默认现在',
  'As of when (UTC, like 2026-11-21T08:00:00Z); now by default',
);

/** Publishes the next version of the agency's trust document, or only says what it would change. */
export const trustCommands: readonly Command[] = [
  {
    name: 'trust show',
    about: {
      zh: '显示机构信任文件的版本、密钥与停用',
      en: 'Show the trust document: versions, keys',
    },
    flags: [],
    files: null,
    async run(_, terminal) {
      await terminal.unlock();
      const trust = await terminal.agency.trust({});
      return { value: trust, lines: trustLines(trust, terminal) };
    },
  },
  {
    name: 'trust renew',
    about: { zh: '延长信任文件的有效期', en: 'Extend the trust document' },
    flags: [
      flag('until', 'TIME', '新的有效期（UTC）', 'The new end (UTC)', { required: true }),
      ...publishing,
    ],
    files: null,
    run: (given, terminal) =>
      publish(given, terminal, () => ({ kind: 'renew', expires: given.text('until') })),
  },
  {
    name: 'trust rotate-role-keys',
    about: {
      zh: '更换业务密钥；旧密钥此前签署的仍有效',
      en: 'Replace role keys; what they signed stays',
    },
    flags: [
      flag('roles', 'ROLE,…', '只更换这些用途，默认全部', 'Only these roles; all by default'),
      ...publishing,
    ],
    files: null,
    run: (given, terminal) =>
      publish(given, terminal, () => ({
        kind: 'rotate-role-keys',
        roles: rolesOf(given.optional('roles')),
      })),
  },
  {
    name: 'trust rotate-root',
    about: {
      zh: '更换根密钥；新旧密钥都签名，邀请函核对码随之改变',
      en: 'Replace the root key; both sign, and the code on invitations changes',
    },
    flags: publishing,
    files: null,
    run: (given, terminal) => publish(given, terminal, () => ({ kind: 'rotate-root' })),
  },
  {
    name: 'trust revoke',
    about: {
      zh: '停用一把密钥、一份授权或一个评审包',
      en: 'Take back a key, a grant or a bundle',
    },
    flags: [
      flag(
        'key',
        'KID',
        '专家或旧业务密钥的编号',
        'An expert’s key, or a former one of the agency',
      ),
      flag('grant', 'ID', '授权编号', 'A grant'),
      flag('bundle', 'ID', '评审包编号', 'A bundle'),
      from,
      ...publishing,
    ],
    files: null,
    run: (given, terminal) =>
      publish(given, terminal, () => ({
        kind: 'revoke',
        ...targetOf(given),
        effectiveFrom: effectDate(given),
      })),
  },
  {
    name: 'trust replace-expert',
    about: {
      zh: '电脑遗失：停用专家旧密钥，未评项目转给新名片',
      en: 'A lost laptop: end an expert’s key, hand open work to the new card',
    },
    flags: [
      flag('key', 'KID', '遗失的密钥', 'The lost key', { required: true }),
      flag('by', 'KID', '新名片的密钥（已确认）', 'Key of the new, confirmed card', {
        required: true,
      }),
      from,
      ...publishing,
    ],
    files: null,
    run: (given, terminal) =>
      publish(given, terminal, () => ({
        kind: 'replace-expert',
        kid: given.text('key'),
        successor: given.text('by'),
        effectiveFrom: effectDate(given),
      })),
  },
];

async function publish(
  given: Given,
  terminal: Terminal,
  changeOf: () => TrustChange,
): Promise<Answer> {
  await terminal.unlock();
  const asked = checked(agencyOperations.planTrust, {
    change: changeOf(),
    reason: given.text('reason'),
  });
  const plan = await terminal.agency.planTrust(asked);
  const lines = [
    terminal.say({ zh: `第 ${plan.version} 版：`, en: `Version ${plan.version}:` }),
    ...[...plan.changes, ...plan.effects].map((words) => `  ${terminal.say(words)}`),
  ];
  if (!given.has('yes')) {
    const unsigned = terminal.say({
      zh: '没有签署。加 --yes 后签署。',
      en: 'Nothing was signed. Add --yes to sign it.',
    });
    return { value: { ...plan, published: false }, lines: [...lines, unsigned] };
  }
  const passphrase = await terminal.passphrase();
  const trust = await terminal.agency.publishTrust(
    checked(agencyOperations.publishTrust, { ...asked, passphrase }),
  );
  const out = given.optional('out');
  if (out !== undefined) {
    terminal.host.place({ out });
    const { fileName } = await terminal.agency.exportTrust({});
    lines.push(fileName);
  }
  const { version, code, expires } = trust;
  return {
    value: { ...plan, published: true, version, trustCode: code, expires },
    lines: [...lines, terminal.say({ zh: `核对码：${code}`, en: `Trust code: ${code}` })],
  };
}

function targetOf(given: Given): Pick<Extract<TrustChange, { kind: 'revoke' }>, 'target' | 'id'> {
  const named = (['key', 'grant', 'bundle'] as const).flatMap((target) => {
    const id = given.optional(target);
    return id === undefined ? [] : [{ target, id }];
  });
  const [only] = named;
  if (only === undefined || named.length > 1) {
    throw new UsageError(
      'trust revoke',
      '请给出 --key、--grant、--bundle 中的一个',
      'give one of --key, --grant and --bundle',
    );
  }
  return only;
}

const effectDate = (given: Given): string =>
  given.optional('from') ?? `${new Date().toISOString().slice(0, 19)}Z`;

function rolesOf(text: string | undefined): AgencyRole[] {
  if (text === undefined) return [];
  return text.split(',').map((word) => {
    const { success, data } = AgencyRole.safeParse(word.trim());
    if (success) return data;
    const known = AgencyRole.options.join(', ');
    const command = 'trust rotate-role-keys';
    throw new UsageError(command, `--roles 只能是 ${known}`, `--roles takes ${known}`);
  });
}

function trustLines(trust: AgencyTrust, { say }: Terminal): readonly string[] {
  const states = {
    current: { zh: '在用', en: 'in use' },
    former: { zh: '已更换', en: 'replaced' },
    revoked: { zh: '已停用', en: 'taken back' },
  } as const;
  return [
    say({
      zh: `第 ${trust.version} 版，有效期至 ${trust.expires}，核对码 ${trust.code}`,
      en: `Version ${trust.version}, until ${trust.expires}, code ${trust.code}`,
    }),
    say({
      zh: `签名算法：${suiteWords[trust.signatures].zh}`,
      en: `Signatures: ${suiteWords[trust.signatures].en}`,
    }),
    ...trust.keys.map(
      ({ kid, role, state }) => `  ${kid} ${say(roleWords[role])} [${say(states[state])}]`,
    ),
    ...trust.revoked.map(
      ({ id, about, effectiveFrom, reason }) =>
        `  - ${id} ${say(about)} ${effectiveFrom} ${reason}`,
    ),
    ...trust.history.flatMap(({ version, issuedAt, changes, reason }) => [
      `v${version} ${issuedAt}${reason === null ? '' : ` ${reason}`}`,
      ...changes.map((words) => `  ${say(words)}`),
    ]),
  ];
}

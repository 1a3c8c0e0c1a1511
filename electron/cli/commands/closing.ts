import { ConflictKind } from '../../../shared/objects/declaration.ts';
import { agencyOperations } from '../../../shared/operations/agency.ts';
import { type ClosingView, closingOperations } from '../../../shared/operations/closing.ts';
import { type Command, flag, roundFlag } from '../command.ts';
import { checked, type Terminal } from '../terminal.ts';
import { revision } from '../terminal-words.ts';

const outFlag = flag('out', 'FILE', '回传函件（.hppost）', 'The post to the agency (.hppost)', {
  required: true,
});

/** The end of a review, on both sides. */
export const closingCommands: readonly Command[] = [
  {
    name: 'closing',
    about: {
      zh: '显示机构回执、评审后确认与销毁的情况（专家）',
      en: 'Show receipts, the confirmation and what erasing would do (expert)',
    },
    flags: [roundFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const view = await terminal.expert.closing(
        checked(closingOperations.closing, { round: given.text('round') }),
      );
      return { value: view, lines: closingLines(view, terminal) };
    },
  },
  {
    name: 'confirm-review',
    about: { zh: '签署评审后确认并写出函件', en: 'Sign the post-review confirmation' },
    flags: [
      roundFlag,
      flag(
        'accept-statement',
        null,
        '已阅读并确认声明内容（见 closing）',
        'The statement was read and is confirmed (see closing)',
        { required: true },
      ),
      flag(
        'arisen',
        'APP=KIND:说明',
        '评审期间出现的回避情形，KIND 为 R1—R11',
        'A ground for recusal that arose, KIND is R1 to R11',
        { several: true },
      ),
      outFlag,
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      terminal.host.place({ out: given.text('out') });
      const signed = await terminal.expert.confirmReview(
        checked(closingOperations.confirmReview, {
          round: given.text('round'),
          passphrase: await terminal.passphrase(),
          statementAccepted: true,
          arisen: given.all('arisen').map(arisenOf),
        }),
      );
      return { value: signed, lines: [signed.fileName, signed.code] };
    },
  },
  {
    name: 'destroy',
    about: {
      zh: '销毁一轮的密钥与缓存，写出销毁回执（不能撤销）',
      en: 'Erase keys and cached data of a round and write the receipt (cannot be undone)',
    },
    flags: [
      roundFlag,
      flag('type', 'ID', '再次写明轮次编号以确认', 'The id of the round once more, to confirm', {
        required: true,
      }),
      flag('waive', null, '明知有未获回执的内容仍然销毁', 'Erase although something is at risk'),
      outFlag,
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      terminal.host.place({ out: given.text('out') });
      const signed = await terminal.expert.destroyRound(
        checked(closingOperations.destroyRound, {
          round: given.text('round'),
          passphrase: await terminal.passphrase(),
          typed: given.text('type'),
          waive: given.has('waive'),
        }),
      );
      return { value: signed, lines: [signed.fileName, signed.code] };
    },
  },
  {
    name: 'closings',
    about: {
      zh: '显示哪些专家已确认、已销毁（机构）',
      en: 'Show who confirmed and who erased (agency)',
    },
    flags: [roundFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const { closings } = await terminal.agency.collect(
        checked(agencyOperations.collect, { round: given.text('round') }),
      );
      const { say } = terminal;
      return {
        value: closings,
        lines: closings.map(({ name, confirmation, destruction, keys }) => {
          const confirmed = confirmation
            ? say({ zh: '已确认', en: 'confirmed' })
            : say({ zh: '未确认', en: 'not confirmed' });
          const erased = destruction
            ? say({ zh: `已销毁 ${destruction.claimedAt}`, en: `erased ${destruction.claimedAt}` })
            : say({ zh: `未销毁（密钥 ${keys.length}）`, en: `not erased (${keys.length} keys)` });
          const open = destruction?.unlisted ?? [];
          return `${name}: ${confirmed}; ${erased}${open.length === 0 ? '' : ` ! ${open.join(' ')}`}`;
        }),
      };
    },
  },
  {
    name: 'correct-party',
    about: {
      zh: '封存后更正申报信息；有关专家须重新声明（机构）',
      en: 'Correct an application after sealing; its experts answer anew (agency)',
    },
    flags: [
      roundFlag,
      flag('app', 'APP', '申报项目', 'Application', { required: true }),
      flag('reason', 'TEXT', '更正原因', 'Why', { required: true }),
      flag('unit', 'TEXT', '申报单位', 'Applicant'),
      flag('leader', 'TEXT', '项目负责人', 'Leader'),
      flag('partner', 'TEXT', '合作单位（可多次）', 'Partner', { several: true }),
      flag('member', 'TEXT', '成员（可多次）', 'Member', { several: true }),
      flag('demand-side', 'TEXT', '需求方', 'Demand side'),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const [partners, members] = [given.all('partner'), given.all('member')];
      const view = await terminal.agency.correctParty(
        checked(agencyOperations.correctParty, {
          round: given.text('round'),
          app: given.text('app'),
          reason: given.text('reason'),
          party: {
            unit: given.optional('unit'),
            leader: given.optional('leader'),
            demand_side: given.optional('demand-side'),
            ...(partners.length === 0 ? {} : { partners: [...partners] }),
            ...(members.length === 0 ? {} : { members: [...members] }),
          },
        }),
      );
      const found = view.applications.find(({ app }) => app === given.text('app'));
      return { value: found, lines: [JSON.stringify(found?.party)] };
    },
  },
];

function arisenOf(text: string) {
  const [app = '', rest = ''] = split(text, '=');
  const [kind = '', detail = ''] = split(rest, ':');
  return { app, kind: ConflictKind.parse(kind), detail };
}

function split(text: string, at: string): readonly [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

function closingLines(view: ClosingView, { say }: Terminal): readonly string[] {
  const { sheets, confirmation, erased, atRisk, erasable } = view;
  return [
    ...sheets.map(({ app, rev, receipt }) => {
      const told = receipt
        ? say(receipt.reason)
        : say({ zh: '机构尚未确认收到', en: 'not acknowledged by the agency' });
      return `${receipt ? '✓' : '✗'} ${app} ${say(revision(rev))}: ${told}`;
    }),
    ...view.missingDeliveries.map((seq) =>
      say({ zh: `机构的第 ${seq} 号函件没有收到`, en: `Post ${seq} of the agency is missing` }),
    ),
    ...view.contradictions.map((seq) =>
      say({ zh: `第 ${seq} 号函件相互矛盾`, en: `Posts contradict each other at ${seq}` }),
    ),
    say(view.statement),
    confirmation
      ? say({ zh: `已确认 ${confirmation.signedAt}`, en: `Confirmed ${confirmation.signedAt}` })
      : say({ zh: '尚未确认', en: 'Not confirmed' }),
    ...(erasable
      ? [
          say({
            zh: `可销毁：密钥 ${erasable.keys.length}，草稿 ${erasable.drafts}，解密信息 ${erasable.records}`,
            en: `To erase: ${erasable.keys.length} keys, ${erasable.drafts} drafts, ${erasable.records} records`,
          }),
        ]
      : []),
    ...atRisk.sheets.map(({ app }) =>
      say({ zh: `未获回执：${app}`, en: `Not acknowledged: ${app}` }),
    ),
    ...atRisk.drafts.map((app) => say({ zh: `未签草稿：${app}`, en: `Unsigned draft: ${app}` })),
    ...(erased ? [say({ zh: `已销毁 ${erased.at}`, en: `Erased ${erased.at}` })] : []),
  ];
}

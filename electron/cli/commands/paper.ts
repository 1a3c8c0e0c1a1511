import type { Bilingual } from '../../../shared/rubric.ts';
import { verdictText, verdictTone } from '../../../shared/verdicts.ts';
import { receivedPaper } from '../../agency/received-paper.ts';
import { signedPaper } from '../../desk/signed-paper.ts';
import type { PaperSheet } from '../../reports/paper-sheet.ts';
import { type Command, roundFlag } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { revision, toneWords } from '../terminal-words.ts';

export const paperCommand: Command = {
  name: 'paper',
  about: {
    zh: '按打印页上的 SHA-256（或其前 16 位以上）找出签署的评分表，供与纸面逐行核对',
    en: 'Find the signed sheet of a printed page by its SHA-256 (or 16 or more first digits)',
  },
  flags: [roundFlag],
  files: { name: 'SHA256', several: false },
  async run(given, terminal) {
    await terminal.unlock();
    const [round, sha256] = [given.text('round'), given.files[0] ?? ''];
    const { holder } = terminal;
    const paper =
      holder.current()?.role === 'agency'
        ? receivedPaper(holder.agency(), round, sha256)
        : await signedPaper(holder.expert(), round, sha256);
    return { value: paper, lines: paperLines(paper, terminal) };
  },
};

function paperLines(paper: PaperSheet, { say }: Terminal): readonly string[] {
  const { expert, verdict, decision, overall, evidence, latestRev, rev } = paper;
  const line = (zh: string, en: string, value: string) => `${say({ zh, en })} ${value}`;
  const withdrawn: Bilingual = { zh: '（撤回）', en: ' (withdrawn)' };
  return [
    line('评分表 SHA-256', 'SHA-256 of the sheet', paper.sha256),
    say({ zh: '签名复核无误。', en: 'The signature was checked again and holds.' }),
    line('专家', 'Expert', `${expert.name} · ${expert.unit} (${expert.expert})`),
    line('申报项目', 'Application', `${paper.app} · ${paper.title} · ${paper.unit}`),
    line('评审单元', 'Lot', `${paper.lotTitle} (${paper.lot})`),
    `${say(revision(rev))}${paper.state === 'withdrawn' ? say(withdrawn) : ''}`,
    ...(latestRev > rev
      ? [
          say({
            zh: `之后另有修订 ${latestRev}，纸面不是最新的一份。`,
            en: `There is a later revision, ${latestRev}: the paper is not the newest.`,
          }),
        ]
      : []),
    paper.fileName === null
      ? line('签署于', 'Signed at', paper.at)
      : line('收到于', 'Received at', `${paper.at} · ${paper.fileName}`),
    verdict === null
      ? say({ zh: '管理机构尚无回执。', en: 'The agency has sent no receipt for it yet.' })
      : `[${say(toneWords[verdictTone(verdict)])}] ${say(verdictText(verdict))}`,
    ...paper.scores.map(({ title, value, max, comment }) => {
      const full = max === null ? '' : ` / ${max / 100}`;
      return `  ${say(title)}: ${value === null ? '—' : value / 100}${full}${comment === '' ? '' : ` · ${comment}`}`;
    }),
    ...paper.vetoes.map(({ title, reason }) =>
      line(
        '  否决项',
        '  Veto',
        `${say(title)}: ${reason === null ? say({ zh: '否', en: 'no' }) : say({ zh: `是，${reason}`, en: `yes, ${reason}` })}`,
      ),
    ),
    ...paper.targets.map(({ target, title, planned, judgement, note }) =>
      [`  ${target} ${title} · ${planned}: ${say(judgement)}`, note].filter(Boolean).join(' · '),
    ),
    ...(paper.printedTotal === null
      ? []
      : [`  ${line('合计', 'Total', `${paper.printedTotal} / ${paper.fullMark / 100}`)}`]),
    ...(decision === null ? [] : [`  ${line('结论', 'Decision', say(decision.title))}`]),
    ...(paper.decisionReason === '' ? [] : [`  ${line('理由', 'Reason', paper.decisionReason)}`]),
    ...(overall === '' ? [] : [`  ${line('总体意见', 'Overall opinion', overall)}`]),
    ...evidence.map(({ title, document, pageLabel, quote }) => {
      const page = say({ zh: `第 ${pageLabel} 页`, en: `page ${pageLabel}` });
      const shown = quote ?? say({ zh: '（图像区域）', en: '(region of an image)' });
      return `  ${say({ zh: '引用', en: 'Cited' })} ${say(title)} · ${document} · ${page} · ${shown}`;
    }),
    say({
      zh: '请与纸面逐行核对；不一致时以签署内容为准。',
      en: 'Compare the paper line by line; where they differ, the signed content prevails.',
    }),
  ];
}

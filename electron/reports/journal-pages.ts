import { chinaTime } from '../../shared/china-time.ts';
import { journalAction } from '../../shared/journal-words.ts';
import type { JournalRow, Role } from '../../shared/operations/workspace.ts';
import { type Html, html } from './html.ts';
import { inLanguage, type Language, pick, printablePage } from './printable-page.ts';

export type JournalPages = {
  readonly language: Language;
  readonly owner: string;
  readonly role: Role;
  /** UTC. */
  readonly writtenAt: string;
  /** Oldest first. */
  readonly rows: readonly JournalRow[];
  readonly total: number;
  readonly firstBroken: number | null;
  readonly head: string;
};

/** The journal on paper, for someone who was not there: what it is, whether it holds together, and
 * what was done, in order. */
export function journalPagesHtml(pages: JournalPages): string {
  const { language, owner, rows, total, head } = pages;
  const say = inLanguage(language);
  const foot = `${say('操作日志', 'Journal')} · ${owner} · ${head.slice(0, 16)}`;
  return printablePage({
    language,
    title: `${say('操作日志', 'Journal')} · ${owner}`,
    foot,
    body: html`<h1>${say('操作日志', 'Journal')}</h1>
<dl class="facts">
<dt>${say('工作区', 'Workspace')}</dt><dd>${owner}（${pages.role === 'agency' ? say('管理机构', 'agency') : say('评审专家', 'expert')}）</dd>
<dt>${say('导出时间', 'Written on')}</dt><dd>${chinaTime(pages.writtenAt)}${say('（北京时间，以下同）', ' (China time, as below)')}</dd>
<dt>${say('记录', 'Entries')}</dt><dd>${say(`共 ${total} 条，本表列出 ${rows.length} 条`, `${total} in all, ${rows.length} listed here`)}</dd>
<dt>${say('完整性', 'Whole')}</dt><dd>${integrity(pages)}</dd>
<dt>${say('末条摘要', 'Last hash')}</dt><dd class="mono">${head}</dd>
</dl>
<p class="small">${say(
      '每条记录的摘要都包含上一条的摘要，因此任何一条被改动、删除或插入，其后的摘要都对不上。日志由持有工作区的一方保存，能证明顺序与完整，不能单独证明是谁所为；签名文件另行核验。',
      'The hash of each entry covers the hash of the entry before, so that an entry that was altered, removed or put in breaks every hash after it. The journal is kept by whoever holds the workspace: it proves order and completeness, not by itself who acted; signed files are verified on their own.',
    )}</p>
<table><thead><tr><th class="number">${say('序号', 'No.')}</th><th>${say('时间', 'Time')}</th><th>${say('操作人', 'Who')}</th><th>${say('事项', 'What')}</th><th>${say('对象', 'About')}</th><th>${say('摘要', 'Hash')}</th></tr></thead>
<tbody>${rows.map((row) => line(row, language))}</tbody></table>`,
  });
}

function integrity({ language, firstBroken }: JournalPages): string {
  const say = inLanguage(language);
  if (firstBroken === null) {
    return say(
      '已核验：各条首尾相接，未发现改动',
      'verified: each entry follows from the one before',
    );
  }
  return say(
    `不完整：第 ${firstBroken} 条与前文接不上`,
    `broken: entry ${firstBroken} does not follow from the one before`,
  );
}

function line(row: JournalRow, language: Language): Html {
  const about = row.about === null ? '' : pick(language, row.about);
  return html`<tr><td class="number">${row.seq}</td><td class="word">${chinaTime(row.at)}</td><td>${row.actor}</td><td>${pick(language, journalAction(row.action))}</td><td>${about}${about !== row.subject && row.subject !== '' ? html`<div class="mono">${row.subject}</div>` : ''}</td><td class="mono word">${row.hash.slice(0, 12)}</td></tr>`;
}

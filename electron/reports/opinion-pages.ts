import type { Form } from '../../shared/objects/form.ts';
import type { PanelOpinion } from '../../shared/objects/panel-opinion.ts';
import type { ResultContent } from '../../shared/objects/result.ts';
import type { OpinionMember } from '../../shared/operations/opinion.ts';
import { refusalRule, standWords } from '../../shared/opinion-words.ts';
import { outcomeWords, resultOutcome } from '../../shared/result-outcome.ts';
import { chinaDate } from '../../shared/working-days.ts';
import { type Html, html, lines } from './html.ts';
import { inLanguage, type Language, pick, printablePage } from './printable-page.ts';

export type OpinionPages = {
  readonly opinion: PanelOpinion;
  /** Payload hash of the signed version. */
  readonly sha256: string;
  readonly result: ResultContent;
  /** False where the round was merged anew since: the outcomes are then not the ones it speaks of. */
  readonly isUpon: boolean;
  readonly form: Form;
  readonly language?: Language;
};

/** The opinion with the page that every member signs. Internal: it names the members. */
export function opinionPaperHtml(
  pages: OpinionPages & { readonly members: readonly OpinionMember[] },
): string {
  const { opinion, members, language = 'zh' } = pages;
  const say = inLanguage(language);
  return page(
    pages,
    html`${heading(pages)}
<p class="small">${say('内部资料，签字页含专家姓名，不得公开。', 'Internal: the signature sheet names the experts and must not be published.')}</p>
${body(pages)}
<section class="page"><h2>${say('专家组成员签字页', 'Signature sheet')}</h2>
<p>${say('请各位成员阅读上述综合评审意见后，在本人一行选择一项并签字。持不同意见的，请另附书面意见，写明针对哪个项目、意见和理由，并签名。', 'Having read the opinion, each member marks one box in the own line and signs. A dissent is attached in writing: on which application, what and why, signed.')}</p>
${signatureTable(members, language)}
<p class="small">${pick(language, refusalRule)}</p>
<p class="small">${say('所签意见的哈希值', 'Hash of the text that is signed')} <span class="mono">${opinion.content_sha256}</span></p>
${dissents(members, language)}
<div class="signatures"><div class="signature">${say('经办人', 'Recorded by')}</div><div class="signature">${say('管理机构（盖章）', 'Agency (seal)')}</div></div></section>`,
  );
}

/** The opinion for applicants and the public: no name, no number of an expert anywhere. */
export function opinionPublicationHtml(pages: OpinionPages): string {
  const say = inLanguage(pages.language ?? 'zh');
  return page(
    pages,
    html`${heading(pages)}
<p class="small">${say('本意见由专家组评审意见归纳而成，不含专家信息。', 'Drawn from the reviews of the panel; it carries nothing about the experts.')}</p>
${body(pages)}`,
  );
}

function page({ opinion, language = 'zh' }: OpinionPages, content: Html): string {
  const title = inLanguage(language)('综合评审意见', 'Panel opinion');
  return printablePage({
    language,
    title: `${title} · ${opinion.content.title}`,
    foot: `${title} · ${opinion.round} · ${opinion.content_sha256.slice(0, 16)}`,
    body: content,
  });
}

function heading({ opinion, form, language = 'zh' }: OpinionPages): Html {
  const say = inLanguage(language);
  return html`<h1>${say('综合评审意见', 'Panel opinion')}</h1>
<dl class="facts">
<dt>${say('评审轮次', 'Round')}</dt><dd>${opinion.content.title}（${opinion.round}）</dd>
<dt>${say('评审类型', 'Review')}</dt><dd>${form.programme.title[language]} · ${form.review.title[language]}</dd>
<dt>${say('依据', 'By')}</dt><dd>${form.review.source}</dd>
<dt>${say('管理机构', 'Agency')}</dt><dd>${form.agency_name}</dd>
<dt>${say('版本', 'Version')}</dt><dd>${opinion.version} · ${chinaDate(opinion.issued_at)}</dd>
<dt>${say('评审结果', 'Expert result')}</dt><dd class="mono">${opinion.content.result_content_sha256}</dd>
</dl>`;
}

function body(pages: OpinionPages): Html {
  const { opinion, language = 'zh' } = pages;
  const say = inLanguage(language);
  const { overall, applications } = opinion.content;
  return html`${overall !== '' && html`<h2>${say('总体意见', 'On the round')}</h2><p>${lines(overall)}</p>`}
${applications.length > 0 && html`<h2>${say('各项目意见', 'On each application')}</h2>`}
${applications.map((one) => applicationSection(pages, one))}`;
}

function applicationSection(
  { result, isUpon, form, language = 'zh' }: OpinionPages,
  { app, overall, criteria }: PanelOpinion['content']['applications'][number],
): Html {
  const say = inLanguage(language);
  const titles = new Map(form.rubric.criteria.map(({ id, title }) => [id, title[language]]));
  const found = result.lots
    .flatMap((lot) => lot.standings.map((standing) => ({ lot, standing })))
    .find(({ standing }) => standing.app === app);
  const outcome =
    isUpon && found
      ? outcomeWords(
          resultOutcome(found.lot, found.standing, result.policy),
          result.policy,
          form.rubric,
        )[language]
      : say('已重新汇总，见结果', 'merged anew since, see the result');
  return html`<h3>${app} · ${found?.standing.title ?? ''}</h3>
${found && html`<p class="small">${found.lot.title} · ${found.standing.unit} · ${say('专家评审结果', 'Expert result')}：${outcome}</p>`}
${criteria.map(({ item, text }) => html`<p><strong>${titles.get(item) ?? item}</strong><br>${lines(text)}</p>`)}
${overall !== '' && html`<p>${criteria.length > 0 && html`<strong>${say('综合意见', 'On the whole')}</strong><br>`}${lines(overall)}</p>`}`;
}

function signatureTable(members: readonly OpinionMember[], language: Language): Html {
  const say = inLanguage(language);
  return html`<table><thead><tr><th style="width:13%">${say('姓名', 'Name')}</th><th style="width:20%">${say('单位', 'Unit')}</th><th style="width:33%">${say('意见（选一项）', 'Answer (one)')}</th><th>${say('签字', 'Signature')}</th><th style="width:13%">${say('日期', 'Date')}</th></tr></thead>
<tbody>${members.map(({ name, unit, stand, on }) => {
    const box = (is: OpinionMember['stand'], words: string) =>
      html`<div>${stand === is ? '☑' : '☐'} ${words}</div>`;
    return html`<tr style="height:19mm"><td>${name}</td><td>${unit}</td><td>${box('signed', say('同意并签字', 'agrees and signs'))}${box('dissent', say('另附书面不同意见', 'dissent attached'))}${box('refused', say('拒签，未书面说明', 'refuses, nothing in writing'))}</td><td>${stand === 'absent' ? standWords.absent[language] : ''}</td><td>${on ?? ''}</td></tr>`;
  })}</tbody></table>`;
}

function dissents(members: readonly OpinionMember[], language: Language): Html {
  const say = inLanguage(language);
  const rows = members.flatMap(({ name, dissents: own }) =>
    own.map(({ app, reason }) => ({ name, app, reason })),
  );
  if (rows.length === 0) return html``;
  return html`<h3>${say('已登记的不同意见', 'Dissent on record')}</h3>
<table><thead><tr><th style="width:13%">${say('姓名', 'Name')}</th><th style="width:16%">${say('针对', 'About')}</th><th>${say('意见和理由', 'What and why')}</th></tr></thead>
<tbody>${rows.map(({ name, app, reason }) => html`<tr><td>${name}</td><td>${app ?? say('整个意见', 'the opinion')}</td><td>${lines(reason)}</td></tr>`)}</tbody></table>`;
}

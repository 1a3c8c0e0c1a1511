// Pages that get scanned, the 300-page record and the drawings of mixed sizes.
import type { SampleBid } from './bids.ts';
import { escapeHtml as e, sampleFont } from './print.ts';

const stamp = (unit: string) =>
  `<div class="stamp"><svg viewBox="0 0 200 200"><circle cx="100" cy="100" r="92" fill="none" stroke="#c22" stroke-width="6"/><text x="100" y="112" text-anchor="middle" font-size="44" fill="#c22">★</text><path id="a" d="M30 100a70 70 0 0 1 140 0" fill="none"/><text font-size="17" fill="#c22"><textPath href="#a" startOffset="50%" text-anchor="middle">${e(unit.slice(0, 14))}</textPath></text></svg></div>`;

const paperStyle = (background: string) => `@page { size: A4; margin: 0; }
html, body { margin: 0; }
body { font: 13pt/1.9 ${sampleFont}; color: #1a1a1a; }
.sheet { box-sizing: border-box; width: 210mm; height: 297mm; padding: 28mm 24mm; background: ${background}; position: relative; overflow: hidden; break-after: page; }
.tilt { transform: rotate(0.5deg); }
h1 { text-align: center; font-size: 20pt; }
table { width: 100%; border-collapse: collapse; font-size: 11pt; }
td, th { border: 0.7pt solid #222; padding: 2mm; }
.stamp { position: absolute; right: 24mm; bottom: 38mm; width: 42mm; opacity: 0.8; }
.sign { margin-top: 18mm; }`;

const sheet = (content: string, unit: string, sealed: boolean) =>
  `<div class="sheet"><div class="tilt">${content}</div>${sealed ? stamp(unit) : ''}</div>`;

const page = (style: string, sheets: readonly string[]) =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${style}</style>${sheets.join('')}</html>`;

/** An audit report of three pages, to be scanned in black and white. */
export function auditHtml(bid: SampleBid): string {
  const income = Number(bid.facts['main_income'] ?? 0);
  const spending = Number(bid.facts['rd_spending'] ?? 0);
  return page(paperStyle('#fff'), [
    sheet(
      `<h1>审 计 报 告</h1><p>${e(bid.unit)}全体股东：</p><p>我们审计了后附的${e(bid.unit)}财务报表，包括资产负债表、利润表以及财务报表附注。我们认为，后附的财务报表在所有重大方面按照企业会计准则的规定编制，公允反映了公司的财务状况和经营成果。</p><p>本报告为软件演示样例，单位与数字均系虚构，不得作为任何证明使用。</p><p class="sign">演示会计师事务所（虚构）<br>二〇二六年四月二十日</p>`,
      '演示会计师事务所',
      true,
    ),
    sheet(
      `<h1>利润表（摘要）</h1><table><tr><th>项目</th><th>上年数（万元）</th><th>本年数（万元）</th></tr>${[
        ['主营业务收入', income * 0.91, income],
        ['主营业务成本', income * 0.62, income * 0.64],
        ['研发费用', spending * 0.83, spending],
        ['管理费用', income * 0.07, income * 0.07],
        ['利润总额', income * 0.11, income * 0.12],
      ]
        .map(
          ([name, a, b]) =>
            `<tr><td>${name}</td><td>${Number(a).toFixed(2)}</td><td>${Number(b).toFixed(2)}</td></tr>`,
        )
        .join(
          '',
        )}</table><p>研发费用占主营业务收入的比重为 ${((spending / income) * 100).toFixed(2)} %。</p>`,
      bid.unit,
      false,
    ),
    sheet(
      `<h1>研发费用明细</h1><table><tr><th>序号</th><th>项目</th><th>金额（万元）</th></tr>${[
        '人员人工',
        '直接投入',
        '折旧与摊销',
        '新产品设计',
        '委托外部研究',
        '其他',
      ]
        .map(
          (name, i) =>
            `<tr><td>${i + 1}</td><td>${name}</td><td>${(spending * ([0.52, 0.21, 0.09, 0.06, 0.08, 0.04][i] ?? 0)).toFixed(2)}</td></tr>`,
        )
        .join('')}</table>`,
      bid.unit,
      true,
    ),
  ]);
}

/** An agreement of two pages on tinted paper, to be scanned in colour. */
export function agreementHtml(bid: SampleBid, demandSide: string): string {
  return page(paperStyle('linear-gradient(115deg, #f7f0dd, #efe4c6)'), [
    sheet(
      `<h1>合作协议书</h1><p>甲方：${e(demandSide)}</p><p>乙方：${e(bid.unit)}</p><p>为推进“${e(bid.title)}”落地，双方在平等互利的基础上达成如下协议：</p><p>一、甲方提供试验场地、脱敏数据和试用人员，并协调当地网络接入。</p><p>二、乙方负责研发、部署和培训，保证交付成果符合双方确认的指标。</p><p>三、合作期限自签字之日起二十四个月，期满可书面续签。</p>`,
      bid.unit,
      false,
    ),
    sheet(
      `<p>四、背景知识产权归各自所有，新产生的知识产权按附表分配。</p><p>五、任何一方不得将对方提供的数据用于本项目以外的目的。</p><p>六、争议由双方协商解决；协商不成的，提交双方认可的仲裁机构。</p><p>本协议为软件演示样例，当事方均系虚构。</p><p class="sign">甲方（签字）：Somchai&emsp;&emsp;乙方（签字）：${e(bid.leader)}<br>二〇二六年三月八日</p>`,
      bid.unit,
      true,
    ),
  ]);
}

/** Certificates of two pages, to be scanned in black and white. */
export function certificateHtml(bid: SampleBid, name: string): string {
  return page(paperStyle('#fff'), [
    sheet(
      `<h1>${e(name)}</h1><table>${[
        ['权利人', bid.unit],
        ['名称', bid.title],
        ['登记号', `演示字第 2026-${bid.id} 号（虚构）`],
        ['取得方式', '原始取得'],
        ['权利范围', '全部权利'],
        ['登记日期', '2026-02-14'],
      ]
        .map(([a, b]) => `<tr><td>${e(a ?? '')}</td><td>${e(b ?? '')}</td></tr>`)
        .join('')}</table><p>本页为软件演示样例，编号系虚构。</p>`,
      '演示登记机构',
      true,
    ),
    sheet(
      `<h1>自查与说明</h1>${[
        '一、所列成果权属清晰，无质押和许可限制。',
        '二、对照出口禁止和限制目录逐项自查，本项目不涉及所列技术。',
        '三、以上内容如有不实，愿承担相应责任。',
      ]
        .map((line) => `<p>${line}</p>`)
        .join('')}<p class="sign">${e(bid.leader)}　2026-02-15</p>`,
      bid.unit,
      true,
    ),
  ]);
}

/** A record of 300 pages: one test run a page, with a table. */
export function recordHtml(bid: SampleBid): string {
  const kinds = ['报关单', '原产地证', '装箱单', '提单', '检疫证', '发票'];
  const pages = Array.from({ length: 300 }, (_, i) => {
    const n = i + 1;
    const rows = Array.from({ length: 12 }, (_, k) => {
      const seed = (n * 37 + k * 101) % 997;
      return `<tr><td>${k + 1}</td><td>${kinds[(seed + k) % kinds.length]}</td><td>${40 + (seed % 60)}</td><td>${(93 + (seed % 70) / 10).toFixed(1)} %</td><td>${(0.8 + (seed % 17) / 10).toFixed(1)}</td><td>${seed % 41 === 0 ? '转人工' : '通过'}</td></tr>`;
    });
    const heading = n % 25 === 1 ? `<h1>第 ${Math.ceil(n / 25)} 批测试</h1>` : '';
    return `<section>${heading}<h2>测试记录 ${String(n).padStart(3, '0')}</h2><p>日期：2026-${String(1 + (n % 9)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}　通道：${1 + (n % 6)} 号　记录人：${e(bid.members[n % bid.members.length] ?? bid.leader)}</p><table><tr><th>序号</th><th>单证</th><th>页数</th><th>准确率</th><th>耗时（秒）</th><th>结论</th></tr>${rows.join('')}</table><p>本批次共 ${400 + (n % 90)} 票，异常 ${n % 7} 票，均已复核。</p></section>`;
  });
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>@page { size: A4; margin: 20mm; } body { font: 11pt/1.7 ${sampleFont}; } section { break-after: page; } h1 { font-size: 16pt; } h2 { font-size: 13pt; } table { width: 100%; border-collapse: collapse; } td, th { border: 0.5pt solid #555; padding: 1mm 2mm; text-align: left; }</style>${pages.join('')}</html>`;
}

/** Drawings and lists on pages of five sizes. */
export function drawingsHtml(bid: SampleBid): string {
  const sizes = [
    ['a4', 'A4', '设备台账'],
    ['a3', 'A3 landscape', '总体布置图'],
    ['a5', 'A5', '铭牌与合格证'],
    ['letter', 'letter', '出口装箱单'],
    ['strip', '120mm 420mm', '线路展开图'],
    ['a4b', 'A4', '附注'],
  ] as const;
  const rules = sizes
    .map(
      ([name, size]) =>
        `@page ${name} { size: ${size}; margin: 15mm; } .${name} { page: ${name}; break-after: page; }`,
    )
    .join('\n');
  const art =
    '<svg viewBox="0 0 400 220" width="100%"><rect x="10" y="10" width="380" height="200" fill="none" stroke="#123"/><path d="M30 180L120 60l60 80 70-100 110 140" fill="none" stroke="#1d4f91" stroke-width="3"/><circle cx="120" cy="60" r="9" fill="#b3261e"/><circle cx="250" cy="40" r="9" fill="#b3261e"/></svg>';
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${rules} body { font: 12pt/1.8 ${sampleFont}; margin: 0; }</style>${sizes
    .map(
      ([name, size, title]) =>
        `<section class="${name}"><h1>${title}</h1><p>${e(bid.unit)}　页面规格：${size}</p>${art}</section>`,
    )
    .join('')}</html>`;
}

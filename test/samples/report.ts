import type { SampleBid } from './bids.ts';
import type { SampleLot } from './lots.ts';
import { escapeHtml as e, sampleFont } from './print.ts';

type Section = readonly [title: string, body: string];

const p = (...texts: readonly string[]) => texts.map((text) => `<p>${e(text)}</p>`).join('');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (tag: 'th' | 'td', cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${e(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>${row('th', head)}${rows.map((cells) => row('td', cells)).join('')}</table>`;
}

/** The thirteen parts that the guidelines ask of a feasibility report. */
function sections(bid: SampleBid, lot: SampleLot): readonly Section[] {
  const fact = (key: string) => bid.facts[key] ?? '—';
  const partners = bid.partners.length === 0 ? '本项目由申报单位独立承担' : bid.partners.join('、');
  return [
    ['一、技术发展现状及趋势', p(lot.problem, lot.art)],
    [
      '二、揭榜方研究基础',
      p(bid.basis) +
        table(
          ['成员', '分工', '外语', '投入（人月）'],
          [bid.leader, ...bid.members].map((name, i) => [
            name,
            ['项目负责人', '总体架构', '模型训练', '现场实施', '数据治理', '培训与本地化'][i] ??
              '研发',
            ['英语', '英语、老挝语', '英语', '泰语', '英语', '越南语'][i] ?? '英语',
            String(18 - 2 * i),
          ]),
        ),
    ],
    [
      '三、针对东盟目标市场的可行性分析',
      p(`目标国家：${lot.country}。应用场景：${lot.scene}。`, lot.market),
    ],
    ['四、技术研发内容及技术路线', p(bid.route) + table(['考核指标', '目标值'], lot.indicators)],
    [
      '五、组织方式',
      p(
        `项目由${bid.unit}牵头，负责人${bid.leader}对进度与质量负总责；合作单位：${partners}。`,
        '设项目例会（每周）、双方技术委员会（每季）和里程碑评审（每半年），问题单闭环不超过十个工作日。',
      ),
    ],
    ['六、技术创新点', p(bid.novelty)],
    [
      '七、实施周期及进度安排',
      p(`实施周期 ${fact('duration_years')} 年。`) +
        table(
          ['阶段', '时间', '交付物', '验收方式'],
          [
            ['需求细化', '第 1—3 月', '需求规格书、数据清单', '双方签字'],
            ['研发与联调', '第 4—9 月', '可运行系统、测试报告', '第三方测试'],
            ['现场试运行', '第 10—18 月', '试运行日志、问题清单', '需求方评价'],
            ['推广与移交', '第 19—24 月', '培训记录、运维手册', '现场演示'],
          ],
        ),
    ],
    [
      '八、预期经济效益',
      p(
        `按${lot.demandSide}一处测算，稳定运行后每年节约人工与滞留成本约 ${Number(fact('own_money')) * 2} 万元；复制到同类场景后，三年累计新增收入约 ${Number(fact('own_money')) * 11} 万元。`,
        '测算假设：试运行期不计收益，人员成本按当地标准，汇率按立项月均价。',
      ),
    ],
    ['九、应用场景落地计划', p(bid.landing)],
    [
      '十、资金预算及筹措',
      p(
        `申请财政科技经费 ${fact('department_money')} 万元，自筹 ${fact('own_money')} 万元。明细见下页。`,
      ),
    ],
    ['十一、风险应对策略', p(bid.risk)],
    [
      '十二、东盟本地合作伙伴情况',
      p(
        `需求方：${lot.demandSide}，位于${lot.country}。本地伙伴：${partners}。`,
        '需求方承诺提供场地、脱敏数据、试用人员与网络接入，并指定专人配合验收。',
      ),
    ],
    [
      '十三、知识产权归属与权益分配',
      p(
        '背景知识产权归各自所有；项目新产生的模型与软件由揭榜方所有，需求方在本场景内享有永久、免费的使用权；以需求方数据训练的权重不得用于其他国家，除非另行书面约定。',
      ),
    ],
  ];
}

function budget(bid: SampleBid): string {
  const grant = Number(bid.facts['department_money'] ?? 0);
  const own = Number(bid.facts['own_money'] ?? 0);
  const parts: readonly (readonly [string, number, number])[] = [
    ['设备费', 0.3, 0.35],
    ['材料与测试加工费', 0.12, 0.1],
    ['差旅与国际合作交流费', 0.18, 0.12],
    ['劳务与专家咨询费', 0.25, 0.28],
    ['现场实施与培训费', 0.15, 0.15],
  ];
  const money = (value: number) => value.toFixed(2);
  const rows = parts.map(([name, a, b]) => [
    name,
    money(grant * a),
    money(own * b),
    money(grant * a + own * b),
    '按任务书分年拨付',
  ]);
  return `<section class="wide"><h1>附表 资金预算明细（单位：万元）</h1>${table(
    ['科目', '财政经费', '自筹经费', '合计', '说明'],
    [...rows, ['合计', money(grant), money(own), money(grant + own), '']],
  )}</section>`;
}

/** The feasibility report of a bid as a page to print: cover, contents with links, thirteen parts
 * and a budget table across the page. */
export function reportHtml(bid: SampleBid, lot: SampleLot): string {
  const parts = sections(bid, lot);
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${e(bid.title)}</title><style>
@page { size: A4; margin: 25mm 22mm; }
@page wide { size: A4 landscape; margin: 20mm; }
body { font: 12pt/1.9 ${sampleFont}; color: #111; }
h1 { font-size: 17pt; break-before: page; margin: 0 0 8mm; }
p { text-indent: 2em; margin: 0 0 4mm; text-align: justify; }
table { width: 100%; border-collapse: collapse; margin: 4mm 0; font-size: 10.5pt; line-height: 1.5; }
th, td { border: 0.5pt solid #444; padding: 1.5mm 2mm; text-align: left; }
.cover { height: 240mm; display: flex; flex-direction: column; align-items: center; justify-content: center; text-align: center; }
.cover .big { font-size: 24pt; line-height: 1.5; margin-bottom: 18mm; }
.cover p { text-indent: 0; }
.toc a { color: #111; }
.toc li { list-style: none; }
.wide { page: wide; }
.small { font-size: 9pt; color: #555; }
</style><div class="cover"><div class="big">面向东盟人工智能“跨境揭榜挂帅”<br>揭榜方案可行性研究报告</div>
<p>${e(bid.title)}</p><p>需求：${e(lot.title)}（${lot.id}）</p><p>申报单位：${e(bid.unit)}</p>
<p>项目负责人：${e(bid.leader)}</p><p class="small">本文件为软件演示样例，单位、人员、数据均系虚构</p></div>
<section class="toc"><h1>目录</h1><ul>${parts
    .map(([title], i) => `<li><a href="#s${i}">${e(title)}</a></li>`)
    .join('')}</ul></section>
${parts.map(([title, body], i) => `<section id="s${i}"><h1>${e(title)}</h1>${body}</section>`).join('')}
${budget(bid)}</html>`;
}

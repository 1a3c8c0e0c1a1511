import {
  all,
  type SampleApplication,
  type SampleReview,
  type SampleTarget,
} from './sample-review.ts';

const kept = all(
  '是',
  'country_unchanged',
  'scene_unchanged',
  'targets_kept',
  'effect_kept',
  'reports_on_time',
  'ip_managed',
  'data_compliant',
);
const noExtension = {
  extensions: '0',
  extension_years: '0',
  force_majeure: '否',
  extension_agreed: '否',
} as const;

type Rows = readonly (readonly [kind: string, title: string, planned: string, reached: string])[];

const targets = (rows: Rows): readonly SampleTarget[] =>
  rows.map(([kind, title, planned, reached], index) => ({
    id: `T-${String(index + 1).padStart(2, '0')}`,
    kind,
    title,
    planned,
    reached,
    source: `第 ${4 + index} 页`,
  }));

const project = (
  id: string,
  title: string,
  unit: string,
  leader: string,
  country: string,
  facts: Readonly<Record<string, string>>,
  rows: Rows,
  parts: SampleApplication['parts'],
): SampleApplication => ({
  id,
  lot: '',
  lotTitle: '',
  title,
  unit,
  leader,
  members: ['陈一苇', '罗小满'],
  partners: [],
  demandSide: `${country}需求单位（虚构）`,
  facts: {
    ...kept,
    ...noExtension,
    task_book: `桂跨揭〔2026〕${id.slice(-2)} 号`,
    duration_years: '2',
    asean_country: country,
    ...facts,
  },
  targets: targets(rows),
  parts,
});

/** 问效, 中期检查: four projects in their second year. */
export const midterm: SampleReview = {
  programme: 'guangxi-cross-border',
  review: 'cb-midterm',
  document: '中期执行报告',
  applications: [
    project(
      'M-01',
      '口岸多语种单证核验系统',
      '南宁听涛软件有限公司（虚构）',
      '岑参差',
      '老挝',
      { department_money: '120', own_money: '180', own_money_received: '150', next_payment: '36' },
      [
        ['技术指标', '单证要素识别准确率', '≥ 97 %', '97.6 %（第三方抽测 2,000 页）'],
        ['技术指标', '单票核验时间', '≤ 3 分钟', '2 分 20 秒'],
        ['经济指标', '节约滞留成本', '≥ 60 万元', '48 万元'],
        ['人才培养指标', '培训本地运维人员', '≥ 6 人', '6 人，均已上岗'],
        ['经费', '自筹到位', '≥ 60 %', '83 %'],
        ['实施场景', '上线通道', '2 条', '2 条'],
      ],
      [
        ['一、进展', '两条通道自三月起连续运行，累计核验单证四十二万页，离线模式切换演练两次。'],
        ['二、问题与调整', '经济指标受旺季推迟影响，预计第四季度补足；实施国家与场景未变。'],
        ['三、经费', '财政经费支出 61 %，自筹支出 55 %，无调剂。'],
      ],
    ),
    project(
      'M-02',
      '热带水果采后分选与溯源',
      '钦州丰物智造有限公司（虚构）',
      '裴怀瑾',
      '越南',
      {
        department_money: '140',
        own_money: '140',
        own_money_received: '60',
        next_payment: '42',
        reports_on_time: '否',
      },
      [
        ['技术指标', '外观缺陷检出率', '≥ 95 %', '91 %'],
        ['技术指标', '分选速度', '≥ 8 个/秒', '8.4 个/秒'],
        ['经济指标', '新增销售收入', '≥ 200 万元', '35 万元'],
        ['人才培养指标', '培训操作员', '≥ 10 人', '12 人'],
        ['经费', '自筹到位', '≥ 60 %', '43 %'],
        ['实施场景', '产线改造', '1 条', '1 条，尚未连续运行'],
      ],
      [
        ['一、进展', '样机于六月到厂，连续运行不足三十日，缺陷检出率受当季品种影响。'],
        ['二、问题与调整', '自筹经费第二期未到，企业承诺年底前补足；两次季报晚交。'],
        ['三、经费', '财政经费支出 38 %。'],
      ],
    ),
    project(
      'M-03',
      '海上养殖网箱水下巡检',
      '防城港深蓝装备有限公司（虚构）',
      '容与归',
      '文莱',
      {
        department_money: '150',
        own_money: '150',
        own_money_received: '30',
        next_payment: '45',
        country_unchanged: '否',
        scene_unchanged: '否',
        targets_kept: '否',
        data_compliant: '否',
      },
      [
        ['技术指标', '网衣破损识别率', '≥ 92 %', '未测试'],
        ['经济指标', '单箱巡检成本', '≤ 40 元', '未核算'],
        ['人才培养指标', '培训潜水检修员', '≥ 8 人', '0 人'],
        ['经费', '自筹到位', '≥ 60 %', '20 %'],
        ['实施场景', '示范海域', '文莱都东', '改在北海，未报批'],
      ],
      [
        ['一、进展', '样机完成水池试验，未开展海试；合作方更换后未重新签约。'],
        ['二、问题与调整', '实施场景改在国内，未事先报备。'],
        ['三、经费', '财政经费支出 72 %，其中设备采购占九成。'],
      ],
    ),
    project(
      'M-04',
      '跨境电商客服大模型',
      '凭祥通贸信息有限公司（虚构）',
      '习静安',
      '马来西亚',
      { department_money: '100', own_money: '120', own_money_received: '80', next_payment: '30' },
      [
        ['技术指标', '意图识别准确率', '≥ 93 %', '93.1 %'],
        ['技术指标', '转人工率', '≤ 25 %', '31 %'],
        ['经济指标', '接入商户', '≥ 300 家', '212 家'],
        ['人才培养指标', '培训双语标注员', '≥ 12 人', '15 人'],
        ['经费', '自筹到位', '≥ 60 %', '67 %'],
        ['实施场景', '上线站点', '3 个', '2 个'],
      ],
      [
        ['一、进展', '两个站点上线，日均会话三千余次，马来文意图集由本地团队维护。'],
        ['二、问题与调整', '第三个站点因平台接口变更推迟，转人工率高于计划。'],
        ['三、经费', '支出与进度相符。'],
      ],
    ),
  ],
};

/** 绩效评价: three finished projects. */
export const performance: SampleReview = {
  programme: 'guangxi-cross-border',
  review: 'cb-performance',
  document: '绩效自评报告',
  applications: [
    project(
      'P-01',
      '口岸多语种单证核验系统',
      '南宁听涛软件有限公司（虚构）',
      '岑参差',
      '老挝',
      {
        department_money: '120',
        own_money: '180',
        ...all('是', 'demonstrated', 'localised', 'replicable_case'),
      },
      [
        ['技术指标', '单证要素识别准确率', '≥ 97 %', '98.2 %'],
        ['经济指标', '节约滞留成本', '≥ 120 万元', '141 万元'],
        ['人才培养指标', '培训本地运维人员', '≥ 10 人', '11 人'],
        ['经费', '自筹到位', '100 %', '100 %'],
        ['实施场景', '上线通道', '6 条', '6 条'],
        ['应用示范', '复制到相邻口岸', '1 处', '2 处'],
      ],
      [
        ['一、任务完成', '六条通道全部上线，系统连续运行四百一十日，可用率 99.7 %。'],
        ['二、应用示范', '在万象园区举办现场演示三次，已被两处相邻口岸采用。'],
        ['三、经费', '支出与预算科目一致，审计无保留意见。'],
      ],
    ),
    project(
      'P-02',
      '稻作遥感估产与保险核损',
      '桂林禾望空间信息有限公司（虚构）',
      '贝晓岚',
      '柬埔寨',
      {
        department_money: '150',
        own_money: '160',
        extensions: '1',
        extension_years: '0.5',
        ...all('是', 'force_majeure', 'extension_agreed', 'demonstrated', 'localised'),
        replicable_case: '否',
      },
      [
        ['技术指标', '县级估产误差', '≤ 8 %', '7.4 %'],
        ['经济指标', '承保面积', '≥ 5 万公顷', '4.1 万公顷'],
        ['人才培养指标', '培训核损员', '≥ 40 人', '46 人'],
        ['经费', '自筹到位', '100 %', '100 %'],
        ['实施场景', '覆盖省份', '3 个', '3 个'],
        ['应用示范', '形成操作规范', '1 项', '草案'],
      ],
      [
        ['一、任务完成', '三省两季估产误差达标；承保面积受当地保费补贴推迟影响。'],
        ['二、应用示范', '在马德望开展核损演示，规范草案待当地保险协会确认。'],
        ['三、经费', '延期期间未增加财政经费。'],
      ],
    ),
    project(
      'P-03',
      '小语种语音客服',
      '北海听音科技有限公司（虚构）',
      '殷望舒',
      '缅甸',
      {
        department_money: '80',
        own_money: '80',
        scene_unchanged: '否',
        ...all('否', 'demonstrated', 'replicable_case'),
        localised: '是',
      },
      [
        ['技术指标', '缅文语音识别字错率', '≤ 12 %', '19 %'],
        ['经济指标', '合同额', '≥ 150 万元', '20 万元'],
        ['人才培养指标', '培训标注员', '≥ 20 人', '9 人'],
        ['经费', '自筹到位', '100 %', '70 %'],
        ['实施场景', '接入呼叫中心', '2 家', '1 家'],
        ['应用示范', '实地应用', '1 处', '未开展'],
      ],
      [
        ['一、任务完成', '识别模型完成两轮训练，未达到任务书字错率。'],
        ['二、应用示范', '一家呼叫中心试用四周后停用。'],
        ['三、经费', '自筹缺口二十四万元，企业说明由股东借款弥补。'],
      ],
    ),
  ],
};

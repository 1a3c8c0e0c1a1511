/** The made-up needs of the sample round. Every company, person and number here is invented. */
export type SampleLot = {
  readonly id: string;
  readonly title: string;
  readonly demandSide: string;
  readonly country: string;
  readonly scene: string;
  /** What is wrong today, in the demand side's words. */
  readonly problem: string;
  /** What the state of the art offers. */
  readonly art: string;
  /** What the market is like. */
  readonly market: string;
  readonly indicators: readonly (readonly [string, string])[];
};

export const lots: readonly SampleLot[] = [
  {
    id: 'N-01',
    title: '智慧口岸多语种通关助手',
    demandSide: '万象通达物流园有限公司（虚构）',
    country: '老挝',
    scene: '铁路口岸换装与公路集散中心的单证审核、查验预约和司机问询',
    problem:
      '园区日均过境车辆四百余台，随车单证同时出现中文、老挝文、泰文和英文，人工核对一票平均十一分钟，旺季排队超过六小时；商品归类和原产地填写错误率约百分之七，退单后须重新排队。',
    art: '通用文字识别对老挝文连写和低质复写件的准确率不足八成；大语言模型能够理解单证语义，但缺少归类规则约束时会给出无依据的税号。检索增强与规则校验相结合，是当前较为稳妥的路线。',
    market:
      '澜湄沿线同类口岸和物流园约四十处，单证语种相近，流程差异主要在本国监管代码；一处跑通后，以配置方式复制到相邻口岸的成本约为首处的三成。',
    indicators: [
      ['单证要素识别准确率', '≥ 97 %（老挝文 ≥ 93 %）'],
      ['单票平均核对时间', '≤ 2 分钟'],
      ['归类建议可追溯率', '100 %（逐条给出依据）'],
      ['离线可用时长', '断网 8 小时内不中断'],
    ],
  },
  {
    id: 'N-02',
    title: '橡胶园病害识别与产量预测',
    demandSide: '泰南橡胶合作联盟（虚构）',
    country: '泰国',
    scene: '割胶季的叶面病害巡查、割胶次数建议和县域产量预测',
    problem:
      '联盟成员约一千八百户，落叶病靠人工巡查，发现时往往已扩散三至五公顷；收购站按经验备罐，产量预测偏差常在两成以上，雨季尤甚。',
    art: '公开病害数据集以大田作物为主，橡胶样本少且多为实验室光照；卫星影像可估计冠层变化，但云雨季缺测严重。低空影像与树下手机影像互补，是可行方向。',
    market:
      '泰国南部、马来西亚半岛和越南东南部种植结构相近，按亩收费与按收购量分成两种方式均有农户愿意试用。',
    indicators: [
      ['落叶病早期检出率', '≥ 90 %（病斑面积 ≤ 5 %）'],
      ['县域月产量预测误差', '≤ 10 %'],
      ['单户巡查耗时', '较人工减少 ≥ 60 %'],
      ['培训当地技术员', '≥ 60 人次'],
    ],
  },
  {
    id: 'N-03',
    title: '基层医院胸片辅助阅片',
    demandSide: '金边惠民医院（虚构）',
    country: '柬埔寨',
    scene: '县级医院胸片初筛、危急征象提示和双语结构化报告',
    problem:
      '全省仅两名放射科医师，县级医院胸片平均三天后才有书面结论；结核与肺炎混杂，转诊率偏高，患者往返成本大。',
    art: '胸片检出类模型在公开数据上表现良好，换到老旧设备与本地人群后普遍下降；以少量本地标注再校准，并给出不确定度，能够把漏检控制在可接受范围。',
    market: '柬埔寨县级医院与转诊医院约一百二十家，设备以国产数字胸片机为主，接口相近。',
    indicators: [
      ['结核可疑征象敏感度', '≥ 95 %'],
      ['单片出具初步意见', '≤ 30 秒'],
      ['医师复核采纳率', '≥ 85 %'],
      ['数据出境', '0（全部在院内处理）'],
    ],
  },
];

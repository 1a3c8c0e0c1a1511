/** The made-up bids of the sample round. Facts use the keys of the programme file. */
export type SampleBid = {
  readonly id: string;
  readonly lot: string;
  readonly title: string;
  readonly unit: string;
  readonly leader: string;
  readonly members: readonly string[];
  readonly partners: readonly string[];
  readonly facts: Readonly<Record<string, string>>;
  readonly basis: string;
  readonly route: string;
  readonly novelty: string;
  readonly landing: string;
  readonly risk: string;
  readonly attachments: readonly string[];
};

const common = {
  lead_in_guangxi: '是',
  has_company: '是',
  no_sanction: '是',
  integrity_letter: '是',
  credit_report: '是',
  feasibility_report: '是',
  independent: '是',
  fluent_member: '是',
  lead_kind: '是',
  business_licence: '是',
  audit_report: '是',
  staff_list: '是',
  own_ip: '是',
  transfer_cases: '是',
} as const;

export const bids: readonly SampleBid[] = [
  {
    id: 'B-01',
    lot: 'N-01',
    title: '“云桥”多语种单证核验与通关问答系统',
    unit: '广西云桥智能科技有限公司（虚构）',
    leader: '韦启航',
    members: ['黄思琪', '农建业', '陈一苇', '李挽舟', '蒙之远'],
    partners: ['老挝湄江数码服务公司（虚构）'],
    facts: {
      ...common,
      bidder_names: '广西云桥智能科技有限公司（虚构）；老挝湄江数码服务公司（虚构）',
      bidder_codes: '91450100MA5XXXXX01；LA-000001',
      bidder_controllers: '韦启航；Mekong Digital Holding（虚构）',
      bidder_shareholders: '韦启航；南宁桥头创业投资中心（虚构）；Mekong Digital Holding（虚构）',
      demand_names: '万象通达物流园有限公司（虚构）',
      demand_codes: 'LA-000777',
      demand_controllers: '无',
      demand_shareholders: '无',
      registered_years: '6',
      bidder_count: '2',
      rd_spending: '860',
      main_income: '9200',
      full_time_rd: '18',
      department_money: '120',
      own_money: '180',
      duration_years: '2',
      asean_country: '老挝',
      prefer_cooperation: '是',
      prefer_landed: '是',
      prefer_local_team: '是',
    },
    basis:
      '近三年在两处边境口岸部署单证核验系统，累计处理单证二百一十万页；自有老挝文、越南文识别模型，登记软件著作权七项，申请发明专利三项（其中授权一项）。',
    route:
      '先以版面分析切分要素，再由小模型识别、规则引擎校验，大模型只负责解释与问答；归类建议须引用税则条文编号，引用不到时转人工。模型部署在园区机房，断网可用。',
    novelty:
      '把“给不出依据就不回答”写进解码约束；对复写件、盖章遮挡和倾斜拍摄单独建模；同一界面四种语言互译，术语由双方共同维护。',
    landing:
      '首年在园区两条通道试运行，第二年覆盖全部六条通道；驻场工程师两名，老挝籍运维两名由合作方聘用。',
    risk: '主要风险为监管代码变动和网络中断。已约定每周同步代码表；断网期间以本地缓存核验，恢复后补传。模型与数据不含受限技术，已对照出口目录自查。',
    attachments: ['附件1 审计报告（扫描件）', '附件2 合作协议（扫描件）'],
  },
  {
    id: 'B-02',
    lot: 'N-01',
    title: '面向澜湄口岸的单证大模型应用',
    unit: '南宁语联人工智能研究院（虚构）',
    leader: '梁若川',
    members: ['覃念慈', '吴其琛', '周临安', '罗小满', '唐棣'],
    partners: ['广西边贸信息服务有限公司（虚构）'],
    facts: {
      ...common,
      registered_years: '3',
      bidder_count: '2',
      rd_spending: '410',
      main_income: '5100',
      full_time_rd: '12',
      department_money: '150',
      own_money: '150',
      duration_years: '2',
      asean_country: '老挝',
      prefer_cooperation: '是',
      prefer_landed: '否',
      prefer_local_team: '否',
    },
    basis:
      '承担自治区级语料建设课题两项，建有中老平行语料四十万句；与当地高校共建联合实验室一年，合作论文五篇；尚无口岸现场部署案例。',
    route:
      '以开源基座模型继续预训练，加入单证指令数据微调；用检索增强引入税则和原产地规则；关键字段由两路模型交叉核对，不一致时提示人工。',
    novelty: '提出字段级置信度校准方法；以少量标注快速适配新单证样式，新增一种单证约需二十份样本。',
    landing:
      '第一年完成离线评测与小规模试用，第二年选一条通道上线；拟在当地招募运维人员，目前尚在洽谈。',
    risk: '主要风险为现场工程经验不足和硬件到货周期。拟由参与企业负责实施，并预留三个月缓冲。',
    attachments: ['附件1 知识产权证明（扫描件）'],
  },
  {
    id: 'B-03',
    lot: 'N-01',
    title: '口岸单证智能审核一体机',
    unit: '桂林山海数据科技有限公司（虚构）',
    leader: '莫长风',
    members: ['秦望舒', '苏木', '叶知秋', '何见山', '阮文海'],
    partners: [],
    facts: {
      ...common,
      registered_years: '9',
      bidder_count: '1',
      rd_spending: '330',
      main_income: '12800',
      full_time_rd: '9',
      department_money: '100',
      own_money: '260',
      duration_years: '1',
      asean_country: '老挝',
      prefer_cooperation: '否',
      prefer_landed: '是',
      prefer_local_team: '是',
    },
    basis:
      '主营自助终端，在三个东盟国家的机场和车站部署设备六百余台，备件库两处；图像采集与边缘计算有自主知识产权，语言理解部分拟集成第三方模型。',
    route:
      '一体机集成高拍、证照读取和边缘推理；单证识别在本机完成，疑难单证经园区网送后台复核。界面以图标和语音为主，司机可自助。',
    novelty: '整机防尘防水，适合露天通道；断电续航四小时；故障模块可由当地人员更换。',
    landing: '一年内交付十二台并完成培训，附三百页现场测试记录供核查。',
    risk: '主要风险为第三方模型的许可期限与更新。已签两年许可，并准备第二供应方。',
    attachments: ['附件1 现场测试记录（300页）'],
  },
  {
    id: 'B-04',
    lot: 'N-02',
    title: '胶园空地协同巡查与产量预测平台',
    unit: '柳州智农装备有限公司（虚构）',
    leader: '贺兰青',
    members: ['卢千帆', '廖自新', '韦大壮', '石敢当', '潘彦'],
    partners: ['泰国山谷农业服务公司（虚构）', '广西热作技术服务中心（虚构）'],
    facts: {
      ...common,
      registered_years: '11',
      bidder_count: '3',
      rd_spending: '1250',
      main_income: '31000',
      full_time_rd: '26',
      department_money: '140',
      own_money: '300',
      duration_years: '2',
      asean_country: '泰国',
      prefer_cooperation: '是',
      prefer_landed: '是',
      prefer_local_team: '是',
    },
    basis:
      '农用无人机保有量两千余架，在泰国、越南设服务站四处；已有橡胶、甘蔗病害样本六万张，其中橡胶一万三千张来自本项目需求方所在府。',
    route:
      '低空影像每两周一次，树下影像由割胶工随手拍摄；两路特征融合判断病害阶段，再与气象、割次数据一并进入产量模型；云雨季以树下影像为主。',
    novelty: '以割胶工的劳动节奏设计采集，不增加工序；预测结果给出区间而非单点。',
    landing: '首年三个合作社试点，次年扩至十二个；本地服务站承担维护。',
    risk: '主要风险为飞行许可与雨季缺测。已取得两个府的飞行许可意向，并以树下影像补测。',
    attachments: ['附件1 设备图纸与台账（多种页面尺寸）', '附件2 出口自查表（扫描件）'],
  },
  {
    id: 'B-05',
    lot: 'N-02',
    title: '小样本病害识别与物候产量模型',
    unit: '北部湾应用科技大学（虚构）',
    leader: '程若谷',
    members: ['姚黄', '魏紫', '欧阳雪', '白岩', '杜衡'],
    partners: ['北海数田科技有限公司（虚构）'],
    facts: {
      ...common,
      registered_years: '20',
      bidder_count: '2',
      rd_spending: '96',
      main_income: '6400',
      full_time_rd: '15',
      department_money: '110',
      own_money: '130',
      duration_years: '2',
      asean_country: '泰国',
      prefer_cooperation: '是',
      prefer_landed: '否',
      prefer_local_team: '否',
    },
    basis:
      '热带作物物候研究十余年，发表论文四十余篇；与泰南高校联合培养硕士六名；参与企业负责软件工程与部署。',
    route: '以元学习适配少样本病害，以物候期约束产量模型；手机端离线推理，后台按周更新。',
    novelty: '把物候期知识写成可检验的约束，预测异常时能指出是哪一条约束被违反。',
    landing: '两个试验站加三个合作社，第二年由企业推广；驻地人员以研究生为主。',
    risk: '主要风险为成果转化能力。拟由企业承担运维，并约定源代码托管。',
    attachments: ['附件1 中泰合作协议（扫描件）'],
  },
  {
    id: 'B-06',
    lot: 'N-03',
    title: '“惠影”胸片辅助阅片与双语报告系统',
    unit: '百色康影医疗科技有限公司（虚构）',
    leader: '岑朗',
    members: ['林鹿鸣', '凌霄', '甘棠', '谢春山', '邓子衿'],
    partners: ['柬埔寨洞里萨健康服务公司（虚构）'],
    facts: {
      ...common,
      registered_years: '5',
      bidder_count: '2',
      rd_spending: '520',
      main_income: '7300',
      full_time_rd: '14',
      department_money: '130',
      own_money: '150',
      duration_years: '2',
      asean_country: '柬埔寨',
      prefer_cooperation: '是',
      prefer_landed: '是',
      prefer_local_team: '是',
    },
    basis:
      '胸片辅助阅片软件已取得国内二类医疗器械注册（虚构编号），在区内三十一家县级医院使用，累计阅片九十万张。',
    route: '院内一体机部署，数据不出院；以两千例本地标注再校准，双语报告由模板与术语库生成。',
    novelty: '给出不确定度并解释拒答原因；可在十年以上老设备上使用。',
    landing: '首年三家医院，次年二十家；当地工程师四名已完成首轮培训。',
    risk: '主要风险为当地注册与责任界定。已约定系统只作提示，结论由医师签署。',
    attachments: ['附件1 注册证与培训记录（扫描件）'],
  },
];

import { all, type SampleApplication, type SampleReview } from './sample-review.ts';

type Platform = Pick<SampleApplication, 'id' | 'title' | 'unit' | 'leader' | 'facts' | 'parts'>;

const applications = (
  lot: string,
  lotTitle: string,
  list: readonly Platform[],
): readonly SampleApplication[] =>
  list.map((one) => ({
    ...one,
    lot,
    lotTitle,
    members: ['谢长风', '白露', '叶知秋'],
    partners: [],
    demandSide: '',
    facts: {
      ...all('是', 'commits_investment', 'open_service_basis'),
      recommender: '南宁市科学技术局（演示）',
      ...one.facts,
    },
  }));

const parts = (
  basis: string,
  tasks: string,
  sharing: string,
  money: string,
): SampleApplication['parts'] => [
  ['一、技术实力与行业影响力', basis],
  ['二、建设任务', tasks],
  ['三、开放共享服务', sharing],
  ['四、投入与保障', money],
];

const institute = '人工智能新型研发机构';
const centre = '人工智能联合创新中心';
const laboratory = '人工智能联合实验室';

/** Three institutes, one with an income at which two bands of the document touch. */
export const rdInstitute: SampleReview = {
  programme: 'guangxi-ai-platform',
  review: 'platform-rd-institute',
  document: '建设方案',
  applications: applications('R', institute, [
    {
      id: 'R-01',
      title: '语言智能与边海智联研究院',
      unit: '广西语岸研究院有限公司（虚构）',
      leader: '韦清和',
      facts: {
        annual_income: '4200',
        rd_spending: '1260',
        staff: '86',
        rd_staff: '51',
        field: '自然语言处理',
      },
      parts: parts(
        '东盟七种语言的语音与文本模型，近三年服务单位四十七家，牵头自治区标准两项。',
        '三年内建成面向边贸的小语种语料库和评测平台，孵化企业六家。',
        '语料与评测平台对区内单位免费开放，大型仪器开放机时不低于四成。',
        '举办单位承诺三年投入六千万元，现有场地三千二百平方米。',
      ),
    },
    {
      id: 'R-02',
      title: '智能糖业装备研究院',
      unit: '来宾甘源智能装备研究院（虚构）',
      leader: '农有为',
      facts: {
        annual_income: '1000',
        rd_spending: '220',
        staff: '40',
        rd_staff: '14',
        field: '智能制造',
      },
      parts: parts(
        '甘蔗收获机视觉导航和糖厂煮糖终点判别，已在四家糖厂应用。',
        '建设糖业智能装备中试线，形成两项团体标准。',
        '中试线按成本价对外服务。',
        '举办单位承诺三年投入一千八百万元。',
      ),
    },
    {
      id: 'R-03',
      title: '海洋智能观测研究所',
      unit: '北海观澜海洋技术研究所（虚构）',
      leader: '岑静',
      facts: {
        annual_income: '760',
        rd_spending: '120',
        staff: '25',
        rd_staff: '9',
        field: '海洋观测',
      },
      parts: parts(
        '浮标数据质控与赤潮识别，论文九篇，尚无规模应用。',
        '布设浮标十二个，形成近海观测数据集。',
        '数据集按申请开放。',
        '举办单位承诺三年投入六百万元。',
      ),
    },
  ]),
};

export const jointCentre: SampleReview = {
  programme: 'guangxi-ai-platform',
  review: 'platform-joint-centre',
  document: '建设方案',
  applications: applications('C', centre, [
    {
      id: 'C-01',
      title: '工程机械智能联合创新中心',
      unit: '柳州重岳机械股份有限公司（虚构）',
      leader: '石磊落',
      facts: {
        ...all('是', 'leading_enterprise', 'academic_partners', 'ai_partners'),
        main_income: '386000',
        sales_income: '402000',
        rd_cost: '15200',
        full_time_rd: '640',
        field: '具身智能',
      },
      parts: parts(
        '无人推土机和远程操控平台已在矿山应用，专利一百二十余项。',
        '联合两所高校攻关作业意图理解，三年形成整机三型。',
        '试验场对上下游企业开放，年服务不少于三十家。',
        '企业承诺三年投入一亿二千万元。',
      ),
    },
    {
      id: 'C-02',
      title: '铝材表面质检联合创新中心',
      unit: '百色澄辉铝业有限公司（虚构）',
      leader: '黄铮然',
      facts: {
        ...all('是', 'leading_enterprise', 'academic_partners'),
        ai_partners: '否',
        main_income: '100000',
        sales_income: '104000',
        rd_cost: '2900',
        full_time_rd: '42',
        field: '机器视觉',
      },
      parts: parts(
        '板带表面缺陷在线检测覆盖五条产线，漏检率低于千分之二。',
        '建设缺陷样本库和迁移学习平台。',
        '样本库在脱敏后向行业开放。',
        '企业承诺三年投入三千万元。',
      ),
    },
    {
      id: 'C-03',
      title: '数字中医药联合创新中心',
      unit: '玉林本草数科有限公司（虚构）',
      leader: '苏木青',
      facts: {
        leading_enterprise: '否',
        ...all('是', 'academic_partners', 'ai_partners'),
        main_income: '8600',
        sales_income: '9100',
        rd_cost: '1100',
        full_time_rd: '27',
        field: '生物医药',
      },
      parts: parts(
        '药材图像鉴别与方剂知识图谱，合作医院六家。',
        '建设道地药材数据空间。',
        '鉴别服务接口限量免费。',
        '企业承诺三年投入二千万元。',
      ),
    },
  ]),
};

export const jointLab: SampleReview = {
  programme: 'guangxi-ai-platform',
  review: 'platform-joint-lab',
  document: '建设方案',
  applications: applications('L', laboratory, [
    {
      id: 'L-01',
      title: '中老智慧物流联合实验室',
      unit: '南宁枢纽智运科技有限公司（虚构）',
      leader: '覃远帆',
      facts: {
        ...all(
          '是',
          'asean_agreement',
          'stable_mechanism',
          'asean_talent',
          'overseas_carriers',
          'is_company',
        ),
        ...all('否', 'overseas_rd', 'is_academic', 'joint_project', 'finished_on_time'),
        rd_cost: '960',
        sales_income: '21000',
        asean_country: '老挝',
        field: '智慧物流',
      },
      parts: parts(
        '与老挝合作方共建调度数据平台两年，班列到发预测误差低于十五分钟。',
        '建设双边联合实验室，互派研究人员十二人次。',
        '调度数据在协议范围内向双方单位开放。',
        '双方三年投入一千六百万元。',
      ),
    },
    {
      id: 'L-02',
      title: '中越热带作物智能联合实验室',
      unit: '南疆理工大学作物智能中心（虚构）',
      leader: '甘棠',
      facts: {
        ...all(
          '是',
          'asean_agreement',
          'stable_mechanism',
          'asean_talent',
          'is_academic',
          'joint_project',
          'finished_on_time',
        ),
        ...all('否', 'overseas_carriers', 'overseas_rd', 'is_company'),
        asean_country: '越南',
        field: '智慧农业',
      },
      parts: parts(
        '与河内合作方完成病虫害识别联合课题，数据集含三十七类图像。',
        '共建田间试验站一处，联合培养硕士八名。',
        '数据集和标注规范公开。',
        '学校与合作方三年投入九百万元。',
      ),
    },
  ]),
};

const argued = (
  id: string,
  kind: string,
  title: string,
  unit: string,
  leader: string,
  facts: Readonly<Record<string, string>>,
  ground: string,
): Platform => ({
  id,
  title,
  unit,
  leader,
  facts: {
    ...all('否', 'ground_deployed', 'ground_institution', 'ground_company'),
    type_institute: kind === institute ? '是' : '否',
    type_centre: kind === centre ? '是' : '否',
    type_lab: kind === laboratory ? '是' : '否',
    ground_stated: ground,
    field: '通用大模型',
    ...facts,
  },
  parts: [
    ['一、申请“论证制”的理由', ground],
    ['二、建设方案', '三年建设期，首年完成场地与算力，第二年形成公共服务能力，第三年自主运行。'],
    ['三、拟放宽的条件', '成立未满一年，上年度收入与研发投入按规定条件不足，请求按论证制评议。'],
  ],
});

/** 论证制: one of each type; they never share a list. */
export const arguedTrack: SampleReview = {
  programme: 'guangxi-ai-platform',
  review: 'platform-argued',
  document: '论证材料',
  applications: [
    ...applications('T-1', institute, [
      argued(
        'A-01',
        institute,
        '东盟具身智能研究院',
        '国研东盟具身智能研究院（虚构）',
        '盛知白',
        {
          ground_institution: '是',
          rd_spending: '1800',
          annual_income: '90',
          staff: '22',
          rd_staff: '17',
        },
        '国家级科研机构来桂设立的独立法人机构，由高层次人才团队整建制迁入。',
      ),
      argued(
        'A-02',
        institute,
        '边境语料治理研究院',
        '崇左界碑数据研究院（虚构）',
        '凌越',
        {
          ground_deployed: '是',
          rd_spending: '300',
          annual_income: '60',
          staff: '12',
          rd_staff: '6',
        },
        '承担自治区关于边境多语种语料治理的工作部署。',
      ),
    ]),
    ...applications('T-2', centre, [
      argued(
        'A-03',
        centre,
        '算力调度联合创新中心',
        '南宁云脉算力有限公司（虚构）',
        '江临',
        {
          ground_company: '是',
          rd_spending: '5200',
          main_income: '4100',
          sales_income: '4100',
          rd_cost: '5200',
          full_time_rd: '61',
          leading_enterprise: '否',
          ...all('是', 'academic_partners', 'ai_partners'),
        },
        '人工智能领域知名企业来桂设立，上年度研发投入超过 5000 万元。',
      ),
    ]),
    ...applications('T-3', laboratory, [
      argued(
        'A-04',
        laboratory,
        '中马清真食品智能检测联合实验室',
        '梧州味源检测技术有限公司（虚构）',
        '苏叶',
        {
          rd_spending: '210',
          rd_cost: '210',
          sales_income: '5200',
          asean_country: '马来西亚',
          ...all('是', 'asean_agreement', 'is_company'),
          ...all(
            '否',
            'stable_mechanism',
            'asean_talent',
            'overseas_carriers',
            'overseas_rd',
            'is_academic',
            'joint_project',
            'finished_on_time',
          ),
        },
        '申报单位认为属产业发展急需，未附部署文件。',
      ),
    ]),
  ],
};

import { objectWord } from '../../shared/object-words.ts';
import type { ReceivedKind } from '../../shared/operations/workspace.ts';
import type { Bilingual } from '../../shared/rubric.ts';

/** What `inspect` calls the claims of a file. Their English names are the keys of `--json`. */
const claimWords: Readonly<Record<string, Bilingual>> = {
  v: { zh: '格式版本', en: 'format version' },
  type: { zh: '对象类型', en: 'type of object' },
  agency: { zh: '管理机构编号', en: 'agency' },
  'agency name': { zh: '管理机构', en: 'agency name' },
  round: { zh: '评审轮次', en: 'round' },
  title: { zh: '名称', en: 'title' },
  programme: { zh: '计划', en: 'programme' },
  review: { zh: '评审类型', en: 'review' },
  release: { zh: '授权方式', en: 'release' },
  'opens at': { zh: '开始时间', en: 'opens at' },
  'closes at': { zh: '截止时间', en: 'closes at' },
  suite: { zh: '算法', en: 'suite' },
  applications: { zh: '申报项目数', en: 'applications' },
  documents: { zh: '材料份数', en: 'documents' },
  'sealed at': { zh: '封存时间', en: 'sealed at' },
  'bundle code': { zh: '评审包核对码', en: 'bundle code' },
  'seal sha256': { zh: '封存声明 SHA-256', en: 'seal sha256' },
  'form sha256': { zh: '评分标准 SHA-256', en: 'form sha256' },
  sealed: { zh: '内容已加密', en: 'sealed' },
  sha256: { zh: 'SHA-256', en: 'sha256' },
  'signed by': { zh: '签名密钥', en: 'signed by' },
  name: { zh: '名称', en: 'name' },
  unit: { zh: '工作单位', en: 'unit' },
  expert: { zh: '专家编号', en: 'expert' },
  kid: { zh: '密钥编号', en: 'key id' },
  sig_pub: { zh: '签名公钥', en: 'public signing key' },
  sm2_pub: { zh: 'SM2公钥', en: 'public SM2 key' },
  age_suite: { zh: '加密算法', en: 'age suite' },
  age_recipient: { zh: '收件公钥', en: 'age recipient' },
  nonce: { zh: '随机数', en: 'nonce' },
  version: { zh: '版本', en: 'version' },
  issued_at: { zh: '签发时间', en: 'issued at' },
  expires: { zh: '有效期至', en: 'expires' },
  root_threshold: { zh: '所需根签名数', en: 'root signatures needed' },
  min_app_version: { zh: '所需程序版本', en: 'program version needed' },
  app_version: { zh: '签发程序版本', en: 'made by program version' },
  content_sha256: { zh: '结果摘要', en: 'hash of the content' },
};

const ofCard: typeof claimWords = {
  name: { zh: '姓名', en: 'name' },
  title: { zh: '职称', en: 'title' },
};

/** A claim that is not listed (a newer file) is shown by its own name. */
export const claimWord = (kind: ReceivedKind, name: string): Bilingual =>
  (kind === 'card' ? ofCard[name] : undefined) ?? claimWords[name] ?? { zh: name, en: name };

/** Values that are codes have words; everything else is shown as it is. */
export function claimValue(name: string, value: string | number | boolean): Bilingual {
  const text = String(value);
  if (name === 'type') return objectWord(text);
  return claimValues[`${name}=${text}`] ?? { zh: text, en: text };
}

const claimValues: Readonly<Record<string, Bilingual>> = {
  'sealed=true': { zh: '是', en: 'yes' },
  'release=after-declaration': { zh: '先声明，后授权', en: 'after the declaration' },
  'release=with-bundle': { zh: '随包授权', en: 'with the bundle' },
};

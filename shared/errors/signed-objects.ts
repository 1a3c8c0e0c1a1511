import type { ErrorText } from '../errors.ts';

/** Refusals of signed objects, of the keys that sign them and of trust documents. */
export const signedObjectErrors = {
  'object-too-large': {
    zh: '内容超过了这类文件的大小上限。',
    zhNext: '请向发件方核实文件；若由本机生成，请减少内容或分批处理。',
    en: 'The content is larger than this kind of file may be.',
    enNext: 'Ask the sender about the file; if it was made here, shorten it or split the batch.',
  },
  'object-newer': {
    zh: '文件由更新版本的程序生成，本版本无法识别。',
    zhNext: '请升级程序后再打开。',
    en: 'The file was made by a newer version of the program.',
    enNext: 'Update the program, then open it again.',
  },
  'object-schema': {
    zh: '内容不符合“{type}”的规定格式（位置：{path}）。',
    zhNext: '请让生成它的一方重新导出；若由本机填写，请检查该处内容。',
    en: 'The content does not have the form that “{type}” prescribes (at: {path}).',
    enNext: 'Ask whoever made it to export again; if it was entered here, check that place.',
  },
  'object-agency': {
    zh: '文件署名的管理机构与其密钥所属机构不一致，已拒绝。',
    zhNext: '请不要使用该文件，并告知管理机构。',
    en: 'The file names another agency than the one its key belongs to; it was refused.',
    enNext: 'Do not use the file, and tell the agency.',
  },
  'jws-form': {
    zh: '文件不是规定形式的签名对象，可能已损坏。',
    zhNext: '请向发件方重新索取。',
    en: 'The file is not a signed object in the prescribed form; it may be damaged.',
    enNext: 'Ask the sender for it again.',
  },
  'jws-header': {
    zh: '签名头与规定不符，已拒绝。',
    zhNext: '请向发件方重新索取；若再次出现，请告知管理机构。',
    en: 'The signature header is not the prescribed one; refused.',
    enNext: 'Ask the sender for it again; if it recurs, tell the agency.',
  },
  'jws-type': {
    zh: '签名对象的类型不对：应为“{type}”，实为“{found}”。',
    zhNext: '请确认选对了文件。',
    en: 'The signed object is of the wrong type: “{type}” was expected, “{found}” found.',
    enNext: 'Check that you chose the right file.',
  },
  'jws-signer': {
    zh: '签名所用的密钥不在可信名单中，或无权签署“{type}”。',
    zhNext: '请核对信任文件和专家名单；不要采用该文件。',
    en: 'It is signed by a key that is not trusted, or that may not sign “{type}”.',
    enNext: 'Check the trust document and the list of experts; do not use the file.',
  },
  'jws-signature': {
    zh: '签名不成立：内容或签名被改动过。',
    zhNext: '请不要使用该文件，向发件方重新索取。',
    en: 'The signature does not hold: content or signature was altered.',
    enNext: 'Do not use the file; ask the sender for it again.',
  },
  'jws-half-missing': {
    zh: '“{type}”缺少一个签名：该机构要求的签名套件须全部签署，现有签名不齐。',
    zhNext: '请不要使用该文件，向发件方重新索取。',
    en: 'A signature of “{type}” is missing: the agency’s suite demands more than one.',
    enNext: 'Do not use the file; ask the sender for it again.',
  },
  'jws-half-extra': {
    zh: '“{type}”多出一个签名，与该机构的签名套件不符。',
    zhNext: '请不要使用该文件，向发件方重新索取。',
    en: '“{type}” carries a signature too many for the agency’s suite.',
    enNext: 'Do not use the file; ask the sender for it again.',
  },
  'jws-half-foreign': {
    zh: '“{type}”的几个签名不属于同一签署人。',
    zhNext: '请不要使用该文件，并告知管理机构。',
    en: 'The signatures of “{type}” are not of one signer.',
    enNext: 'Do not use the file, and tell the agency.',
  },
  'jws-suite': {
    zh: '“{type}”的签名算法或其顺序与该机构的签名套件不符。',
    zhNext: '请不要使用该文件，向发件方重新索取。',
    en: '“{type}” is signed by an algorithm, or in an order, that is not the agency’s suite.',
    enNext: 'Do not use the file; ask the sender for it again.',
  },
  'jws-payload': {
    zh: '签名对象的正文不是唯一规范形式，已拒绝。',
    zhNext: '请让生成它的一方用本程序重新导出。',
    en: 'The body of the signed object is not in its one canonical form; refused.',
    enNext: 'Ask whoever made it to export it again with this program.',
  },
  'key-unknown': {
    zh: '签名密钥不在管理机构的信任文件中。',
    zhNext: '请向管理机构索取最新信任文件。',
    en: 'The signing key is not in the agency’s trust document.',
    enNext: 'Ask the agency for its current trust document.',
  },
  'key-role': {
    zh: '签名密钥的用途不符：需要“{role}”，实为“{found}”。',
    zhNext: '请不要使用该文件，并告知管理机构。',
    en: 'The signing key has another role: “{role}” is needed, it is “{found}”.',
    enNext: 'Do not use the file, and tell the agency.',
  },
  'key-expired': {
    zh: '签署时该密钥不在有效期内。',
    zhNext: '请管理机构更换密钥后重新签发。',
    en: 'The key was not valid at the time of signing.',
    enNext: 'Ask the agency to renew its keys and issue the file again.',
  },
  'key-revoked': {
    zh: '签名密钥已被管理机构吊销。',
    zhNext: '请不要使用该文件，向管理机构索取新文件。',
    en: 'The agency has revoked the signing key.',
    enNext: 'Do not use the file; ask the agency for a new one.',
  },
  'trust-version': {
    zh: '收到的信任文件为第 {version} 版，而缺少在它之前的第 {expected} 版，无法逐版核验。',
    zhNext: '请向管理机构索取最新的信任文件（.hptrust，其中含全部版本）后再导入。',
    en: 'This is version {version} of a trust document, and version {expected} before it is missing.',
    enNext:
      'Ask the agency for its current trust file, which carries every version, and import that.',
  },
  'trust-threshold': {
    zh: '信任文件的根密钥签名不足：第 {version} 版需要 {needed} 个，实有 {found} 个。',
    zhNext: '请不要使用该文件，用电话向管理机构核实。',
    en: 'Too few root keys signed: version {version} asks for {needed}, there are {found}.',
    enNext: 'Do not use the file; telephone the agency.',
  },
  'trust-successor': {
    zh: '第 {version} 版信任文件不能接在前一版之后（机构或签名套件不同，或签发时间倒退）。',
    zhNext: '请不要使用该文件，用电话向管理机构核实。',
    en: 'Version {version} of the trust document cannot follow the one before: another agency or signature suite, or issued earlier.',
    enNext: 'Do not use the file; telephone the agency.',
  },
  'trust-keys': {
    zh: '信任文件中的密钥与其编号不符或重复，已拒绝。',
    zhNext: '请不要使用该文件，并告知管理机构。',
    en: 'A key in the trust document does not match its id, or stands twice; refused.',
    enNext: 'Do not use the file, and tell the agency.',
  },
  'trust-expired': {
    zh: '“{agency}”的信任文件已于 {until} 到期，不能再据此收件、阅卷或提交。',
    zhNext:
      '请先核对电脑日期；日期无误时，请向该机构索取新版信任文件（.hptrust）并导入，即可继续。',
    en: 'The trust document of “{agency}” expired on {until}; nothing can rest on it any more.',
    enNext:
      'Check this computer’s date; if it is right, ask the agency for its new trust file and import it.',
  },
  'app-too-old': {
    zh: '“{agency}”要求程序版本不低于 {needed}，本机为 {version}。',
    zhNext: '请向管理机构索取新版程序，安装后再试；工作区和评分都会保留。',
    en: '“{agency}” asks for version {needed} of this program or later; this is {version}.',
    enNext: 'Get the newer program from the agency and install it; workspace and scores stay.',
  },
  'trust-unknown': {
    zh: '本机没有管理机构“{agency}”的信任文件。',
    zhNext: '请先导入信任文件，并输入纸质邀请函上的核对码。',
    en: 'This machine holds no trust document of agency “{agency}”.',
    enNext: 'Import it first and type the code from the paper invitation.',
  },
  'trust-other-root': {
    zh: '危险：文件自称来自“{agency}”，但根密钥与您确认过的不同。',
    zhNext: '请停止操作，用电话向管理机构核实，不要使用该文件。',
    en: 'Stop: the file claims to come from “{agency}”, but its root key is not the one you confirmed.',
    enNext: 'Do not use the file; telephone the agency.',
  },
  'trust-conflict': {
    zh: '危险：出现了两份版本号相同、都由根密钥签署而内容不同的信任文件。',
    zhNext: '请停止操作，用电话向管理机构核实；根密钥可能已被他人使用。',
    en: 'Stop: the root keys signed two different trust documents under one version number.',
    enNext: 'Do not go on; telephone the agency. Somebody else may be using its root key.',
  },
  'card-keys': {
    zh: '专家名片中的编号或密钥互不相符，已拒绝。',
    zhNext: '请专家用本程序重新导出名片。',
    en: 'The id and keys in the expert’s card do not belong together; refused.',
    enNext: 'Ask the expert to export the card again with this program.',
  },
  'card-suite': {
    zh: '{name}的专家名片没有SM2公钥，而本机构的签名套件要求用SM2签名。',
    zhNext: '请该专家用新版程序新建工作区，导出新的名片。',
    en: 'The card of {name} has no SM2 key, and this agency’s signature suite demands one.',
    enNext:
      'Ask the expert to make a new workspace with a current version, and to export its card.',
  },
} as const satisfies Readonly<Record<string, ErrorText>>;

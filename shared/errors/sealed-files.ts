import type { ErrorText } from '../errors.ts';

/** Refusals of encrypted files: age, bundles, the documents in them, posts. */
export const sealedFileErrors = {
  'age-recipient': {
    zh: '收件公钥无效或缺失，无法加密。',
    zhNext: '请检查专家名片或信任文件中的收件公钥。',
    en: 'A recipient’s public key is missing or not valid; nothing was encrypted.',
    enNext: 'Check the expert’s card or the trust document.',
  },
  'age-identity': {
    zh: '解密密钥的格式无效。',
    zhNext: '请重新导入授权文件；若再次出现，请联系管理机构。',
    en: 'A decryption key is malformed.',
    enNext: 'Import the grant again; if it recurs, tell the agency.',
  },
  'suite-mixed': {
    zh: '同一文件混用了两种加密套件，会降低保护强度，已拒绝。',
    zhNext: '请让所有收件公钥使用同一套件（pq 或 x25519）。',
    en: 'The file mixes two encryption suites, which would weaken it; refused.',
    enNext: 'Use one suite (pq or x25519) for all recipients.',
  },
  'age-header': {
    zh: '加密文件的文件头不完整或不符合规定。',
    zhNext: '文件可能已损坏，请向发件方重新索取。',
    en: 'The header of the encrypted file is incomplete or malformed.',
    enNext: 'The file may be damaged; ask the sender for it again.',
  },
  'age-header-mac': {
    zh: '加密文件的文件头被改动过。',
    zhNext: '请不要使用该文件，向发件方重新索取。',
    en: 'The header of the encrypted file was altered.',
    enNext: 'Do not use the file; ask the sender for it again.',
  },
  'age-no-match': {
    zh: '此文件不是加密给本机的，无法打开。',
    zhNext: '请确认收到的是发给您的文件；更换过密钥的，请管理机构重新发送。',
    en: 'The file is not encrypted to you and cannot be opened.',
    enNext:
      'Check that it was meant for you; if your keys changed, ask the agency to send it again.',
  },
  'age-payload': {
    zh: '加密内容被改动或不完整。',
    zhNext: '请向发件方重新索取。',
    en: 'The encrypted content was altered or is incomplete.',
    enNext: 'Ask the sender for it again.',
  },
  'bundle-newer': {
    zh: '评审包由更新版本的程序生成，本版本无法识别。',
    zhNext: '请升级程序后再打开。',
    en: 'The bundle was made by a newer version of the program.',
    enNext: 'Update the program, then open it again.',
  },
  'bundle-structure': {
    zh: '评审包的结构与规定不符，已拒绝。',
    zhNext: '请重新拷贝；若仍如此，请向管理机构索取新的评审包。',
    en: 'The bundle is not built as prescribed; refused.',
    enNext: 'Copy it again; if that does not help, ask the agency for a new bundle.',
  },
  'bundle-damaged': {
    zh: '评审包已损坏或被改动（{part}）。',
    zhNext: '请重新拷贝；若仍如此，请告知管理机构。',
    en: 'The bundle is damaged or was altered ({part}).',
    enNext: 'Copy it again; if that does not help, tell the agency.',
  },
  'bundle-no-application': {
    zh: '评审包中没有申报项目“{app}”。',
    zhNext: '请确认评审包与授权属于同一轮评审。',
    en: 'The bundle has no application “{app}”.',
    enNext: 'Check that bundle and grant belong to the same round.',
  },
  'bundle-no-document': {
    zh: '评审包中没有这份申报材料。',
    zhNext: '请确认评审包与授权属于同一轮评审。',
    en: 'The bundle has no such document.',
    enNext: 'Check that bundle and grant belong to the same round.',
  },
  'document-damaged': {
    zh: '申报材料已损坏或被改动，已停止显示。',
    zhNext: '请重新拷贝评审包；若仍如此，请告知管理机构。',
    en: 'The document is damaged or was altered; it is no longer shown.',
    enNext: 'Copy the bundle again; if that does not help, tell the agency.',
  },
  'document-closed': {
    zh: '申报材料已关闭。',
    zhNext: '请重新打开。',
    en: 'The document was closed.',
    enNext: 'Open it again.',
  },
  'post-head': {
    zh: '函件的首行不是签名清单，已拒绝。',
    zhNext: '请向发件方重新索取。',
    en: 'The post does not begin with a signed list; refused.',
    enNext: 'Ask the sender for it again.',
  },
  'post-line-missing': {
    zh: '函件缺少清单所列的 {missing} 项内容，整件已拒绝。',
    zhNext: '请向发件方重新索取完整的函件。',
    en: 'The post lacks {missing} of the objects on its list; all of it was refused.',
    enNext: 'Ask the sender for the complete post.',
  },
  'post-line-extra': {
    zh: '函件多出清单以外的 {extra} 项内容，整件已拒绝。',
    zhNext: '请向发件方重新索取。',
    en: 'The post holds {extra} objects that are not on its list; all of it was refused.',
    enNext: 'Ask the sender for it again.',
  },
  'post-line-repeated': {
    zh: '函件中有内容重复，整件已拒绝。',
    zhNext: '请向发件方重新索取。',
    en: 'An object stands twice in the post; all of it was refused.',
    enNext: 'Ask the sender for it again.',
  },
  'post-line-order': {
    zh: '函件内容的顺序与清单不符，整件已拒绝。',
    zhNext: '请向发件方重新索取。',
    en: 'The objects in the post are not in the order of its list; all of it was refused.',
    enNext: 'Ask the sender for it again.',
  },
  'post-line-differs': {
    zh: '清单对某项内容的描述与内容不符，整件已拒绝。',
    zhNext: '请发件方用本程序重新导出。',
    en: 'The list describes an object wrongly; the whole post was refused.',
    enNext: 'Ask the sender to export it again with this program.',
  },
  'post-cargo': {
    zh: '函件里有这一方不应发送的内容（{type}），整件已拒绝。',
    zhNext: '请向发件方核实。',
    en: 'The post holds something that this side never sends ({type}); all of it was refused.',
    enNext: 'Ask the sender about it.',
  },
  'post-mixed': {
    zh: '函件混有其他轮次、其他专家或其他密钥的内容，整件已拒绝。',
    zhNext: '请向发件方核实并重新索取。',
    en: 'The post mixes objects of other rounds, experts or keys; all of it was refused.',
    enNext: 'Ask the sender about it and for a new post.',
  },
} as const satisfies Readonly<Record<string, ErrorText>>;

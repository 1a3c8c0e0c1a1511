import type { Bilingual } from './rubric.ts';

/** What an expert reads before giving the agency's recovery key a slot in the workspace. */
export const escrowDisclosure: readonly Bilingual[] = [
  {
    zh: '开启后，管理机构的恢复密钥可以读取您工作区的副本，包括未提交的评分、意见和您的关系名单。',
    en: 'Once on, the agency’s recovery key can read a copy of your workspace: scores and comments that were not submitted, and your private list of connections.',
  },
  {
    zh: '它永远不能以您的名义签署：签名密钥不在托管之内。',
    en: 'It can never sign in your name: the signing key is not in escrow.',
  },
  {
    zh: '机构要读取，还需要拿到您的工作区文件夹或备份文件；程序不会自动发送任何内容。',
    en: 'To read it, the agency also needs your workspace folder or a backup file; the program sends nothing by itself.',
  },
  {
    zh: '您可以随时取消；取消之前做的备份仍带有托管。',
    en: 'You can turn it off at any time; backups made before still carry it.',
  },
];

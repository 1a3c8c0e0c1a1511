import type { ErrorText } from '../errors.ts';

/** Refusals of the workspace file: keys, passphrases, the encrypted database, its folder. */
export const vaultErrors = {
  'wrong-passphrase': {
    zh: '口令不正确，工作区保持锁定。',
    zhNext: '请检查大小写和输入法后重试；若已忘记口令，请使用打印的恢复码。',
    en: 'The passphrase is wrong; the workspace stays locked.',
    enNext: 'Check capitals and the input method, or use the printed recovery code.',
  },
  'passphrase-too-short': {
    zh: '口令太短，至少需要 {least} 个字符。',
    zhNext: '请换一个更长的口令，例如几个不相关的词。',
    en: 'The passphrase is too short; it needs at least {least} characters.',
    enNext: 'Choose a longer one, for example a few unrelated words.',
  },
  'recovery-code-wrong': {
    zh: '恢复码不正确，没有做任何更改。',
    zhNext: '请对照打印件逐组核对后重新输入。',
    en: 'The recovery code is wrong; nothing was changed.',
    enNext: 'Compare it with the printed sheet, group by group, and type it again.',
  },
  'workspace-exists': {
    zh: '这台电脑上已有一个工作区，没有新建。',
    zhNext: '请打开已有的工作区；如需另建，请换一个文件夹。',
    en: 'There is a workspace here already; none was made.',
    enNext: 'Open the one that is there, or choose another folder.',
  },
  'workspace-open': {
    zh: '工作区已经打开。',
    zhNext: '如需重新解锁，请先锁定。',
    en: 'The workspace is open already.',
    enNext: 'Lock it first to unlock it again.',
  },
  'workspace-none': {
    zh: '还没有建立工作区。',
    zhNext: '请先选择“我是评审专家”或“我是管理机构”完成首次设置。',
    en: 'There is no workspace yet.',
    enNext: 'Do the first set-up as an expert or as an agency.',
  },
  'workspace-locked': {
    zh: '工作区已锁定，操作没有执行。',
    zhNext: '请输入口令解锁后重试。',
    en: 'The workspace is locked; nothing was done.',
    enNext: 'Unlock it with the passphrase and try again.',
  },
  'wrong-role': {
    zh: '这项操作不属于当前工作区的角色。',
    zhNext: '请在对应的专家或机构工作区中操作。',
    en: 'This does not belong to the role of this workspace.',
    enNext: 'Use the workspace of the expert or the agency that it belongs to.',
  },
  'vault-missing': {
    zh: '工作区的文件不全，无法打开；现有文件没有改动。',
    zhNext: '请从备份恢复整个工作区文件夹，不要只恢复其中一个文件。',
    en: 'Files of the workspace are missing; what is there was not touched.',
    enNext: 'Restore the whole workspace folder from a backup, not a single file of it.',
  },
  'vault-damaged': {
    zh: '工作区文件已损坏或被改动，无法打开；文件原样保留。',
    zhNext: '请保留该文件夹并联系管理机构；如有备份，请恢复整个文件夹。',
    en: 'The workspace file is damaged or was altered; it was left as it is.',
    enNext: 'Keep the folder and tell the agency; restore the whole folder if you have a backup.',
  },
  'vault-newer': {
    zh: '这个工作区由更新版本的程序写成，本版本不会改动它。',
    zhNext: '请安装最新版本的程序后再打开。',
    en: 'A newer version of this program wrote this workspace; it was not touched.',
    enNext: 'Install the newest version and open it again.',
  },
  'vault-open-elsewhere': {
    zh: '这个工作区正由另一个程序窗口打开。',
    zhNext: '请先关闭另一个窗口或终端命令，再重试。',
    en: 'This workspace is open in another window or terminal.',
    enNext: 'Close the other one and try again.',
  },
  'vault-not-encrypted': {
    zh: '工作区数据库没有加密，程序拒绝使用它。',
    zhNext: '该文件可能被替换过：请保留它并联系管理机构，从备份恢复工作区。',
    en: 'The workspace database is not encrypted; the program will not use it.',
    enNext: 'It may have been replaced: keep it, tell the agency, restore from a backup.',
  },
  'vault-unwritable': {
    zh: '无法写入工作区文件，刚才的改动没有保存。',
    zhNext: '请检查磁盘是否只读或已拔出，然后重试。',
    en: 'The workspace file cannot be written; the last change was not saved.',
    enNext: 'Check that the disk is not read-only or unplugged, and try again.',
  },
  'journal-file': {
    zh: '这不是衡评导出的操作日志，或其内容已经损坏。',
    zhNext: '请让持有工作区的一方重新导出操作日志（JSON）。',
    en: 'This is not a journal that Hengping exported, or it is damaged.',
    enNext: 'Ask whoever holds the workspace to export the journal (JSON) again.',
  },
} as const satisfies Readonly<Record<string, ErrorText>>;

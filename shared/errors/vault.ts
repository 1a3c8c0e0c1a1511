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
  'vault-older': {
    zh: '打开的是较早的工作区：本机记得日志已写到第 {kept} 条（{keptAt}），这一份只到第 {found} 条（{foundAt}）。其间的评分、签署和收到的函件不在这里。',
    zhNext:
      '如果是您自己放回了备份或旧文件夹，请先找回较新的那一份；找不到再选择“仍要打开”。此后签署的评分表会注明这一情况。',
    en: 'This is an older workspace: this computer remembers the journal up to entry {kept} ({keptAt}), here it ends at {found} ({foundAt}). What was scored, signed and received between them is not in it.',
    enNext:
      'If you put back a backup or an old folder, look for the newer one first; open this one only if there is none. Sheets signed from then on will say so.',
  },
  'vault-other-history': {
    zh: '这个工作区的日志与本机记得的不是同一段经过：第 {kept} 条之前已经分开。它可能是较早的副本，放回后又继续用过。',
    zhNext:
      '请找回本机上一次使用的那一份；找不到再选择“仍要打开”。此后签署的评分表会注明这一情况。',
    en: 'The journal of this workspace is not the one that this computer remembers: they part before entry {kept}. It may be an older copy that was worked on elsewhere.',
    enNext:
      'Look for the workspace that was last used here; open this one only if there is none. Sheets signed from then on will say so.',
  },
  'vault-pages-older': {
    zh: '工作区数据库的一部分比本机记得的旧：机构信任文件、评审包或授权的版本倒退了，日志却没有。',
    zhNext:
      '文件可能被改动或损坏：请保留该文件夹，从备份恢复；没有备份再选择“仍要打开”，并告知管理机构。',
    en: 'Part of the database is older than this computer remembers: versions of the trust document, a bundle or a grant went back, the journal did not.',
    enNext:
      'The file may have been altered: keep the folder and restore a backup. Without one, open it knowingly and tell the agency.',
  },
  'journal-broken': {
    zh: '操作日志从第 {entry} 条起接不上：有记录被改动、删除，或数据库的一部分被换成了旧的。',
    zhNext: '请保留该文件夹，从备份恢复；没有备份再选择“仍要打开”，并告知管理机构。',
    en: 'The journal does not hold from entry {entry} on: an entry was altered or removed, or part of the database was put back.',
    enNext:
      'Keep the folder and restore a backup. Without one, open it knowingly and tell the agency.',
  },
  'vault-database-swapped': {
    zh: '文件夹里的数据库属于另一个工作区，无法用这里的密钥打开；文件原样保留。',
    zhNext: '请把密钥文件与它自己的数据库放回同一文件夹，或从备份恢复整个工作区。',
    en: 'The database in the folder belongs to another workspace; it was left as it is.',
    enNext: 'Put keyring and its own database back together, or restore the whole from a backup.',
  },
  'vault-keyring-swapped': {
    zh: '文件夹里的密钥文件属于另一个工作区，打不开这里的数据库；文件原样保留。',
    zhNext: '请放回原来的密钥文件（keyring.json），或从备份恢复整个工作区。',
    en: 'The keyring in the folder belongs to another workspace; nothing was touched.',
    enNext: 'Put the former keyring.json back, or restore the whole workspace from a backup.',
  },
  'escrow-none': {
    zh: '这个工作区没有开启机构托管，管理机构无法打开。',
    zhNext: '只有专家本人的口令或恢复码能打开它。',
    en: 'No escrow was turned on in this workspace; the agency cannot open it.',
    enNext: 'Only the expert’s own passphrase or recovery code opens it.',
  },
  'escrow-not-yours': {
    zh: '这个工作区的托管不是给本机构的恢复密钥的（写明的机构：{agency}）。',
    zhNext: '请在 {agency} 的工作区中打开。',
    en: 'The escrow of this workspace is not for the recovery key held here (it names {agency}).',
    enNext: 'Open it in the workspace of {agency}.',
  },
  'escrow-agency-only': {
    zh: '开启托管前需要先确认管理机构：托管给哪个机构，以已确认的信任文件为准。',
    zhNext: '请先导入机构的信任文件，并用邀请函上的核对码确认。',
    en: 'Escrow goes to the confirmed agency; none is confirmed yet.',
    enNext: 'Take in its trust document and confirm it by the code on the invitation.',
  },
  'backup-damaged': {
    zh: '备份文件“{file}”不完整或被改动，没有使用其中任何内容。',
    zhNext: '请换一份备份；若刚刚写出，请重新备份到另一个位置。',
    en: 'The backup “{file}” is cut short or was altered; nothing of it was used.',
    enNext: 'Take another one; if it was just written, back up again to another place.',
  },
  'backup-other': {
    zh: '“{file}”不是衡评的备份文件。',
    zhNext: '请选择扩展名为 .hpbackup 的文件。',
    en: '“{file}” is no backup of Hengping.',
    enNext: 'Choose a file that ends in .hpbackup.',
  },
  'backup-newer': {
    zh: '备份文件“{file}”由更新版本的程序写成，本版本不能恢复它。',
    zhNext: '请安装最新版本的程序后再恢复。',
    en: 'A newer version of this program wrote the backup “{file}”.',
    enNext: 'Install the newest version and restore it there.',
  },
  'backup-other-workspace': {
    zh: '备份文件“{file}”属于另一个工作区，不能并入这里。',
    zhNext: '请在它自己的工作区中导入，或在没有工作区的电脑上恢复。',
    en: 'The backup “{file}” is of another workspace; it cannot be merged into this one.',
    enNext: 'Take it in there, or restore it on a computer without a workspace.',
  },
  'draft-copy-unknown': {
    zh: '这份另存的草稿已经不在了。',
    zhNext: '请刷新后再看：它可能已被采用或丢弃。',
    en: 'This kept draft is no longer there.',
    enNext: 'Look again: it may have been taken up or dropped.',
  },
} as const satisfies Readonly<Record<string, ErrorText>>;

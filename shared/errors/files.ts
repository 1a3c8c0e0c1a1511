import type { ErrorText } from '../errors.ts';

/** Refusals of the disk: a file that is not there, cannot be read or cannot be written. */
export const fileErrors = {
  'file-missing': {
    zh: '找不到文件“{file}”。',
    zhNext: '请确认文件仍在原处、U 盘或共享目录已连接，再试一次。',
    en: 'The file “{file}” is not there.',
    enNext: 'Check that it was not moved and that the stick or share is connected, then try again.',
  },
  'file-unreadable': {
    zh: '文件“{file}”无法读取（{reason}）。',
    zhNext: '请检查访问权限和存储介质，或换一份拷贝再试。',
    en: 'The file “{file}” cannot be read ({reason}).',
    enNext: 'Check permissions and the medium, or try another copy.',
  },
  'file-shrunk': {
    zh: '文件在读取过程中变短了，可能正在复制或介质已被拔出。',
    zhNext: '请等待复制完成或重新连接介质，然后重试。',
    en: 'The file became shorter while it was read; it may still be copying, or the medium was removed.',
    enNext: 'Wait for the copy to finish or reconnect the medium, then try again.',
  },
  'file-unwritable': {
    zh: '无法写入文件“{file}”（{reason}）；原有文件没有改动。',
    zhNext: '请检查目录权限、介质是否只读，或另选位置保存。',
    en: 'The file “{file}” cannot be written ({reason}); nothing that was there has changed.',
    enNext: 'Check permissions and whether the medium is read-only, or choose another place.',
  },
  'disk-full': {
    zh: '磁盘空间不足，没有写成“{file}”；未完成的部分已清除。',
    zhNext: '请清理空间或另选磁盘，再重新开始。',
    en: 'The disk is full; “{file}” was not written and the unfinished part was removed.',
    enNext: 'Free some space or choose another disk, then start again.',
  },
  'file-too-big-for-disk': {
    zh: '目标磁盘的文件系统放不下这么大的文件（例如 FAT32 限 4 GB）。',
    zhNext: '请把文件保存到 NTFS 或 exFAT 格式的磁盘。',
    en: 'The target disk cannot hold a file this large (FAT32 ends at 4 GB).',
    enNext: 'Save to a disk formatted as NTFS or exFAT.',
  },
  'document-changed': {
    zh: '有一份申报材料在密封过程中被改动，密封已停止。',
    zhNext: '请确认材料不再变动后重新密封。',
    en: 'A document changed while it was being sealed; sealing stopped.',
    enNext: 'Make sure that nobody edits the documents, then seal again.',
  },
} as const satisfies Readonly<Record<string, ErrorText>>;

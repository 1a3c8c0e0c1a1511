import type { ErrorText } from '../errors.ts';

/** Refusals of the program's shell: the IPC door, windows, dialogs. */
export const shellErrors = {
  'ipc-input': {
    zh: '程序内部的请求格式不正确，操作没有执行。',
    zhNext: '请重试；若再次出现，请重启程序。',
    en: 'An internal request was malformed; nothing was done.',
    enNext: 'Try again; if it happens again, restart the program.',
  },
  'ipc-sender': {
    zh: '拒绝了一个来历不明的请求。',
    zhNext: '请重启程序；若再次出现，请联系管理机构。',
    en: 'A request from an unknown page was refused.',
    enNext: 'Restart the program; if it happens again, tell the agency.',
  },
  internal: {
    zh: '程序出现意外错误，已保存的内容不受影响。',
    zhNext: '请重试；若再次出现，请重启程序并把错误代码告诉管理机构。',
    en: 'Something unexpected went wrong; what was saved is safe.',
    enNext: 'Try again; if it happens again, restart and report the code.',
  },
  cancelled: {
    zh: '操作已取消，一切保持原样。',
    zhNext: '需要时可以重新开始。',
    en: 'The operation was cancelled; everything is as it was.',
    enNext: 'Start it again whenever you like.',
  },
  'dialog-cancelled': {
    zh: '没有选择文件。',
    zhNext: '需要时请再次选择。',
    en: 'No file was chosen.',
    enNext: 'Choose one whenever you like.',
  },
} as const satisfies Readonly<Record<string, ErrorText>>;

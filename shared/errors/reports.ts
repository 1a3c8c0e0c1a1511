import type { ErrorText } from '../errors.ts';

/** Refusals about programme files, application indexes and what is written for people. */
export const reportErrors = {
  'programme-invalid': {
    zh: '计划文件 {file} 有误：{problems}',
    zhNext: '请改正所列各处，或重新安装程序恢复原文件。',
    en: 'The programme file {file} has errors: {problems}',
    enNext: 'Mend what is listed, or reinstall the program to restore the file.',
  },
  'programme-unknown': {
    zh: '没有这个评审类型：{programme} / {review}。',
    zhNext: '请从程序列出的计划和评审类型中选择。',
    en: 'There is no such review: {programme} / {review}.',
    enNext: 'Choose one of the programmes and reviews that the program lists.',
  },
  'index-unreadable': {
    zh: '无法读取申报项目清单：{reason}。',
    zhNext: '请用程序导出的模板（xlsx 或 csv）填写后再导入。',
    en: 'The application index cannot be read: {reason}.',
    enNext: 'Fill in the template that the program exports (xlsx or csv) and import that.',
  },
  'no-pdf-engine': {
    zh: '这里没有可用的打印组件，无法生成 PDF。',
    zhNext: '请改为导出 HTML，用浏览器打开后打印；或安装 Chromium。',
    en: 'There is no printing engine here to make a PDF.',
    enNext: 'Export HTML and print it from a browser, or install Chromium.',
  },
} as const satisfies Readonly<Record<string, ErrorText>>;

import type { ErrorText } from '../errors.ts';

/** Refusals about programme files, application indexes and what is written for people. */
export const reportErrors = {
  'programme-invalid': {
    zh: '计划文件 {file} 有误：{problemsZh}',
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
  'paper-hash': {
    zh: '这不是评分表的 SHA-256：应为 64 位十六进制数字，或其前 16 位以上。',
    zhNext: '请照打印页末尾“评分表 SHA-256”一行输入，或从二维码中取最后一段。',
    en: 'This is no SHA-256 of a sheet: 64 hex digits are needed, or 16 or more of the first.',
    enNext:
      'Type the line “SHA-256 of the sheet” of the page, or take the last part of the QR code.',
  },
  'paper-unknown': {
    zh: '本轮没有 SHA-256 为 {hash} 的评分表：没有收到过，也没有在这里签署过。',
    zhNext: '请核对轮次和输入；仍找不到时，这张纸没有对应的签署文件，不要采用，请向专家索取函件。',
    en: 'No sheet of SHA-256 {hash} was received or signed here in this round.',
    enNext:
      'Check the round and the digits; if it stays unknown, no signed file stands behind the paper: do not use it and ask the expert for the post.',
  },
  'paper-ambiguous': {
    zh: '有不止一份评分表的 SHA-256 以 {hash} 开头。',
    zhNext: '请输入更多位。',
    en: 'More than one sheet has a SHA-256 that begins with {hash}.',
    enNext: 'Type more digits.',
  },
  'no-pdf-engine': {
    zh: '这里没有可用的打印组件，无法生成 PDF。',
    zhNext: '请改为导出 HTML，用浏览器打开后打印；或安装 Chromium。',
    en: 'There is no printing engine here to make a PDF.',
    enNext: 'Export HTML and print it from a browser, or install Chromium.',
  },
} as const satisfies Readonly<Record<string, ErrorText>>;

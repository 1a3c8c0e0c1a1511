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
  'programme-absent': {
    zh: '没有编号为 {id} 的计划。',
    zhNext: '请从计划列表中选择。',
    en: 'There is no programme {id}.',
    enNext: 'Choose one from the list of programmes.',
  },
  'programme-shipped': {
    zh: '随程序提供的计划不能修改。',
    zhNext: '请先复制一份，再修改副本。',
    en: 'A programme that ships with the program is never changed.',
    enNext: 'Copy it and change the copy.',
  },
  'programme-id-taken': {
    zh: '已有编号为 {programme} 的计划。',
    zhNext: '请换一个编号。',
    en: 'There is a programme {programme} already.',
    enNext: 'Choose another id.',
  },
  'programme-in-use': {
    zh: '已有评审轮次由这个计划建立，不能移除：{rounds}。',
    zhNext: '可以保留不用；轮次各自保存了建立时的评审类型。',
    en: 'Rounds were made from this programme, so it stays: {rounds}.',
    enNext: 'Leave it unused; each round keeps its own copy of the review.',
  },
  'programme-never-saved': {
    zh: '这个计划只有草稿，尚未保存过。',
    zhNext: '请先改正问题并保存；不需要的草稿可以移除。',
    en: 'This programme is a draft that was never saved.',
    enNext: 'Mend its problems and save it, or remove the draft.',
  },
  'programme-problems': {
    zh: '草稿还有 {count} 处问题，没有保存为计划。',
    zhNext: '请按所列各处改正；草稿已经留存。',
    en: 'The draft has {count} problems and was not saved as a programme.',
    enNext: 'Mend what is listed; the draft itself is kept.',
  },
  'programme-draft-shape': {
    zh: '收到的草稿不是这个计划的格式，没有留存。',
    zhNext: '请重新打开这个计划再修改。',
    en: 'What came is not a draft of this programme; it was not kept.',
    enNext: 'Open the programme again and repeat the change.',
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

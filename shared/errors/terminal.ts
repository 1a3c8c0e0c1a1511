import type { ErrorText } from '../errors.ts';

/** Refusals that only the terminal program has. */
export const terminalErrors = {
  'terminal-input': {
    zh: '输入不符合要求：{problems}',
    zhNext: '请按“hengping help 命令”所示改正后重试。',
    en: 'The input is not acceptable: {problems}',
    enNext: 'Correct it as `hengping help COMMAND` shows and try again.',
  },
  'terminal-passphrase': {
    zh: '需要口令，但没有给出口令文件，也没有可输入的终端。',
    zhNext: '请用 --passphrase-file 指定只有您能读取的文件；口令不能写在命令行里。',
    en: 'A passphrase is needed; there is no passphrase file and no terminal to type it at.',
    enNext: 'Name a file that only you can read with --passphrase-file; never put it on the line.',
  },
  'terminal-file': {
    zh: '无法读取文件 {file}。',
    zhNext: '请检查文件名与访问权限。',
    en: 'The file {file} cannot be read.',
    enNext: 'Check its name and permissions.',
  },
  'index-problems': {
    zh: '申报项目清单有 {count} 处问题，没有导入任何项目：\n{problems}',
    zhNext: '请在表格中改正后重新导入。',
    en: 'The application index has {count} problems; nothing was taken in:\n{problems}',
    enNext: 'Mend them in the spreadsheet and import it again.',
  },
  'document-problems': {
    zh: '申报材料有 {count} 处问题：\n{problems}',
    zhNext: '请补齐或更正文件后重新指定文件夹。',
    en: 'The documents have {count} problems:\n{problems}',
    enNext: 'Supply or correct the files and name the folder again.',
  },
  'aggregate-policy': {
    zh: '汇总规则 {file} 有 {count} 处问题：\n{problems}',
    zhNext: '请按 resources/guide/merging.md 改正规则文件后重试。',
    en: 'The policy {file} has {count} problems:\n{problems}',
    enNext: 'Correct the policy as resources/guide/merging.md describes and try again.',
  },
  'aggregate-table': {
    zh: '评分表 {file} 有 {count} 处问题，没有汇总：\n{problems}',
    zhNext: '请在表中改正所列各处后重试。',
    en: 'The score table {file} has {count} problems; nothing was merged:\n{problems}',
    enNext: 'Mend what is listed in the table and try again.',
  },
  'result-content': {
    zh: '结果文件的内容与其哈希值不一致。',
    zhNext: '不要采用该文件，请向管理机构重新索取。',
    en: 'The content of the result does not fit its hash.',
    enNext: 'Do not use this file; ask the agency for it again.',
  },
  'record-content': {
    zh: '意见或名单文件的内容前后矛盾：哈希不符，或与结果不一致之处没有如实列出。',
    zhNext: '不要采用该文件，请向管理机构重新索取。',
    en: 'The opinion or list contradicts itself: its hash, or the departures that it states, do not fit.',
    enNext: 'Do not use this file; ask the agency for it again.',
  },
} as const satisfies Readonly<Record<string, ErrorText>>;

// What a merged round can be exported as, in the order in which it is asked for.

export const internalExports = [
  {
    format: 'report',
    title: 'report.report',
    text: 'report.reportText',
    button: 'report.exportReport',
  },
  { format: 'xlsx', title: 'report.xlsx', text: 'report.xlsxText', button: 'report.exportXlsx' },
  { format: 'csv', title: 'report.csv', text: 'report.csvText', button: 'report.exportCsv' },
  {
    format: 'json',
    title: 'statistics.json',
    text: 'statistics.jsonText',
    button: 'statistics.exportJson',
  },
  {
    format: 'signed',
    title: 'report.signed',
    text: 'report.signedText',
    button: 'report.exportSigned',
  },
] as const;

export const publicExports = [
  {
    format: 'public-report',
    title: 'report.report',
    text: 'statistics.publicText',
    button: 'statistics.exportPublicReport',
  },
  {
    format: 'public-xlsx',
    title: 'report.xlsx',
    text: 'statistics.publicText',
    button: 'statistics.exportPublicXlsx',
  },
  {
    format: 'public-csv',
    title: 'report.csv',
    text: 'statistics.publicText',
    button: 'statistics.exportPublicCsv',
  },
] as const;

export type ExportRow = (typeof internalExports)[number] | (typeof publicExports)[number];

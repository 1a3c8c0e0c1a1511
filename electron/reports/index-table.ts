import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { Refusal } from '../../shared/errors.ts';

// An index of 20,000 rows is a few megabytes; more than this is no index.
const maxBytes = 32 * 1024 * 1024;
const zipMagic = [0x50, 0x4b, 0x03, 0x04] as const;

/** A worksheet; csv is one without a name. Cells as text, row by row as the spreadsheet numbers
 * them, trimmed. */
export type Table = {
  readonly name: string | null;
  readonly rows: readonly (readonly string[])[];
};

/** The worksheets of an index file.
 * Takes xlsx and csv (UTF-8 with or without BOM, UTF-16, GB18030; comma, semicolon or tab), told
 * apart by content.
 * @throws Refusal `index-unreadable`. */
export async function readTables(bytes: Uint8Array): Promise<readonly Table[]> {
  if (bytes.length === 0) throw unreadable('文件是空的 / the file is empty');
  if (bytes.length > maxBytes) throw unreadable('文件超过 32 MB / larger than 32 MB');
  const isZip = zipMagic.every((byte, index) => bytes[index] === byte);
  const tables = isZip ? await readXlsx(bytes) : [{ name: null, rows: readCsv(bytes) }];
  return tables.map(({ name, rows }) => ({
    name,
    rows: rows.map((row) => row.map((cell) => cell.normalize('NFC').trim())),
  }));
}

const unreadable = (reason: string) =>
  new Refusal('index-unreadable', 'application index cannot be read', { reason });

async function readXlsx(bytes: Uint8Array): Promise<Table[]> {
  try {
    // Numbers stay as written: a double would change 0.1 + 0.2 and long ids.
    const sheets = await readWorkbook(Buffer.from(bytes), {
      parseNumber: (text) => text,
      trim: false,
    });
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.map(cellText)),
    }));
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : 'not a workbook');
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value);
}

function readCsv(bytes: Uint8Array): string[][] {
  const text = decode(bytes);
  const heading = text.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = [',', '\t', ';'].sort(
    (a, b) => heading.split(b).length - heading.split(a).length,
  )[0];
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false });
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : 'not csv');
  }
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Spreadsheet programs in China save csv as GBK; GB18030 contains it.
  }
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    throw unreadable('既不是 UTF-8 也不是 GBK 编码 / neither UTF-8 nor GBK');
  }
}

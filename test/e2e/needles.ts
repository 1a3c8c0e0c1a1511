// Looks for words and bytes in files, in every form in which a program is likely to write them down.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export type Needle = { readonly name: string; readonly bytes: Uint8Array };
export type Hit = { readonly needle: string; readonly form: string; readonly file: string };

export const needle = (name: string, words: string): Needle => ({
  name,
  bytes: Buffer.from(words, 'utf8'),
});

type Form = { readonly form: string; readonly bytes: Buffer };

/** The needle as it is, in UTF-16, in hex, and in base64 wherever it begins in a run of three bytes. */
export function formsOf(bytes: Uint8Array): readonly Form[] {
  const plain = Buffer.from(bytes);
  const forms: Form[] = [
    { form: 'as it is', bytes: plain },
    { form: 'hex', bytes: Buffer.from(plain.toString('hex')) },
    { form: 'HEX', bytes: Buffer.from(plain.toString('hex').toUpperCase()) },
  ];
  const text = plain.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(plain)) {
    forms.push({ form: 'UTF-16LE', bytes: Buffer.from(text, 'utf16le') });
    const escaped = JSON.stringify(text)
      .slice(1, -1)
      .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    if (escaped !== text) forms.push({ form: 'JSON escapes', bytes: Buffer.from(escaped) });
  }
  for (const shift of [0, 1, 2]) {
    // Of three bytes that do not all belong to the needle, the characters are not known.
    const padded = Buffer.concat([Buffer.alloc(shift), plain]);
    const whole = padded.subarray(0, padded.length - (padded.length % 3));
    const skipped = Math.ceil((shift * 4) / 3);
    for (const alphabet of ['base64', 'base64url'] as const) {
      const inside = whole.toString(alphabet).slice(skipped);
      forms.push({ form: `${alphabet} +${shift}`, bytes: Buffer.from(inside) });
    }
  }
  return forms;
}

/** Every place below a folder where a needle lies; `isSource` tells files that hold them on purpose. */
export async function search(
  folder: string,
  needles: readonly Needle[],
  isSource: (file: string) => boolean = () => false,
): Promise<readonly Hit[]> {
  const wanted = needles.flatMap(({ name, bytes }) =>
    formsOf(bytes).map((form) => ({ ...form, needle: name })),
  );
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const hits: Hit[] = [];
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    if (isSource(file)) continue;
    // A name is written down, too.
    const texts = [Buffer.from(entry.name)];
    if (entry.isFile()) texts.push(await readFile(file).catch(() => Buffer.alloc(0)));
    for (const text of texts) {
      for (const { needle: name, form, bytes } of wanted) {
        if (text.includes(bytes)) hits.push({ needle: name, form, file });
      }
    }
  }
  return hits;
}

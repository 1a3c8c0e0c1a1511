import { readFileSync } from 'node:fs';
import { Refusal } from '../../shared/errors.ts';

/** A text file that a flag names (UTF-8, a leading byte order mark is dropped).
 * @throws Refusal terminal-file */
export function readTextFile(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch {
    throw new Refusal('terminal-file', 'file named by a flag cannot be read', { file });
  }
}

/** A JSON file that a flag names. @throws Refusal terminal-file, terminal-input */
export function readJsonFile(file: string): unknown {
  const text = readTextFile(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    const problems = `${file}: ${error instanceof Error ? error.message : 'not JSON'}`;
    throw new Refusal('terminal-input', 'file is no JSON', { problems });
  }
}

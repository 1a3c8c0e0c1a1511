import { readFileSync } from 'node:fs';
import { Refusal } from '../../shared/errors.ts';

/** Where a passphrase may come from. Never the command line or the environment: others can read
 * both. */
export type PassphraseSource = {
  readonly file: string | undefined;
  readonly input: NodeJS.ReadStream;
  readonly prompt: (text: string) => void;
};

/** Reads the passphrase: the first line of the file, of standard input for `-`, or typed at the
 * terminal without being shown.
 * @throws Refusal terminal-passphrase, terminal-file */
export async function readPassphrase({ file, input, prompt }: PassphraseSource): Promise<string> {
  if (file === '-') return firstLine(await readAll(input));
  if (file !== undefined) {
    try {
      return firstLine(readFileSync(file, 'utf8'));
    } catch {
      throw new Refusal('terminal-file', 'passphrase file cannot be read', { file });
    }
  }
  if (!input.isTTY) throw new Refusal('terminal-passphrase', 'no passphrase source');
  return typed(input, prompt);
}

const firstLine = (text: string): string => text.split(/\r?\n/, 1)[0] ?? '';

async function readAll(input: NodeJS.ReadStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function typed(input: NodeJS.ReadStream, prompt: (text: string) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const finish = () => {
      input.setRawMode(false);
      input.pause();
      input.off('data', onData);
      prompt('\n');
    };
    const onData = (data: Buffer) => {
      for (const character of data.toString('utf8')) {
        if (character === '\r' || character === '\n') {
          finish();
          resolve(text);
          return;
        }
        if (character === '\u0003' || character === '\u0004') {
          finish();
          reject(new Refusal('cancelled', 'passphrase entry was cancelled'));
          return;
        }
        if (character === '\u007f' || character === '\b') text = [...text].slice(0, -1).join('');
        else text += character;
      }
    };
    prompt('口令 passphrase: ');
    input.setRawMode(true);
    input.resume();
    input.on('data', onData);
  });
}

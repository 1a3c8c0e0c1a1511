// A program of its own that works until it is killed: `node crash-child.ts seal|receive HOME …`.
// It says on standard output how far it is, one line a step.
import { openOffice } from './agency-office.ts';

const [mode, folder, ...rest] = process.argv.slice(2);
if (!folder) throw new Error('usage: crash-child.ts seal|receive HOME [FILE…]');

const office = await openOffice({ folder });
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

if (mode === 'seal') {
  office.onProgress.push(({ done, total }) => say(`${done}/${total}`));
  await office.handlers.seal({ round: 'CB-2026-1', suite: 'x25519' });
  say(`sealed ${process.resourceUsage().maxRSS}`);
} else {
  say('ready');
  for (const file of rest) {
    const { outcome } = await office.receive(file);
    say(`${outcome} ${file}`);
  }
  say('finished');
}
office.lock();

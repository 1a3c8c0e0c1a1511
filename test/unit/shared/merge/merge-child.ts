// Merges random rounds in this process's zone and language, with every list in an order of its own,
// and prints the hash of each content: node merge-child.ts <order> <rounds>
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../../shared/canonical-json.ts';
import { mergeRound } from '../../../../shared/merge/merge-round.ts';
import { shuffledRound } from './other-rounds.ts';
import { anyRound, dice } from './random-rounds.ts';

const [order, rounds] = process.argv.slice(2).map(Number);
const hashes = Array.from({ length: rounds ?? 0 }, (_, number) => {
  const content = mergeRound(shuffledRound(anyRound(number), dice(order ?? 0)));
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
});
const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
process.stdout.write(JSON.stringify({ hashes, locale, timeZone }));

import { targetName } from './target.ts';

/** Says once, before the first spec, what the specs run on. */
export default function announceTarget(): void {
  console.log(`Specs run on ${targetName}.`);
}

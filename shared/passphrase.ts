/** The fewest characters of a new passphrase: it guards drafts, keys and documents, and the key
 * derivation makes each guess slow. The page, the vault and the terminal ask for the same. */
export const shortestPassphrase = 10;

/** True where a new passphrase has enough characters, counted as the vault reads it: an input
 * method's wide and narrow forms are one. */
export const isLongEnough = (passphrase: string): boolean =>
  [...passphrase.normalize('NFKC')].length >= shortestPassphrase;

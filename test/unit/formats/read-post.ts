import { decryptPost, type Post, type PostKeySource } from '../../../electron/formats/post.ts';
import type { TrustChain } from '../../../electron/formats/trust-chain.ts';

/** Decrypts a post and verifies it whole, as both sides of the program do in two steps. */
export async function readPost(
  file: Uint8Array,
  identities: readonly string[],
  keyOf: PostKeySource,
  chain?: TrustChain,
): Promise<Post> {
  return (await decryptPost(file, identities)).verify(keyOf, chain);
}

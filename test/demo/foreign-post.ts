export async function postOfAnotherRound(_stage: unknown): Promise<string> {
  throw new Error('not yet');
}

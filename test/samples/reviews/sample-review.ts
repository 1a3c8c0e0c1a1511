/** A target of a made-up task book, as the index names it. */
export type SampleTarget = {
  readonly id: string;
  /** One of the review's kinds, by its Chinese title. */
  readonly kind: string;
  readonly title: string;
  readonly planned: string;
  readonly source: string;
  /** What the project reports of it. */
  readonly reached: string;
};

/** One made-up application; `facts` by the keys of the programme file, as cells of the index. */
export type SampleApplication = {
  readonly id: string;
  readonly lot: string;
  readonly lotTitle: string;
  readonly title: string;
  readonly unit: string;
  readonly leader: string;
  readonly members: readonly string[];
  readonly partners: readonly string[];
  readonly demandSide: string;
  readonly facts: Readonly<Record<string, string>>;
  /** Parts of its one document, each a title and its paragraphs. */
  readonly parts: readonly (readonly [title: string, ...paragraphs: string[]])[];
  readonly targets?: readonly SampleTarget[];
};

export type SampleReview = {
  readonly programme: 'guangxi-cross-border' | 'guangxi-ai-platform';
  readonly review: string;
  /** What its one document is called. */
  readonly document: string;
  readonly applications: readonly SampleApplication[];
};

/** The same answer to many yes-or-no facts. */
export const all = (answer: '是' | '否', ...keys: readonly string[]): Record<string, string> =>
  Object.fromEntries(keys.map((key) => [key, answer]));

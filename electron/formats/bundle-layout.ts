// What a bundle is made of: names, limits and the order of its parts.

export const bundleMimetype = 'application/vnd.hengping.bundle+zip;v=1';

/** Every name that a bundle's entries can have. */
export const entryName =
  /^(mimetype|form\.jws|manifest\.json|seal\.jws|trust\.[1-9][0-9]{0,5}\.jws|[dx]\/[a-z2-7]{26}\.(age|leaves)|m\/[a-z2-7]{26}\.age)$/;

export const bundleLimits = {
  entries: 200_000,
  directorySize: 64 * 1024 * 1024,
  name: entryName,
} as const;

/** Longest manifest, in bytes. */
export const longestManifest = 64 * 1024 * 1024;
/** Longest encrypted metadata of one application, in bytes. */
export const longestMetadata = 8 * 1024 * 1024;

export const documentEntry = (docid: string): string => `d/${docid}.age`;
export const leavesEntry = (docid: string): string => `x/${docid}.leaves`;
export const metadataEntry = (appid: string): string => `m/${appid}.age`;
export const trustEntry = (version: number): string => `trust.${version}.jws`;

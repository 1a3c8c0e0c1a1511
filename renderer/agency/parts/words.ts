import type { TFunction } from 'i18next';

/** Words of the agency's desk. */
export type Words = TFunction<'agency'>;

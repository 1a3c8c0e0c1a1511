import type { Translated } from '../catalogue.ts';
import type { reader as chinese } from '../zh-CN/reader.ts';

export const reader: Translated<typeof chinese> = {};

import type { Translated } from '../catalogue.ts';
import type { expert as chinese } from '../zh-CN/expert.ts';

export const expert: Translated<typeof chinese> = {};

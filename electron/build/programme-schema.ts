// Writes resources/programmes/schema.json from the schema that the program reads programmes with:
// node electron/build/programme-schema.ts
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Condition, FactTitle, Rule } from '../../shared/condition.ts';
import { GradeBand, Policy, VetoRule } from '../../shared/policy.ts';
import { FactDefinition, Programme, Review } from '../../shared/programme.ts';
import {
  Bilingual,
  BilingualDocument,
  Choice,
  Criterion,
  Level,
  Rubric,
  TargetRule,
  VetoQuestion,
} from '../../shared/rubric.ts';

const description = [
  '衡评 Hengping 计划文件：一个计划的评审类型、评分标准、汇总规则、事实与条件。',
  'A programme file: reviews with their rubric, merge rule, facts and conditions.',
  'Scores, marks and weights are hundredths of a point.',
  'Not said here: the weights of a rubric add up to its fullMark; max is a multiple of step; levels lie within 0 and max; the ids of reviews, criteria, choices, facts and conditions are unique; the policy names only criteria and choices of the rubric; a condition names only facts of the review, each of the kind that its rule needs; texts are in Unicode NFC.',
].join('\n');

/** The JSON Schema (2020-12) of a programme file, as the text of `schema.json`. */
export function programmeSchemaText(): string {
  const named = z.registry<{ id: string }>();
  const parts = { Bilingual, BilingualDocument, Condition, Criterion, FactDefinition, FactTitle };
  const whole = {
    ...parts,
    Choice,
    GradeBand,
    Level,
    Policy,
    Review,
    Rubric,
    Rule,
    TargetRule,
    VetoQuestion,
    VetoRule,
  };
  for (const [id, schema] of Object.entries(whole)) named.add(schema, { id });
  const { $schema, ...rest } = z.toJSONSchema(Programme, { metadata: named });
  const schema = { $schema, title: 'Hengping programme', description, ...rest };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

const schemaFile = path.join(import.meta.dirname, '../../resources/programmes/schema.json');
if (import.meta.main) writeFileSync(schemaFile, programmeSchemaText());

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { packSchema } from '../src-shared/model/pack.ts'
import { policySchema } from '../src-shared/model/policy.ts'
import { mediaPathSchema, taskSchema } from '../src-shared/model/task.ts'

/** Where the published schema of task packs is kept. */
export const schemaFile = join(import.meta.dirname, '../docs/task-pack.schema.json')

/** What the path of a file may look like; the model checks it by code, which a JSON Schema cannot carry. */
const mediaPathPattern = '^(?![A-Za-z]:)(?![\\s\\S]*(^|/)\\.{0,2}(/|$))[^\\\\\\u0000]+$'

function definition(schema: z.ZodType): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    // What a pack may leave out is what a person writing one wants to know.
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === mediaPathSchema) jsonSchema.pattern = mediaPathPattern
    },
  })
  return rest
}

/** The JSON Schema of a pack's files, as text: pack.json, a line of tasks.jsonl, and a policy. */
export function taskPackSchema(): string {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Evenhand task pack, format evenhand-pack/1',
    description:
      'A pack.json (#/$defs/pack), one line of tasks.jsonl (#/$defs/task), or a policy file (#/$defs/policy). Made from src-shared/model by scripts/make-schema.ts; do not edit.',
    anyOf: [{ $ref: '#/$defs/pack' }, { $ref: '#/$defs/task' }, { $ref: '#/$defs/policy' }],
    $defs: {
      pack: definition(packSchema),
      task: definition(taskSchema),
      policy: definition(policySchema),
    },
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}

if (import.meta.main) await writeFile(schemaFile, taskPackSchema())

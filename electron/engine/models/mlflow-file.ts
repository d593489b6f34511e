import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { AppError } from '#shared/domain/app-error.ts';
import type { Hints } from './describe-model.ts';

export type MlflowFile = {
  /** The model beside it, a plain name. */
  data: string;
  /** The file of example rows that was saved with it. */
  example: string | null;
  hints: Hints;
};

const MLMODEL = 'MLmodel';
/** Real ones repeat a list or two by reference; what is made to grow does nothing else. */
const MOST_ALIASES = 20;
const LONGEST_TEXT = 200;
const MOST_COLUMNS = 5000;
const PLAIN_NAME = /^[A-Za-z0-9_][A-Za-z0-9_.\- ]*$/;

const text = z.string().max(1000);
const column = z.object({ name: z.string().min(1).max(500).optional(), type: text });
const schema = z.object({
  flavors: z.record(z.string(), z.unknown()),
  mlflow_version: text.optional(),
  run_id: text.nullish(),
  utc_time_created: text.optional(),
  signature: z.object({ inputs: z.string().max(2_000_000).nullish() }).nullish(),
  saved_input_example_info: z.object({ artifact_path: text.optional(), pandas_orient: text.optional() }).nullish(),
});

/**
 * What an `MLmodel` file says of its model.
 *
 * @throws AppError MLFLOW_INVALID when it is not one, MLFLOW_NOT_ONNX when the model is kept in another form
 */
export function parseMlflow(written: string): MlflowFile {
  const checked = schema.safeParse(yaml(written));
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw invalid(issue?.path.join('.') || MLMODEL, { expected: issue?.message ?? '', found: MLMODEL });
  }
  const { flavors, signature, saved_input_example_info: example } = checked.data;
  const onnx = z.object({ data: z.string().max(LONGEST_TEXT) }).safeParse(flavors['onnx']);
  if (!Object.hasOwn(flavors, 'onnx')) throw otherForm(Object.keys(flavors));
  if (!onnx.success) throw invalid('flavors.onnx.data', { expected: 'the name of the model file', found: 'nothing' });
  const { data } = onnx.data;
  if (!PLAIN_NAME.test(data))
    throw new AppError('BUNDLE_PATH_OUTSIDE', 'file outside the folder; named in flavors.onnx.data', {
      file: MLMODEL,
      key: 'flavors.onnx.data',
      found: data,
    });
  const path = example?.pandas_orient === 'split' ? (example.artifact_path ?? null) : null;
  return {
    data,
    example: path !== null && PLAIN_NAME.test(path) ? path : null,
    hints: { ...aboutIt(checked.data), columns: columnsOf(signature?.inputs ?? null) },
  };
}

/** Plain values only: no tag makes an object of its own, and references may not multiply. */
function yaml(written: string): unknown {
  const lines = new LineCounter();
  try {
    const document = parseDocument(written, { lineCounter: lines, schema: 'core', merge: false, logLevel: 'silent' });
    const [fault] = document.errors;
    if (fault !== undefined) {
      const { line, col } = lines.linePos(fault.pos[0]);
      throw new AppError('MLFLOW_INVALID', `no YAML; line ${line}`, {
        file: MLMODEL,
        context: 'yaml',
        line,
        column: col,
      });
    }
    return document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    // Too many references, or nested deeper than anything real.
    throw invalid(MLMODEL, { expected: 'plain YAML', found: 'references or nesting without end' }, cause);
  }
}

function aboutIt({ mlflow_version: version, run_id: run, utc_time_created: created }: z.infer<typeof schema>): Hints {
  const time = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})/.exec(created ?? '');
  const notes = [
    version === undefined ? 'MLflow' : `MLflow ${version}`,
    ...(typeof run === 'string' ? [`run ${run}`] : []),
  ];
  return { notes: notes.join(', '), ...(time === null ? {} : { createdAt: `${time[1]}T${time[2]}Z` }) };
}

/** The signature is JSON inside the YAML; one of tensors names no column. */
function columnsOf(inputs: string | null): NonNullable<Hints['columns']> {
  if (inputs === null) return [];
  let listed: unknown;
  try {
    listed = JSON.parse(inputs);
  } catch (cause) {
    throw invalid('signature.inputs', { expected: 'JSON', found: inputs.slice(0, LONGEST_TEXT) }, cause);
  }
  const columns = z.array(column).max(MOST_COLUMNS).safeParse(listed);
  if (!columns.success || columns.data.some(({ type }) => type === 'tensor')) return [];
  return columns.data.flatMap(({ name, type }) =>
    name === undefined ? [] : [{ name, type: type === 'boolean' ? ('boolean' as const) : null }],
  );
}

const FORMS = ['sklearn', 'xgboost', 'lightgbm', 'catboost', 'pytorch', 'tensorflow', 'keras', 'spark'];

function otherForm(flavours: readonly string[]): AppError {
  const found = flavours
    .map((name) => name.slice(0, LONGEST_TEXT))
    .slice(0, 10)
    .join(', ');
  const context = FORMS.find((form) => flavours.includes(form)) ?? 'other';
  return new AppError('MLFLOW_NOT_ONNX', `model that MLflow keeps in another form: ${found}`, {
    file: MLMODEL,
    context,
    found: found === '' ? '-' : found,
    expected: 'onnx',
  });
}

function invalid(key: string, { expected, found }: { expected: string; found: string }, cause?: unknown): AppError {
  const details = { file: MLMODEL, key: key.slice(0, LONGEST_TEXT), expected: expected.slice(0, LONGEST_TEXT), found };
  return new AppError('MLFLOW_INVALID', `invalid ${MLMODEL}; ${details.key}: ${details.expected}`, details, { cause });
}
